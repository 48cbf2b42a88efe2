using System.Text.RegularExpressions;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>System.CommandLine's complaints in one line of ours: what it says of types is for programmers.</summary>
internal static partial class ParseErrors
{
    /// <summary>The line for what is wrong first: a word that nobody knows rather than the one that it stands in the place of.</summary>
    public static string Line(IReadOnlyList<string> messages)
    {
        string first = messages.FirstOrDefault(m => m.StartsWith("Unrecognized", StringComparison.Ordinal)) ?? messages[0];
        string said = Argument().Replace(first, m => $"{m.Groups["option"]}: expected {Kind(m.Groups["type"].Value)}, found '{m.Groups["found"]}'");
        return $"{said}{(said.EndsWith('.') ? "" : ".")} --help lists the options.";
    }

    private static string Kind(string type) =>
        type.Contains("UInt", StringComparison.Ordinal) ? "a whole number of at least 0"
        : type.Contains("Int", StringComparison.Ordinal) ? "a whole number"
        : type.Contains("Double", StringComparison.Ordinal) ? "a number"
        : $"a value of type {type}";

    [GeneratedRegex("^Cannot parse argument '(?<found>.*)' for option '(?<option>.*)' as expected type '(?<type>.*)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Argument();
}
