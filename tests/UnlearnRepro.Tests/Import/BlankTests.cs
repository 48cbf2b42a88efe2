using UnlearnRepro.Import;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Import;

/// <summary>A cell that the table leaves blank is missing: its run is known, and nobody measured it. It never counts as collapsed.</summary>
public class BlankTests
{
    private const string Header = "method,train_seed,unlearn_seed,metric,value";

    [Test]
    public void AnAttackThatWasMeasuredOnceIsMissingElsewhere()
    {
        var study = Table.Studies("method,train_seed,acc,attack", ["GA,0,50,61", "GA,1,52,", "GA,2,57,"], new() { Metrics = ["acc", "attack"] }).Single();
        Assert.That(study.Values("GA", "attack"), Is.EqualTo(new double?[][] { [61], [], [] }));
        Assert.That(study.Grid(study.Study.Methods[0], "attack"), Has.Property("Missing").EqualTo(2).And.Property("Collapsed").Zero);
        Assert.That((study.Origin.Values, study.Origin.Reading[^1]), Is.EqualTo((4, "Values: 4 numbers, 2 blank (missing).")));
    }

    [Test]
    public void ABlankRowNamesItsRun()
    {
        // Training seed 2 stands in the table by its blank values alone: 2 x 2 cells, of which one has a number and one collapsed.
        var study = Table.One("GA,1,0,acc,1", "GA,1,1,acc,nan", "GA,2,0,acc,", "GA,2,1,acc,");
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [1, null], [] }));
        Assert.That(study.Runs.Single().Missing, Is.EqualTo(2));
        Assert.That(study.Origin.Reading[^1], Is.EqualTo("Values: 1 number, 2 blank (missing), 1 collapsed (nan, inf, None, or a run that says so)."));
    }

    [Test]
    public void AMetricThatNobodyMeasuredIsNotMeasured()
    {
        var study = Table.One("GA,1,0,acc,1", "GA,1,0,mia,", "SSD,1,,acc,2", "SSD,1,,mia,");
        Assert.That(study.Study.Methods.Select(m => study.Grid(m, "mia").Values.Sum(row => row.Length)), Is.All.Zero);
        Assert.That(study.Runs.Select(r => r.Missing), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void ACellThatIsBlankInOneRowAndMeasuredInAnotherIsThereOnce()
    {
        var study = Table.One("GA,1,0,acc,", "GA,1,0,acc,5", "GA,2,0,acc,6", "GA,2,0,acc,", "GA,3,0,acc,", "GA,3,0,acc,");
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [5], [6], [] }));
    }

    [Test]
    public void ABlankEvaluationIsNoneAndACollapsedOneLeavesNoMean()
    {
        var study = Table.Studies($"{Header},eval_seed", ["GA,1,0,acc,1,0", "GA,1,0,acc,3,1", "GA,2,0,acc,7,0", "GA,2,0,acc,,1", "GA,3,0,acc,9,0", "GA,3,0,acc,nan,1", "GA,4,0,acc,,0", "GA,4,0,acc,,1"]).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [2], [7], [null], [] }));
        Assert.That((study.LeastEvaluations, study.MostEvaluations, study.Runs.Single().Missing), Is.EqualTo((1, 2, 1)));
        Assert.That(study.Evaluations(study.Study.Methods[0], "acc")[1], Is.EqualTo(new double[][] { [7] }));
    }

    [Test]
    public void ATableOfBlanksHasNoValues() => Assert.That(Table.Refused(Header, "GA,1,0,acc,"), Is.EqualTo(new[] { "results.csv: expected values, found none" }));

    [FsProperty(MaxTest = 60)]
    public bool WhatIsWrittenIsReadAgain(int[] numbers)
    {
        // Every number stands for a value, a collapse or a blank; rows go through methods of every use of seeds.
        string[] methods = ["GA,{0},{1}", "SSD,{0},", "Retrain,0,{1}", "NPO,{0}.0,0{1}"];
        string[] lines =
        [
            "GA,0,0,acc,1",
            .. numbers.Index().Select(n => string.Format(null, methods[n.Index % 4], 1 + (n.Index / 4), n.Index) + $",acc,{(n.Item % 5) switch { 0 => "", 1 => "nan", _ => FormattableString.Invariant($"{n.Item / 7.0}") }}"),
        ];
        var first = Table.One(lines);
        var stream = new MemoryStream();
        TableCsv.Write(stream, first);
        using var folder = new Folder();
        var again = TableStudies.ReadCsv([folder.File("records.csv", System.Text.Encoding.UTF8.GetString(stream.ToArray()))], new()).Single();
        return again.All().SequenceEqual(first.All())
            && again.Study.Methods.All(m => again.Grid(m, "acc").Values.SelectMany(row => row).SequenceEqual(first.Grid(m, "acc").Values.SelectMany(row => row)))
            && again.Runs.Select(r => r.Missing).SequenceEqual(first.Runs.Select(r => r.Missing));
    }
}
