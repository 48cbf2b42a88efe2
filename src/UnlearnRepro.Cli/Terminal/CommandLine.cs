using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>The words of a program's user, and the command that they name.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command and returns its exit code.</summary>
    /// <exception cref="StudyException">The words name none, or give it what it does not take.</exception>
    public static int Run(RootCommand root, string[] args)
    {
        var given = root.Parse(args);
        if (given.Action is ParseErrorAction && given.Errors.Count > 0)
        {
            throw new StudyException(ParseErrors.Line([.. given.Errors.Select(e => e.Message)]));
        }

        if (given.Action is HelpAction)
        {
            foreach (var option in given.CommandResult.Command.Options.OfType<IDescribedLate>())
            {
                option.Describe();
            }
        }

        var artifacts = given.CommandResult.Command.Options.FirstOrDefault(o => o.Name == PathOptions.Artifacts) as Option<string>;
        Fault.Artifacts = artifacts is null ? null : given.GetValue(artifacts);
        return given.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
