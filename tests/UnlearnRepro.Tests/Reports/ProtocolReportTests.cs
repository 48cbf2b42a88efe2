using UnlearnRepro.Reports.Protocols;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Reports;

/// <summary>What a report says of a table of two protocols.</summary>
public class ProtocolReportTests
{
    private static readonly ProtocolReport Small = ProtocolReport.Of(ProtocolLines.Read(ProtocolLines.All));

    [Test]
    public void ATableThatContradictsItselfProvesNothingByCopies()
    {
        var copies = Small.Leaves.Where(result => result.Method.SeedUse == SeedUse.Training).Append(Small.Means.Single(result => result.Method.Name == "SSD")).ToArray();
        Assert.That(copies, Has.Length.EqualTo(3).And.All.Property(nameof(ProtocolResult.Words)).EqualTo("training did not repeat"), "though leaf y has the same result twice");
        Assert.That(copies.Select(result => (result.AdjustedP, result.Differ)), Is.All.EqualTo(((double?)null, Decision.Undecided)));
        Assert.That(ProtocolNotes.Lines(Small), Has.One.StartsWith("SSD draws nothing, yet under training seed 1 its acc is not the same in A1 / A2: s x 0.5 / 0.25. The trained model was not the same twice"));
    }

    [Test]
    public void WhereTrainingRepeatsCopiesAreProof()
    {
        var report = ProtocolReport.Of(ProtocolLines.Read([.. ProtocolLines.GA, .. ProtocolLines.Copied("x", 0.5, 0.5), .. ProtocolLines.Copied("y", 0.5, 0.5)]));
        Assert.That(report.Leaves.Where(result => result.Method.Name == "SSD").Select(result => result.Words), Is.EqualTo(new[] { "differ", "differ" }));
        Assert.That(ProtocolNotes.Lines(report), Has.One.Contains("the same in both: training repeats, as far as that shows"));
    }

    [Test]
    public void WhereNothingSaysSoCopiesAreProofOnlyIfTrainingRepeats()
    {
        string[] apart = [.. ProtocolLines.All.Select(line => line.Replace("one,s,x,SSD,1", "one,s,x,SSD,9", StringComparison.Ordinal).Replace("one,s,y,SSD,1", "one,s,y,SSD,9", StringComparison.Ordinal))];
        Assert.That(ProtocolReport.Of(ProtocolLines.Read(apart)).Leaves.Where(result => result.Method.Name == "SSD").Select(result => result.Words), Is.All.EqualTo("differ if training repeats"));
    }

    [Test]
    public void OneRunIsNoCopy()
    {
        string[] once = [.. ProtocolLines.SSD.Where(line => !line.Contains(",101,", StringComparison.Ordinal) && !line.Contains(",102,", StringComparison.Ordinal))];
        var report = ProtocolReport.Of(ProtocolLines.Read([.. ProtocolLines.GA, .. once], ProtocolLines.Options with { Deterministic = ["SSD"] }));
        Assert.That(report.Leaves.Select(result => result.CopiesP), Is.All.Null);
        Assert.That(string.Join(' ', ProtocolNotes.Lines(report)), Does.Not.Contain("copies").And.Contain("1 to 3 runs"));
    }

    [Test]
    public void AReferencesDistanceIsANull() =>
        Assert.That(Small.Leaves.Concat(Small.Means).Where(result => result.Method.Name == "Retrain").Select(result => result.Words), Is.All.StartsWith("null by construction").And.Exactly(3).Items);

    [Test]
    public void HolmIsOverTheDistancesOfOneMetric()
    {
        double[] p = [.. Small.Leaves.Select(result => result.Distance!.PValue).OfType<double>()];
        Assert.That(p, Has.Length.EqualTo(4), "two methods draw, in two leaves");
        Assert.That(Small.Leaves.Min(result => result.AdjustedP), Is.EqualTo(Math.Min(1, 4 * p.Min())).Within(1e-12));
        Assert.That(Small.Leaves.Min(result => result.AdjustedWithCopies), Is.EqualTo(Math.Min(1, 6 * Math.Min(p.Min(), Small.Leaves.Min(result => result.CopiesP)!.Value))).Within(1e-12));
        Assert.That(Small.Leaves.Where(result => result.AdjustedP is not null).Select(result => result.SmallestP), Is.All.EqualTo(4.0 / 35).Within(1e-12));
        Assert.That(Small.Leaves.Where(result => result.Method.Name == "GA").Select(result => result.Words), Is.All.EqualTo("too few exchanges to tell"));
    }

    [Test]
    public void LeavesOfOtherRunsAreNotExchangedTogether()
    {
        string[] lines = [.. ProtocolLines.GA];
        lines[0] = lines[0].Replace(",100,", ",99,", StringComparison.Ordinal);
        Assert.That(ProtocolReport.Of(ProtocolLines.Read(lines)).Means.Single(), Has.Property(nameof(ProtocolResult.Words)).EqualTo("leaves have other seeds").And.Property(nameof(ProtocolResult.Distance)).Null);
    }

    [Test]
    public void ACollapsedRunLeavesItsLeafUnmeasured()
    {
        string[] lines = [.. ProtocolLines.GA];
        lines[0] = "one,s,x,GA,1,100,nan";
        var report = ProtocolReport.Of(ProtocolLines.Read(lines));
        Assert.That(report.Leaves.Concat(report.Means).Select(result => (result.Leaves.Count, result.Words, result.Distance is null)), Is.SupersetOf(new[] { (1, "1 run collapsed", true), (2, "1 run collapsed", true) }));
        Assert.That(report.Leaves.Single(result => result.Leaves[0].By == "y").AdjustedP, Is.Not.Null);
    }

    [Test]
    public void ValuesWhoseSquaresHaveNoNumberBreakNoReport()
    {
        var report = ProtocolReport.Of(ProtocolLines.Read(ProtocolLines.GA.Select(line => $"{line}e200")));
        Assert.That(report.Leaves.Concat(report.Means).Select(result => result.Words), Is.All.EqualTo("values too large to be squared"));
        using var folder = new Folder();
        Assert.That(() => ProtocolFolder.Write(folder.Path, report), Throws.Nothing);
    }

    [Test]
    public void FilesAreWritten()
    {
        using var folder = new Folder();
        ProtocolFolder.Write(folder.Path, Small);
        string markdown = File.ReadAllText(Path.Combine(folder.Path, "report.md")), page = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        foreach (string form in new[] { markdown, page })
        {
            Assert.That(form, Does.Contain("Mean over leaf").And.Contain("What a single run is worth").And.Contain("training did not repeat").And.Contain("SHA-256"));
        }

        Assert.That(() => System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)), Throws.Nothing);
    }
}
