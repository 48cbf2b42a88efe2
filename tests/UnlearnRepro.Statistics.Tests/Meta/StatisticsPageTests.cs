using System.Reflection;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// The tables in docs/statistics.md are the measured ones. The simulations have fixed seeds, so that they repeat to the printed digits;
/// UPDATE_SNAPSHOTS=1 writes new ones, except on CI.
/// </summary>
public class StatisticsPageTests
{
    private const string Begin = "<!-- measured: begin -->", End = "<!-- measured: end -->";

    private static string PagePath => Path.Combine(
        typeof(StatisticsPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "docs", "statistics.md");

    private static bool Accepts => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    [Test]
    public void TablesAreTheMeasuredOnes()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n"), tables = MeasuredTables.All();
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.That(begin < end && begin >= Begin.Length, $"{PagePath} needs '{Begin}' and '{End}'");
        if (Accepts)
        {
            File.WriteAllText(PagePath, $"{page[..begin]}\n{tables}\n{page[end..]}");
            return;
        }

        string[] expected = page[begin..end].Trim().Split('\n'), found = tables.Split('\n');
        int line = Enumerable.Range(0, Math.Max(expected.Length, found.Length)).FirstOrDefault(k => expected.ElementAtOrDefault(k) != found.ElementAtOrDefault(k), -1);
        Assert.That(line, Is.EqualTo(-1), () =>
            $"docs/statistics.md, measured line {line + 1}\n  there {expected.ElementAtOrDefault(line)}\n  found {found.ElementAtOrDefault(line)}\n"
            + $"  accept UPDATE_SNAPSHOTS=1 dotnet test --filter FullyQualifiedName~{nameof(StatisticsPageTests)}");
    }
}
