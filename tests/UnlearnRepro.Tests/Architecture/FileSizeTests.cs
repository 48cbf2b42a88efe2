namespace UnlearnRepro.Tests.Architecture;

/// <summary>Small files: a reader who wants one thing opens one file.</summary>
public class FileSizeTests
{
    private const int Letters = 160;
    private static readonly IReadOnlyList<Source> Files = Sources.Below("src", "benchmarks");

    // Files with longer lines from before there was a limit. Nothing joins them, and what was mended leaves.
    private static readonly string[] Wide =
    [
        "src/UnlearnRepro.NUnit/Constraints/HasMean.cs",
        "src/UnlearnRepro.NUnit/Constraints/IsDeterministic.cs",
        "src/UnlearnRepro.NUnit/Constraints/NegatedWords.cs",
        "src/UnlearnRepro.NUnit/Snapshots/PredictionComparer.cs",
        "src/UnlearnRepro.NUnit/Snapshots/Snapshot.cs",
        "src/UnlearnRepro/Claims/ClaimContext.cs",
        "src/UnlearnRepro/Claims/ClaimFile.cs",
        "src/UnlearnRepro/Claims/ClaimFit.cs",
        "src/UnlearnRepro/Claims/ClaimJudge.cs",
        "src/UnlearnRepro/Claims/ClaimMargins.cs",
        "src/UnlearnRepro/Claims/Comparison.cs",
        "src/UnlearnRepro/Claims/FamilyJudge.cs",
        "src/UnlearnRepro/Claims/Gate.cs",
        "src/UnlearnRepro/Claims/Rules/AllocationIsNearBest.cs",
        "src/UnlearnRepro/Claims/Rules/MethodExceeds.cs",
        "src/UnlearnRepro/Claims/Rules/MoreSeedsChangeNothing.cs",
        "src/UnlearnRepro/Claims/Rules/NoneIsBetter.cs",
        "src/UnlearnRepro/Claims/Rules/ReferencesAreTrue.cs",
        "src/UnlearnRepro/Claims/Rules/UnlearningIsIsolated.cs",
        "src/UnlearnRepro/Claims/Rules/UnlearningSeedsBuyNothing.cs",
        "src/UnlearnRepro/Claims/Rules/UnlearningSeedsChangeNothing.cs",
        "src/UnlearnRepro/Claims/Rules/UnlearningSeedsDiffer.cs",
        "src/UnlearnRepro/Claims/Rules/VarianceAddsUp.cs",
        "src/UnlearnRepro/Reports/Html/HtmlStyle.cs",
    ];

    [Test]
    public void HalfOfAllFilesHaveAtMostSixtyLines() =>
        Assert.That(Files.Select(f => f.Lines.Length).Order().ElementAt(Files.Count / 2), Is.LessThanOrEqualTo(60));

    [Test]
    public void NoFileIsLongerThanThreeHundredLines() =>
        Assert.That(Files.Where(f => f.Lines.Length > 300).Select(f => f.Path), Is.Empty);

    [Test]
    public void NoLineIsLongerThanAHundredAndSixtyLetters() => Assert.That(
        Files.Where(f => f.Lines.Any(line => line.Length > Letters)).Select(f => f.Path), Is.EquivalentTo(Wide));

    [Test]
    public void TheTreeWasFound() => Assert.That(Files, Has.Count.GreaterThan(100));
}
