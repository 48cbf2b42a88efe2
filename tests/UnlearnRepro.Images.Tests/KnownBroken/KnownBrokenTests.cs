using UnlearnRepro.NUnit;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>
/// The suite finds what it says it finds: every defect that published code is known to have is put before the check that is there for it. A
/// check that nothing fails would be no check, and one that everything fails no help.
/// </summary>
public class KnownBrokenTests
{
    private static string PagePath => Path.Combine(RepositoryRoot.Path, "docs", "known-defects.md");

    private static IEnumerable<TestCaseData> Defects => KnownDefects.All.Select(defect => new TestCaseData(defect).SetArgDisplayNames(defect.ToString()));

    [TestCaseSource(nameof(Defects))]
    public void TheDefectIsCaughtAndTheHonestCounterpartPasses(KnownDefect defect)
    {
        string? broken = defect.Broken(), honest = defect.Honest();
        TestContext.Out.WriteLine(broken);
        Assert.That(broken, Is.Not.Null.And.Not.Empty, "of the broken variant");
        Assert.That(honest, Is.Null, "of the honest counterpart");
    }

    /// <summary>UPDATE_SNAPSHOTS=1 writes the page, except on CI.</summary>
    [Test]
    public void ThePageListsThem()
    {
        string table = string.Join('\n', KnownDefects.All.Select(d => (d.Name, d.Source, d.Catcher)).Concat(KnownDefects.Elsewhere)
            .Select(d => $"| {d.Name} | {d.Source} | {Code(d.Catcher)} |").Prepend("| - | - | - |").Prepend("| defect | whose code | caught here by |"));
        string page = File.Exists(PagePath) ? File.ReadAllText(PagePath).ReplaceLineEndings("\n") : "";
        string text = page[..Math.Max(0, page.IndexOf("| defect |", StringComparison.Ordinal))];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(PagePath, $"{text}{table}\n");
            return;
        }

        Assert.That(page[text.Length..].TrimEnd(), Is.EqualTo(table), $"accept: UPDATE_SNAPSHOTS=1 dotnet test --filter FullyQualifiedName~{nameof(KnownBrokenTests)}");
    }

    // Names from the code in the type of code.
    private static string Code(string catcher) => catcher.Contains('.', StringComparison.Ordinal) ? $"`{catcher}`" : catcher;
}
