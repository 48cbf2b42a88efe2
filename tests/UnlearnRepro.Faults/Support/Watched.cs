using System.Diagnostics;

namespace UnlearnRepro.Faults.Support;

/// <summary>Runs of the program that may not take for ever.</summary>
internal static class Watched
{
    /// <summary>Far more than any run here takes on a busy machine: who is not done by then waits for something that never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits for a run; one that hangs is killed and fails the test.</summary>
    /// <param name="process">Started with both streams redirected; disposed of here.</param>
    /// <param name="what">Names it when it hangs.</param>
    public static Result Finish(Process process, string what)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{what}: expected an end, found none after {Patience.TotalSeconds} s");
            }

            return new(process.ExitCode, output.Result, error.Result);
        }
    }

    /// <summary>Runs the program.</summary>
    public static Result Run(params string[] arguments) => Finish(Unlearn.Start(arguments), string.Join(' ', arguments));

    /// <summary>Runs it from a shell script in which <c>"$@"</c> is its command.</summary>
    public static Result RunIn(string script, params string[] arguments) => Finish(Unlearn.StartIn(script, arguments), $"{script}: {string.Join(' ', arguments)}");

    /// <summary>Requires what bad input gets: exit 2 and one line that has the parts in it.</summary>
    public static void IsOneLine(this Result result, params string[] parts)
    {
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Output + result.Error);
        Assert.That(result.Error.TrimEnd('\n'), Does.StartWith("error: ").And.Not.Contains('\n'));
        foreach (string part in parts)
        {
            Assert.That(result.Error, Does.Contain(part));
        }
    }
}
