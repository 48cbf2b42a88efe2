namespace UnlearnRepro.Tests.Architecture;

/// <summary>Small files: a reader who wants one thing opens one file.</summary>
public class FileSizeTests
{
    private const int Letters = 160;
    private static readonly IReadOnlyList<Source> Files = Sources.Below("src", "benchmarks");

    [Test]
    public void HalfOfAllFilesHaveAtMostSixtyLines() =>
        Assert.That(Files.Select(f => f.Lines.Length).Order().ElementAt(Files.Count / 2), Is.LessThanOrEqualTo(60));

    [Test]
    public void NoFileIsLongerThanThreeHundredLines() =>
        Assert.That(Files.Where(f => f.Lines.Length > 300).Select(f => f.Path), Is.Empty);

    [Test]
    public void NoLineIsLongerThanAHundredAndSixtyLetters() => Assert.That(
        Files.Where(f => f.Lines.Any(line => line.Length > Letters)).Select(f => f.Path), Is.Empty);

    [Test]
    public void TheTreeWasFound() => Assert.That(Files, Has.Count.GreaterThan(100));
}
