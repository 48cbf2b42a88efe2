using System.Net;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Faults.Names;

/// <summary>Methods, metrics, tasks and files with names that mean something to a file system, a browser, a Markdown reader or a spreadsheet.</summary>
[TestFixture]
public sealed partial class NameTests
{
    // Two runs of the program serve all that is asked: one table of names as methods and as metrics, one of names as tasks.
    private static readonly Lazy<TemporaryFolder> Reported = new(() =>
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("inside"));
        Run(folder, "结果.csv", Hostile.All.SelectMany(name => Rows("m", "metrics", name).Concat(Rows(name, "methods", "acc 1"))));
        Run(folder, "数据.csv", Hostile.Few.SelectMany(name => Rows("m", name, "acc 1")));
        return folder;
    });

    private static string Reports => Reported.Value.At("inside", "reports");

    private static string Metrics => ReportOf("metrics");

    private static string Methods => ReportOf("methods");

    [OneTimeTearDown]
    public static void CleanUp()
    {
        if (Reported.IsValueCreated)
        {
            Reported.Value.Dispose();
        }
    }

    [Test]
    public void Every_metric_has_files_of_its_own_inside_the_report()
    {
        string[] figures = [.. Directory.GetFiles(Path.Combine(Metrics, "figures"), "seeds-*").Select(f => Path.GetFileName(f)!)];
        Assert.That(figures, Has.Length.EqualTo(Hostile.All.Count), "a figure for each metric");
        Assert.That(figures.Select(f => f.ToUpperInvariant()), Is.Unique, "also where a file system takes capitals for small letters");
        Assert.That(figures, Has.All.Matches<string>(f => f!.Length <= 255 && f.All(char.IsAscii)));
    }

    [Test]
    public void Every_study_and_every_table_has_a_folder_of_its_own_inside_the_reports()
    {
        string[] reports = [.. Directory.GetDirectories(Reports).Select(f => Path.GetFileName(f)!)];
        Assert.That(reports, Has.Length.EqualTo(2 + Hostile.Few.Count));
        Assert.That(reports.Select(f => f.ToUpperInvariant()), Is.Unique);
        Assert.That(reports, Has.All.Matches<string>(f => File.Exists(Path.Combine(Reports, f!, "index.html"))));
        Assert.That(Directory.GetFiles(Reports), Is.Empty, "no report in the folder of all reports");
        Assert.That(Directory.GetFileSystemEntries(Reported.Value.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "inside", "结果.csv", "数据.csv" }), "nothing beside the artifacts");
    }

    [Test]
    public void The_page_shows_names_as_text([Values] bool ofMethods)
    {
        string html = File.ReadAllText(Path.Combine(ofMethods ? Methods : Metrics, "index.html"));
        Assert.That(html, Does.Not.Contain("<b>bold").And.Not.Contain("<img src=x").And.Not.Contain("<script>alert"));
        string text = WebUtility.HtmlDecode(Tags().Replace(html, " "));
        Assert.That(Hostile.All.Where(name => !text.Contains(name, StringComparison.Ordinal)).Select(Short), Is.Empty, "names that cannot be read on the page");
    }

    [Test]
    public void The_Markdown_shows_names_as_text([Values] bool ofMethods)
    {
        string markdown = File.ReadAllText(Path.Combine(ofMethods ? Methods : Metrics, "report.md"));
        Assert.That(LiveLinks().Matches(markdown).Select(m => m.Value).Where(link => link.Contains("evil", StringComparison.Ordinal)), Is.Empty, "links and pictures");
        Assert.That(markdown, Does.Not.Match(@"(?<!\\)<(script|img|b)\b"));
    }

    [Test]
    public void A_spreadsheet_computes_nothing([Values] bool ofMethods)
    {
        string[] fields = [.. File.ReadLines(Path.Combine(ofMethods ? Methods : Metrics, "records.csv")).SelectMany(line => line.Split(',')).Select(field => field.Trim('"'))];
        Assert.That(fields.Where(f => f.Length > 0 && f[0] is '=' or '+' or '-' or '@' && !double.TryParse(f, out _)).Distinct(), Is.Empty);
    }

    [Test]
    public void Names_that_no_report_can_hold_are_refused_by_their_line()
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("table.csv"), Hostile.Refused.SelectMany(name => Rows(name, "t", "acc").Concat(Rows("m", "t", name))));
        var run = Unlearn.Run("verdict", folder.At("table.csv"), "--artifacts", folder.At("inside"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.All.Matches<string>(line => !line!.Any(char.IsControl)), "no control character reaches a terminal");
        Assert.That(run.Error, Does.Contain("table.csv:2:").And.Contain("label of at most"));
        Assert.That(Directory.Exists(folder.At("inside", "reports")), Is.False);
    }

    [Explicit("a minute")]
    [Category("Long")]
    [TestCase("...")]
    [TestCase("..")]
    [TestCase("../outside")]
    [TestCase("a/b")]
    [TestCase("CON")]
    [TestCase("a\nb")]
    [TestCase("--")]
    public void A_report_of_any_name_lies_in_a_folder_of_its_own_or_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("table.csv"), Rows("m", "t", "acc"));
        var run = Unlearn.Run("verdict", folder.At("table.csv"), $"--name={name}", "--artifacts", folder.At("inside"));
        if (run.ExitCode != 0)
        {
            run.IsOneLine("--name");
            return;
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(2));
        Assert.That(Directory.GetFiles(folder.At("inside", "reports")), Is.Empty);
        Assert.That(Directory.GetDirectories(folder.At("inside", "reports")).Select(f => File.Exists(Path.Combine(f, "index.html"))), Is.EqualTo(new[] { true }));
    }

    private static void Run(TemporaryFolder folder, string table, IEnumerable<string> rows)
    {
        Write(folder.At(table), rows);
        var run = Unlearn.Run("verdict", folder.At(table), "--artifacts", folder.At("inside"));
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{table}: {run.Error}");
        }
    }

    private static string ReportOf(string task) => Directory.GetDirectories(Reports, $"*{task}*").Single();

    private static void Write(string path, IEnumerable<string> rows) => File.WriteAllLines(path, ["method,task,metric,train_seed,unlearn_seed,value", .. rows]);

    private static IEnumerable<string> Rows(string method, string task, string metric) =>
        from i in Enumerable.Range(0, 2)
        from j in Enumerable.Range(0, 2)
        select FormattableString.Invariant($"{Quoted(method)},{Quoted(task)},{Quoted(metric)},{i},{j},{i + (0.25 * j)}");

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";

    private static string Short(string name) => name[..Math.Min(name.Length, 40)];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\([^)]*\)")]
    private static partial Regex LiveLinks();
}
