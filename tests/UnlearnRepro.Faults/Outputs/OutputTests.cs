using System.Globalization;
using System.Text.Json;

namespace UnlearnRepro.Faults.Outputs;

/// <summary>Nobody may be listening, and the disk behind a redirection may be full: files are written all the same, and the exit code is a documented one.</summary>
[TestFixture]
[Platform("Linux", Reason = "the streams are set by a shell")]
public sealed class OutputTests
{
    private const string Closed = "exec \"$@\" >&-", Full = "exec \"$@\" >/dev/full", Gone = "{ \"$@\"; echo $? >&3; } 3>&2 2>/dev/null | true";

    private const string BothClosed = "exec \"$@\" >&- 2>&-", BothFull = "exec \"$@\" >/dev/full 2>/dev/full";

    // Where its reader is gone, the run's exit code comes on standard error.
    [TestCase(BothClosed)]
    public void Verdict_writes_its_report_whoever_listens(string script) => Verdict(script);

    [Explicit("a minute")]
    [Category("Long")]
    [TestCase(Closed)]
    [TestCase(Full)]
    [TestCase(BothFull)]
    [TestCase(Gone)]
    [TestCase("exec \"$@\" 2>&-")]
    [TestCase("exec \"$@\" 2>/dev/full")]
    [TestCase("exec \"$@\" <&-")]
    [TestCase("exec \"$@\" <&- >&- 2>&-")]
    public void Verdict_writes_its_report_on_other_streams(string script) => Verdict(script);

    [TestCase(Gone)]
    public void Reproduce_writes_its_report_whoever_listens(string script) => Reproduce(script);

    [Explicit("a minute")]
    [Category("Long")]
    [TestCase(Closed)]
    [TestCase(Full)]
    [TestCase(BothClosed)]
    [TestCase(BothFull)]
    public void Reproduce_writes_its_report_on_other_streams(string script) => Reproduce(script);

    [TestCase(Full)]
    public void Plan_writes_its_files_whoever_listens(string script) => Plan(script);

    [Explicit("a minute")]
    [Category("Long")]
    [TestCase(Gone)]
    [TestCase(BothClosed)]
    [TestCase(BothFull)]
    public void Plan_writes_its_files_on_other_streams(string script) => Plan(script);

    [TestCase(BothFull)]
    public void Bad_input_is_2_even_if_it_cannot_be_said(string script) =>
        Assert.That(Unlearn.RunIn(script, "reproduce", "--tier", "huge").ExitCode, Is.EqualTo(2));

    private static void Verdict(string script)
    {
        using var folder = new TemporaryFolder();
        string table = folder.At("table.csv"), report = folder.At("report"), json = folder.At("out.json");
        File.WriteAllLines(table, ["method,train_seed,unlearn_seed,metric,value", .. from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 3) select FormattableString.Invariant($"A,{i},{j},acc,{i + (0.1 * j)}")]);
        Done(Unlearn.RunIn(script, "verdict", table, "--out", report, "--json", json, "--artifacts", folder.Path));
        Assert.That(File.ReadAllLines(Path.Combine(report, "records.csv")), Has.Length.EqualTo(13));
        Whole(report);
        Assert.That(() => JsonDocument.Parse(File.ReadAllText(json)), Throws.Nothing);
    }

    private static void Reproduce(string script)
    {
        using var folder = new TemporaryFolder();
        SmallStudy.CopyTo(folder.Path);
        Directory.Delete(folder.At("reports"), recursive: true);
        Done(Unlearn.RunIn(script, SmallStudy.Words(folder.Path)));
        SmallStudy.IsUndisturbed(folder.Path);
        Whole(SmallStudy.Report(folder.Path));
    }

    private static void Plan(string script)
    {
        using var folder = new TemporaryFolder();
        SmallStudy.CopyTo(folder.Path);
        Done(Unlearn.RunIn(script, ["plan", "--target", "1", .. SmallStudy.Words(folder.Path)[1..]]));
        string plan = Directory.EnumerateDirectories(folder.At("plans")).Single();
        Assert.That(File.ReadAllText(Path.Combine(plan, "plan.md")), Does.StartWith("# Plan from ").And.Contain("Half-width"));
        Whole(plan);
    }

    // 0, or 2 where what was to be said could not be.
    private static void Done(Result run)
    {
        int code = int.TryParse(run.Error.Trim(), CultureInfo.InvariantCulture, out int told) ? told : run.ExitCode;
        Assert.That(code, Is.AnyOf(0, 2), run.Error);
        Assert.That(run.Error, Does.Not.Contain("   at "), "a stack trace");
    }

    private static void Whole(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
        Assert.That(files.Where(f => Path.GetExtension(f) is ".tmp"), Is.Empty);
        foreach (string file in files)
        {
            string text = File.ReadAllText(file).TrimEnd();
            Assert.That(text, Path.GetExtension(file) switch
            {
                ".html" => Does.EndWith("</html>"),
                ".svg" => Does.EndWith("</svg>"),
                ".json" => Does.EndWith("}"),
                _ => Is.Not.Empty,
            }, file);
        }
    }
}
