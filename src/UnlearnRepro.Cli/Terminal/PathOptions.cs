using System.CommandLine;
using System.CommandLine.Parsing;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>Options and arguments that name files and folders. An empty one, as a variable that is not set makes it, would mean the working folder.</summary>
internal static class PathOptions
{
    /// <summary>The option of the folder that is written to.</summary>
    public const string Artifacts = "--artifacts";

    /// <summary>That option.</summary>
    public static Option<string> OfArtifacts(string description = "the only folder that is written to") =>
        new Option<string>(Artifacts) { Description = description, DefaultValueFactory = _ => "artifacts" }.Named();

    /// <summary>Refuses a path without a letter.</summary>
    public static Option<T> Named<T>(this Option<T> option)
    {
        option.Validators.Add(result => Refuse(result, option.Name, result.Tokens));
        return option;
    }

    /// <inheritdoc cref="Named{T}(Option{T})"/>
    public static Argument<T> Named<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Refuse(result, argument.Name, result.Tokens));
        return argument;
    }

    private static void Refuse(SymbolResult result, string name, IEnumerable<Token> tokens)
    {
        if (tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{name}: expected a path, found an empty text.");
        }
    }
}
