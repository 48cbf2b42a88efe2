namespace UnlearnRepro.Cli.Tests;

/// <summary>The benchmarks say what they cannot use in one line, before they measure for minutes.</summary>
[TestFixture]
public sealed class BenchmarkTests
{
    [TestCase("", "Required command was not provided. --help lists the options.")]
    [TestCase("stepp", "Unrecognized command or argument 'stepp'. --help lists the options.")]
    [TestCase("statistics --peer python3", "Unrecognized command or argument '--peer'. --help lists the options.")]
    [TestCase("step --peer /nonexistent/python", "--peer: expected a Python with PyTorch, found /nonexistent/python: ")]
    [TestCase("importances --peer /nonexistent/python", "--peer: expected a Python with PyTorch, found /nonexistent/python: ")]
    [TestCase("report --artifacts /dev/null", "/dev/null/bench: expected a folder that can be written to, found: ")]
    public void Bad_input_is_one_line(string words, string line) =>
        OneLine(Unlearn.Benchmark(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)), line);

    // Whether a Python has PyTorch is asked with -c; its scripts come as paths.
    [TestCase("echo Traceback >&2; echo No module named torch >&2; exit 1", "--peer: expected a Python with PyTorch, found PEER: No module named torch")]
    [TestCase("exit 3", "--peer: expected a Python with PyTorch, found PEER: exit code 3")]
    [TestCase("[ $1 = -c ] || { echo $1: no such file >&2; exit 2; }", "PEER train_step.py: expected times in microseconds, 1 of them, found BESIDE/peer/train_step.py: no such file")]
    [TestCase("[ $1 = -c ] || echo a while", "PEER train_step.py: expected times in microseconds, 1 of them, found 'a while'")]
    [Platform("Linux,MacOSX", Reason = "the stand-in is a shell script")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_peer_that_does_not_measure_is_named_with_the_last_thing_that_it_said(string script, string line)
    {
        using var folder = new ArtifactsFolder();
        string peer = Path.Combine(folder.Path, "python");
        File.WriteAllText(peer, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(peer, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        OneLine(Unlearn.Benchmark("step", "--peer", peer), line.Replace("PEER", peer).Replace("BESIDE", AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));
    }

    private static void OneLine(Result result, string line)
    {
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Output + result.Error);
        Assert.That(result.Error, Does.StartWith($"error: {line}").And.EndsWith("\n"));
        Assert.That(result.Error.TrimEnd('\n'), Does.Not.Contain('\n'));
    }
}
