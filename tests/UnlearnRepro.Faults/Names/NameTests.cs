using System.Net;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Faults.Names;

/// <summary>Methods, metrics, tasks and files with names that mean something to a file system, a browser, a Markdown reader or a spreadsheet.</summary>
[TestFixture]
public sealed partial class NameTests
{
    // One run of the program serves all that is asked of its report.
    private static readonly Lazy<TemporaryFolder> Reported = new(() =>
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("inside"));
        Write(folder.At("table.csv"), Hostile.All.SelectMany(name => Rows("m", "t", name).Concat(Rows(name, "t", "acc 1"))));
        var run = Watched.Run("verdict", folder.At("table.csv"), "--artifacts", folder.At("inside"));
        return run.ExitCode == 0 ? folder : throw new InvalidOperationException(run.Error);
    });

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
        string root = Reported.Value.Path;
        Assert.That(Directory.GetFileSystemEntries(root).Select(Path.GetFileName), Is.EquivalentTo(new[] { "inside", "table.csv" }), "nothing beside the artifacts");
        string report = Directory.GetDirectories(Path.Combine(root, "inside", "reports")).Single();
        string[] figures = [.. Directory.GetFiles(Path.Combine(report, "figures"), "seeds-*").Select(f => Path.GetFileName(f)!)];
        Assert.That(figures, Has.Length.EqualTo(Hostile.All.Count + 1), "a figure for each metric");
        Assert.That(figures.Select(f => f.ToUpperInvariant()), Is.Unique, "also where a file system takes capitals for small letters");
        Assert.That(figures, Has.All.Matches<string>(f => f!.Length <= 255 && f.All(char.IsAscii)));
        string page = File.ReadAllText(Path.Combine(report, "index.html")) + File.ReadAllText(Path.Combine(report, "report.md"));
        Assert.That(figures.Where(f => !File.Exists(Path.Combine(report, "figures", f))), Is.Empty);
        Assert.That(Images().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(f => !File.Exists(Path.Combine(report, f))), Is.Empty, "every picture that a page shows is there");
    }

    [Test]
    public void The_page_shows_names_as_text()
    {
        string html = File.ReadAllText(Path.Combine(Directory.GetDirectories(Path.Combine(Reported.Value.Path, "inside", "reports")).Single(), "index.html"));
        Assert.That(Tags().Matches(html).Select(m => m.Value).Where(tag => tag.Contains("alert(1)", StringComparison.Ordinal) && !tag.Contains("&lt;", StringComparison.Ordinal)), Is.Empty);
        Assert.That(html, Does.Not.Contain("<b>bold").And.Not.Contain("<img src=x").And.Not.Contain("javascript:"));
        string text = WebUtility.HtmlDecode(Tags().Replace(html, " "));
        Assert.That(Hostile.All.Where(name => !text.Contains(name, StringComparison.Ordinal)).Select(Short), Is.Empty, "names that cannot be read on the page");
    }

    [Test]
    public void The_Markdown_shows_names_as_text()
    {
        string markdown = File.ReadAllText(Path.Combine(Directory.GetDirectories(Path.Combine(Reported.Value.Path, "inside", "reports")).Single(), "report.md"));
        Assert.That(LiveLinks().Matches(markdown).Select(m => m.Value).Where(link => link.Contains("evil", StringComparison.Ordinal)), Is.Empty, "links and pictures");
        Assert.That(markdown, Does.Not.Match(@"(?<!\\)<(script|img|b>)"));
    }

    [Test]
    public void A_spreadsheet_computes_nothing()
    {
        string records = Path.Combine(Directory.GetDirectories(Path.Combine(Reported.Value.Path, "inside", "reports")).Single(), "records.csv");
        string[] fields = [.. File.ReadLines(records).SelectMany(line => line.Split(',')).Select(field => field.Trim('"'))];
        Assert.That(fields.Where(f => f.Length > 0 && f[0] is '=' or '+' or '-' or '@' && !double.TryParse(f, out _)).Distinct(), Is.Empty);
    }

    [Test]
    public void Every_study_has_a_folder_of_its_own_inside_the_reports()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("inside"));
        Write(folder.At("table.csv"), Hostile.All.SelectMany(name => Rows("m", name, "acc 1")));
        var run = Watched.Run("verdict", folder.At("table.csv"), "--artifacts", folder.At("inside"));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        string[] reports = [.. Directory.GetDirectories(folder.At("inside", "reports")).Select(f => Path.GetFileName(f)!)];
        Assert.That(reports.Select(f => f.ToUpperInvariant()), Is.Unique);
        Assert.That(reports, Has.Length.EqualTo(Hostile.All.Count));
        Assert.That(reports, Has.All.Matches<string>(f => File.Exists(folder.At("inside", "reports", f!, "index.html"))));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(2), "nothing beside the artifacts");
    }

    [Test]
    public void Names_that_no_report_can_hold_are_refused_by_their_line([Range(0, 1)] int place)
    {
        using var folder = new TemporaryFolder();
        Write(folder.At("table.csv"), Hostile.Refused.SelectMany(name => place == 0 ? Rows(name, "t", "acc") : Rows("m", "t", name)));
        var run = Watched.Run("verdict", folder.At("table.csv"), "--artifacts", folder.At("inside"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.All.Matches<string>(line => !line!.Any(char.IsControl)), "no control character reaches a terminal");
        Assert.That(run.Error, Does.Contain("table.csv:2:").And.Contain("label of at most"));
        Assert.That(Directory.Exists(folder.At("inside", "reports")), Is.False);
    }

    [Test]
    public void Tables_of_different_names_have_different_reports()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["结果.csv", "数据.csv"])
        {
            Write(folder.At(name), Rows("m", "t", "acc"));
            Assert.That(Watched.Run("verdict", folder.At(name), "--artifacts", folder.At("inside")).ExitCode, Is.Zero);
        }

        Assert.That(Directory.GetDirectories(folder.At("inside", "reports")), Has.Length.EqualTo(2));
    }

    [TestCase("...")]
    [Explicit("a minute")]
    [Category("Long")]
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
        var run = Watched.Run("verdict", folder.At("table.csv"), $"--name={name}", "--artifacts", folder.At("inside"));
        if (run.ExitCode != 0)
        {
            run.IsOneLine("--name");
            return;
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(2));
        Assert.That(Directory.GetFiles(folder.At("inside", "reports")), Is.Empty);
        Assert.That(Directory.GetDirectories(folder.At("inside", "reports")).Select(f => File.Exists(Path.Combine(f, "index.html"))), Is.EqualTo(new[] { true }));
    }

    private static void Write(string path, IEnumerable<string> rows) => File.WriteAllLines(path, ["method,task,metric,train_seed,unlearn_seed,value", .. rows]);

    private static IEnumerable<string> Rows(string method, string task, string metric) =>
        from i in Enumerable.Range(0, 2)
        from j in Enumerable.Range(0, 2)
        select FormattableString.Invariant($"{Quoted(method)},{Quoted(task)},{Quoted(metric)},{i},{j},{i + (0.25 * j)}");

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";

    private static string Short(string name) => name[..Math.Min(name.Length, 40)];

    [GeneratedRegex("(?:<img[^>]*? src=\"|!\\[[^\\]]*\\]\\()([^\")]+)")]
    private static partial Regex Images();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\([^)]*\)")]
    private static partial Regex LiveLinks();
}
