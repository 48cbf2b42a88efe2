using System.Diagnostics;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Runs the program as a user does: another process, a folder of its own.</summary>
internal static class Unlearn
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "unlearn.dll");

    /// <summary>Far more than any run here takes on a busy machine: who is not done by then waits for something that never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Result Run(params string[] arguments) => Finish(Start(arguments));

    /// <summary>A run that a test builds on: had it failed, whatever comes after would mean nothing.</summary>
    public static Result Succeed(params string[] arguments)
    {
        var result = Run(arguments);
        Assert.That(result.ExitCode, Is.Zero, () => $"{string.Join(' ', arguments)}\n{result.Error}");
        return result;
    }

    /// <summary>With a variable of the environment set; by GNU env.</summary>
    public static Result RunWith(string variable, params string[] arguments) => Finish(Start("env", [variable, "dotnet", Program, .. arguments]));

    /// <summary>With its streams redirected as a shell writes it, e.g. <c>>/dev/full</c>.</summary>
    public static Result RunInShell(string redirections, params string[] arguments) => Finish(Start("sh", ["-c", $"exec dotnet \"$0\" \"$@\" {redirections}", Program, .. arguments]));

    /// <summary>A copy of the program in another folder.</summary>
    public static Result RunFrom(string folder, params string[] arguments) => Finish(Start("dotnet", [Path.Combine(folder, "unlearn.dll"), .. arguments]));

    /// <summary>The benchmarks, a program beside it.</summary>
    public static Result Benchmark(params string[] arguments) => Finish(Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "bench.dll"), .. arguments]));

    /// <summary>Another build of it.</summary>
    public static Result RunProgram(string program, params string[] arguments) => Finish(Start(program, arguments));

    public static Process Start(params string[] arguments) => Start("dotnet", [Program, .. arguments]);

    /// <summary>A shell ignores Ctrl-C on behalf of what it runs in the background, tests among them; this undoes it.</summary>
    public static Process StartInterruptible(params string[] arguments) => Start("env", ["--default-signal=INT", "dotnet", Program, .. arguments]);

    /// <summary>From a shell script in which <c>"$@"</c> is the program with its arguments.</summary>
    public static Process StartIn(string script, params string[] arguments) => Start("sh", ["-c", script, "sh", "dotnet", Program, .. arguments]);

    /// <summary>Waits for a run and disposes of it; one that hangs is killed and fails the test.</summary>
    public static Result Finish(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', process.StartInfo.ArgumentList)}: expected an end, found none after {Patience.TotalMinutes} minutes");
        }

        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>From a shell script in which <c>"$@"</c> is the program with its arguments.</summary>
    public static Result RunIn(string script, params string[] arguments) => Finish(StartIn(script, arguments));

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = RepositoryRoot.Path,
    })!;
}

/// <summary>What a run returned and printed.</summary>
internal sealed record Result(int ExitCode, string Output, string Error);
