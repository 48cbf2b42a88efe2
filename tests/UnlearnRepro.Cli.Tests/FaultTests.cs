using System.Reflection;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Whatever is thrown, on whichever thread, becomes one line and an exit code that says whose fault it was.</summary>
[TestFixture]
[NonParallelizable]
public sealed class FaultTests
{
    private static IEnumerable<TestCaseData> Thrown()
    {
        yield return Case(2, "error: x: expected a, found b", new StudyException("x: expected a, found b"));
        yield return Case(2, "error: x: expected a, found 'b\\nc\\u001b[2J'", new StudyException("x: expected a, found 'b\nc\u001b[2J'"));
        yield return Case(2, "error: 2 problems\nx:1: 'a\\nb'\nx:2: c", new StudyException("2 problems\nx:1: 'a\nb'\nx:2: c") { Lines = ["2 problems", "x:1: 'a\nb'", "x:2: c"] });
        yield return Case(2, "error: no space", new IOException("no space"));
        yield return Case(2, "error: denied", new UnauthorizedAccessException("denied"));
        yield return Case(2, "error: libtorch: ", new TypeInitializationException("TorchSharp.torch", new NotSupportedException("long\ntext")));
        yield return Case(2, "error: x", new AggregateException(new AggregateException(new OperationCanceledException()), new AggregateException(new StudyException("x"))));
        yield return Case(130, "stopped: ", new OperationCanceledException());
        yield return Case(130, "stopped: ", new AggregateException(new TaskCanceledException(), new OperationCanceledException()));
        yield return Case(1, "error: a fault of this program, ArgumentException: a\\nb; details are in ", new ArgumentException("a\nb"));
        yield return Case(1, "error: a fault of this program, KeyNotFoundException: k; ", new AggregateException(new TargetInvocationException(new KeyNotFoundException("k"))));
        yield return Case(1, "error: a fault of this program, FileNotFoundException: ", new FileNotFoundException("part", "CsvHelper, Version=33.0.0.0, Culture=neutral"));
        yield return Case(1, "error: not enough memory: m; ", new TypeInitializationException("Ours", new OutOfMemoryException("m")));
    }

    private static TestCaseData Case(int code, string line, Exception thrown) => new TestCaseData(code, line, thrown).SetArgDisplayNames($"{code}", thrown.GetType().Name, line);

    [TestCaseSource(nameof(Thrown))]
    public void Has_its_line_and_its_exit_code(int code, string line, Exception thrown)
    {
        using var artifacts = new ArtifactsFolder();
        var (before, said) = (Console.Error, new StringWriter());
        try
        {
            Console.SetError(said);
            Fault.Artifacts = artifacts.Path;
            Assert.That(Fault.Tell(thrown), Is.EqualTo(code));
        }
        finally
        {
            Console.SetError(before);
            Fault.Artifacts = null;
        }

        string text = said.ToString();
        Assert.That(text, Does.StartWith(line).And.EndsWith("\n"));
        Assert.That(text.TrimEnd('\n').Count(c => c == '\n'), Is.EqualTo(line.Count(c => c == '\n')));
        string[] details = Directory.GetFiles(artifacts.Path, "fault-*.txt");
        Assert.That(details, Has.Length.EqualTo(code == 1 ? 1 : 0));
        if (code == 1)
        {
            Assert.That(text, Does.Contain(details[0]));
            Assert.That(File.ReadAllText(details[0]), Does.Contain(thrown.GetType().FullName!).And.Contain(Fault.Reason(thrown).Message), "the whole of it, wrappings and all");
        }
    }

    [Test]
    public void Details_go_to_the_folder_for_temporary_files_where_there_is_no_other()
    {
        var (before, said) = (Console.Error, new StringWriter());
        try
        {
            Console.SetError(said);
            Fault.Artifacts = "/nonexistent/folder";
            Assert.That(Fault.Tell(new InvalidOperationException("x")), Is.EqualTo(1));
        }
        finally
        {
            Console.SetError(before);
            Fault.Artifacts = null;
        }

        string path = said.ToString().Split("details are in ")[1].Trim();
        Assert.That(path, Does.StartWith(Path.GetFullPath(Path.GetTempPath())));
        Assert.That(File.Exists(path));
        File.Delete(path);
    }

    [Test]
    public void On_a_thread_of_nobody_it_is_one_line_too()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.RunWith($"DOTNET_STARTUP_HOOKS={typeof(FaultTests).Assembly.Location}", "doctor", "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Match(@"^error: a fault of this program, InvalidOperationException: thrown by a thread\\nof a test; details are in [^\n]+\n$"));
        string details = result.Error.Split("details are in ")[1].Trim();
        Assert.That(File.ReadAllText(details), Does.Contain("at StartupHook.").And.Contain("doctor"));
        File.Delete(details);
    }

    [Test]
    public void A_damaged_part_of_the_program_is_a_fault_and_not_bad_input()
    {
        using var copy = new ArtifactsFolder();
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => Path.GetExtension(f) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(copy.Path, "UnlearnRepro.Kernels.dll"), "no program");
        var result = Unlearn.RunFrom(copy.Path, "doctor", "--artifacts", copy.Path);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Match(@"^error: a fault of this program, (BadImageFormat|FileLoad|FileNotFound)Exception: [^\n]+; details are in [^\n]+\n$"));
        File.Delete(result.Error.Split("details are in ")[1].Trim());
    }
}
