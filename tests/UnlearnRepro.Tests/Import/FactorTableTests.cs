using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Import;

/// <summary>A table of others with a further column: its spread is divided as that of our own studies, by the same numbers.</summary>
public class FactorTableTests
{
    // values[class][model][run].
    private static readonly double[][][] Crossed =
    [
        [[7.1, 7.4], [8.3, 8.0], [6.2, 6.9]],
        [[9.0, 9.9], [9.4, 9.1], [8.8, 8.1]],
        [[3.2, 3.0], [5.5, 5.9], [2.7, 2.0]],
        [[6.6, 6.1], [7.7, 7.8], [4.9, 5.3]],
    ];

    private static double[] Flat => [.. Crossed.SelectMany(c => c).SelectMany(t => t)];

    [Test]
    public void SharedLabelsAreCrossedAndTheNumbersThoseOfTheFactorialComponents()
    {
        var study = FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed));
        Assert.That(study.Factors(), Is.EqualTo("class 4; train 3; unlearn 2 in class+train"));
        Same(study.Row(), FactorialComponents.Of(new(
            [new("class", 4), new("train", 3), new("unlearn", 2, "class", "train")],
            [7.1, 7.4, 8.3, 8.0, 6.2, 6.9, 9.0, 9.9, 9.4, 9.1, 8.8, 8.1, 3.2, 3.0, 5.5, 5.9, 2.7, 2.0, 6.6, 6.1, 7.7, 7.8, 4.9, 5.3])));
    }

    [Test]
    public void LabelsUnderOneLevelEachAreNestedAndSoAreTheSameLabelsWhereThatIsSaid()
    {
        var expected = FactorialComponents.Of(new([new("class", 4), new("train", 3, "class"), new("unlearn", 2, "class", "train")], Flat));
        foreach (var study in (TableStudy[])
        [
            FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed, ownLabels: true)),
            FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed), ("train_seed", "class")),
        ])
        {
            Assert.That(study.Factors(), Is.EqualTo("class 4; train 3 in class; unlearn 2 in class+train"));
            Same(study.Row(), expected);
        }
    }

    [Test]
    public void AMethodThatDrawsNothingHasNoUnlearningSeedAndAReferenceBelongsToItsLevel()
    {
        string[] lines = [.. FactorTable.Lines(Crossed).Select(line => line.Replace("GA", "SSD")).Where(line => line.Split(',')[3] == "0").Select(line => line.Replace(",0,acc", ",,acc"))];
        var study = FactorTable.Read(FactorTable.One, [.. lines, .. lines.Select(line => line.Replace("SSD", "Retrain")), .. FactorTable.Lines(Crossed)]);
        double[] first = [7.1, 8.3, 6.2, 9.0, 9.4, 8.8, 3.2, 5.5, 2.7, 6.6, 7.7, 4.9];
        Assert.That((study.Factors("SSD"), study.Factors("Retrain")), Is.EqualTo(("class 4; train 3", "class 4; train 3 in class")));
        Same(study.Row("SSD"), FactorialComponents.Of(new([new("class", 4), new("train", 3)], first)));
        Same(study.Row("Retrain"), FactorialComponents.Of(new([new("class", 4), new("train", 3, "class")], first)));
    }

    [Test]
    public void MissingCellsOfTwoCrossedFactorsLeaveTheTwoWayComponents()
    {
        // Class 1 has no run of model 2 and one of model 0.
        double[][][] holes = [.. Crossed.Select((c, f) => c.Select((t, k) => (f, k) switch { (1, 2) => [], (1, 0) => t[..1], _ => t }).ToArray())];
        var row = FactorTable.Read(FactorTable.One, FactorTable.Lines(holes)).Row();
        var expected = TwoWayComponents.Of(new TwoWayGrid(holes, "class", "train", "unlearn"));
        Assert.That((row.Grid.Missing, row.Grid.Collapsed, row.Lacks, row.Holes), Is.EqualTo((3, 0, (string?)null, "3 of 24 cells missing")));
        Assert.That(row.Components.Select(c => (c.Name, c.Variance.Value)), Is.EqualTo(expected.Components.Select(c => (c.Name, c.Variance.Value))));
        Assert.That((row.Mean!.Value, row.Mean.Interval), Is.EqualTo((expected.Mean.Value, expected.Mean.Interval)));
    }

    [Test]
    public void NestedLevelsOfAnyNumbersLeaveTheNestedComponents()
    {
        // Classes of one to four models with one to three runs; one run collapsed, and of one model nothing else.
        double[][][] models = [[[7.1, 7.4], [8.3], [6.2, 6.9, 6.6], [9.1]], [[9.0, 9.9], [9.4, 9.1]], [[3.2]], [[6.6, 6.1, 5.9], [7.7], [4.9, 5.3]]];
        string[] lines = [.. FactorTable.Lines(models, ownLabels: true).Select(line => line.Contains("0-3") ? line[..^3] + "nan" : line)];
        var row = FactorTable.Read(FactorTable.One, lines).Row();
        models[0] = models[0][..3];
        var expected = NestedComponents.Of(new EvaluationGrid(models), names: ["class", "train", "unlearn"]);
        Assert.That((row.Grid.Collapsed, row.Lacks, row.Holes), Is.EqualTo((1, (string?)null, "1 of 18 cells collapsed, 30 of 48 cells missing")));
        Assert.That(row.Components, Is.EqualTo(expected.Components));
        Assert.That((row.Mean, row.TotalSd), Is.EqualTo((expected.Mean, expected.TotalVariance.SquareRoot())));
        Assert.That(row.PValues, Is.EqualTo(expected.Tests.ToDictionary(test => test.Effect, test => test.PValue)));
        Assert.That(row.Largest!.Name, Is.EqualTo("class"));
    }

    [Test]
    public void NestedModelsOfAMethodThatDrawsNothingLeaveTwoLevels()
    {
        double[][][] models = [[[7.1], [8.3], [6.2]], [[9.0], [9.4]], [[3.2]]];
        var lines = FactorTable.Lines(models, ownLabels: true).Select(line => line.Replace("GA", "SSD").Replace(",0,acc", ",,acc"));
        var row = FactorTable.Read(FactorTable.One, lines).Row("SSD");
        var two = VarianceComponents.Of(new([[7.1, 8.3, 6.2], [9.0, 9.4], [3.2]]));
        Assert.That(row.Components.Select(c => (c.Name, c.Variance)), Is.EqualTo(new[] { ("class", two.TrainingVariance), ("train", two.UnlearningVariance) }));
        Assert.That((row.Mean, row.Lacks), Is.EqualTo((two.Mean, (string?)null)));
    }

    [Test]
    public void OneModelOfEachLevelLeavesTheLevelsAndTheirRuns()
    {
        // A trained model more of each would tell the two apart; as in a whole design, what is called class is then that of both.
        double[][] runs = [[7.1, 8.3, 6.2], [9.0, 9.4], [3.2], [5.5, 5.9]];
        var row = FactorTable.Read(FactorTable.One, FactorTable.Lines([.. runs.Select(r => (double[][])[r])], ownLabels: true)).Row();
        Assert.That(row.Components.Select(c => (c.Name, c.Variance)), Is.EqualTo(new[] { ("class", VarianceComponents.Of(new(runs)).TrainingVariance), ("unlearn", VarianceComponents.Of(new(runs)).UnlearningVariance) }));
    }

    [Test]
    public void WhatIsMissingElsewhereLeavesNoComponentsAndItIsSaidWhy()
    {
        // Two columns, class crossed with fold, and models of each pair.
        string[] lines =
        [
            .. from c in Enumerable.Range(0, 2) from f in Enumerable.Range(0, 3) from t in Enumerable.Range(0, 2) from u in Enumerable.Range(0, 2)
               where (c, f, t, u) != (1, 2, 1, 1)
               select FormattableString.Invariant($"GA,c{c},f{f},{c}{f}{t},{u},acc,{Crossed[c][f][u] + t}"),
        ];
        var row = FactorTable.Read(FactorTable.Two, lines).Row();
        Assert.That(row.Components, Is.Empty);
        Assert.That(row.Lacks, Is.EqualTo("1 of 24 cells missing: the variance is divided where no cell is missing, among two crossed factors, or three nested ones"));
    }

    [Test]
    public void MissingIsNotCollapsed()
    {
        var row = FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed).Select((line, k) => k == 3 ? "GA,c0,1,1,acc,nan" : line).Where((_, k) => k != 5)).Row();
        Assert.That((row.Grid.Missing, row.Grid.Collapsed, row.Holes), Is.EqualTo((1, 1, "1 of 23 cells collapsed, 1 of 24 cells missing")));
        Assert.That(row.Components, Is.Not.Empty);
    }

    [Test]
    public void ALevelAtWhichAMethodWasNeverRunIsNoneOfItsGridAndIsCounted()
    {
        var study = FactorTable.Read(
            FactorTable.One, [.. FactorTable.Lines(Crossed), .. FactorTable.Lines(Crossed).Where(line => !line.Contains("c1")).Select(line => line.Replace("GA", "NPO"))]);
        double[] others = [.. Flat.Where((_, k) => k is < 6 or >= 12)];
        Assert.That(study.Row("NPO").Holes, Is.EqualTo("6 of 24 cells missing"));
        Same(study.Row("NPO"), FactorialComponents.Of(new([new("class", 3), new("train", 3), new("unlearn", 2, "class", "train")], others)));
    }

    [Test]
    public void AMethodOfOneLevelOrWithoutTheMetricSaysSo()
    {
        var study = FactorTable.Read(FactorTable.One, [
            .. FactorTable.Lines(Crossed), .. FactorTable.Lines(Crossed).Where(line => line.Contains("c3")).Select(line => line.Replace("GA", "NPO")), "SSD,c1,0,,mia,1", "SSD,c2,0,,mia,1",
        ]);
        Assert.That((study.Row("NPO").Lacks, study.Row("NPO").Mean), Is.EqualTo(("run at one level of class: nothing shows how its levels differ", (object?)null)));
        Assert.That(study.Row("SSD").Lacks, Is.EqualTo("not measured"));
        Assert.That(study.Runs.Select(r => (r.TrainingSeeds, r.Missing)), Is.EqualTo(new[] { (3, 24), (0, 42), (0, 22) }), "of 24 and 12 cells of two metrics; none is of class 0");
        Assert.That(() => UnlearnRepro.Reports.Html.HtmlReport.Write(TextWriter.Null, StudyReport.Of(study, [])), Throws.Nothing);
    }

    [Test]
    public void AReferenceAloneHasModelsOfItsOwnAtEveryLevel()
    {
        var study = FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed).Select(line => line.Replace("GA", "Retrain")).Where(line => line.Split(',')[3] == "0"));
        Assert.That(study.Factors("Retrain"), Is.EqualTo("class 4; train 3 in class"));
        Assert.That(ReportSummary.Lines(StudyReport.Of(study, [])), Has.Some.Contains("4 levels of class, 3 of train within each class"));
    }

    [Test]
    public void EvaluationsAreAveragedAndACopyOfAMethodThatDrawsNothingIsCheckedAtEveryLevel()
    {
        // Twice each value less 1, and 1.
        string[] first = [.. FactorTable.Lines([.. Crossed.Select(c => c.Select(t => t.Select(y => (2 * y) - 1).ToArray()).ToArray())])];
        string[] lines = [.. first.SelectMany(line => new[] { $"{line},0", $"{line[..line.LastIndexOf(',')]},1,1" })];
        var study = Table.Studies($"{FactorTable.One},eval_seed", lines, new() { Factors = ["class"] }).Single();
        Assert.That(study.Grid("GA").Values, Is.EqualTo(Flat).Within(1e-12));
        Assert.That(
            () => Table.Studies(FactorTable.One, ["SSD,a,0,0,acc,1", "SSD,a,0,1,acc,1", "SSD,b,0,0,acc,1", "SSD,b,0,1,acc,2"], new() { Factors = ["class"], Deterministic = ["SSD"] }),
            Throws.Exception.Message.Contains("results.csv:4 and results.csv:5: SSD, acc, train_seed 0: expected one value"));
    }

    [Test]
    public void TheOrderOfRowsChangesNothing()
    {
        string[] lines = [.. FactorTable.Lines(Crossed).Concat(FactorTable.Lines(Crossed).Where(l => !l.Contains("c2,1")).Select(line => line.Replace("GA", "NPO")))];
        string straight = All(lines);
        foreach (int seed in Enumerable.Range(0, 5))
        {
            // The methods' order is the table's, so that only rows of one method change places.
            var random = new Random(seed);
            Assert.That(All([.. lines.OrderBy(line => line[0]).ThenBy(_ => random.Next())]), Is.EqualTo(straight));
        }

        static string All(string[] lines)
        {
            var report = StudyReport.Of(FactorTable.Read(FactorTable.One, lines), []);
            return string.Join('\n', DesignTable.All(report).SelectMany(t => t.Rows).Concat(VarianceTable.All(report).SelectMany(t => t.Rows))
                .Select(row => string.Join('|', row)).Concat(ReportSummary.Lines(report)));
        }
    }

    [Test]
    public void TheTwoAxesAreThoseOfTheFirstLevelAndThatIsSaid()
    {
        var study = FactorTable.Read(FactorTable.One, FactorTable.Lines(Crossed).Reverse());
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [7.1, 7.4], [8.3, 8.0], [6.2, 6.9] }));
        string[] lines = [.. ReportSummary.Lines(StudyReport.Of(study, []))];
        Assert.That(lines[0], Is.EqualTo("Beside the two seeds the table varies class: 4 levels of class x 3 of train, 2 of unlearn within each class and train. "
            + "What is said of s_T and s_U is said of class c0 alone."));
        Assert.That(lines, Has.Some.EqualTo(
            "Taken from the labels: train_seed crossed with class (one label is one trained model under all of its levels; if not, --within train_seed=class)."));
    }

    [Test]
    public void RecordsOfOurOwnStudyGiveTheSameComponents()
    {
        var task = new FakeTask { Value = (cell, _) => (7 * cell.Forget * cell.Forget % 5) + (3.5 * (cell.Train * 5 % 3)) + (0.3 * cell.Forget * cell.Train % 1.1) + (0.1 * cell.Unlearn * (cell.Train + cell.Forget)) };
        var own = task.Study(4, 2).WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 3)]));
        var sink = new MemorySink();
        new StudyRunner(task, sink, 2).Run(own, new HashSet<string>());
        StudyResults results = new(own, sink.Records.ToDictionary(r => r.Key), ((ITask)task).Key);
        using var folder = new Folder();
        using var csv = new StringWriter();
        RecordsCsv.Write(csv, results.Records, own.Methods);
        var read = TableStudies.ReadCsv([folder.File("records.csv", csv.ToString())], new() { Factors = ["s_forget"] }).Single();
        foreach (var method in own.Methods)
        {
            var (there, here) = (results.Design(method, "loss")!, read.Design(method, "loss")!);
            Assert.That(here.Factors.Select(f => (f.Name, f.Levels, string.Join('+', f.NestedIn))), Is.EqualTo(there.Factors.Select(f => (f.Name, f.Levels, string.Join('+', f.NestedIn)))));
            Assert.That(here.Values, Is.EqualTo(there.Values));
        }

        Assert.That(DesignTable.All(StudyReport.Of(read, []))[1].Rows, Is.EqualTo(DesignTable.All(StudyReport.Of(results, task, []))[1].Rows));

        // Without the word one line says which columns might tell the doubled cells apart.
        Assert.That(() => TableStudies.ReadCsv([folder.File("again.csv", csv.ToString())], new()), Throws.TypeOf<UnlearnRepro.Words.StudyException>()
            .With.Message.EndsWith("expected each cell once, found it twice; does a column tell them apart (--factor COLUMN; not read: s_data, s_forget)?")
            .And.Message.Not.Contains("\n"));
    }

    [Test]
    public void WhatIsWrittenIsReadAgain()
    {
        var first = FactorTable.Read(FactorTable.One, [.. FactorTable.Lines(Crossed), "GA,=c4,0,0,acc,", "GA,=c4,0,1,acc,nan", "GA,=c4,1,0,acc,1"]);
        using var folder = new Folder();
        using var stream = new MemoryStream();
        TableCsv.Write(stream, first);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        var again = TableStudies.ReadCsv([folder.File("records.csv", text)], new() { Factors = ["s_class"] }).Single();
        Assert.That(again.All().Select(v => v with { Levels = [] }), Is.EqualTo(first.All().Select(v => v with { Levels = [] })));
        Assert.That(again.All().Select(v => v.Levels.Single()), Is.EqualTo(first.All().Select(v => v.Levels.Single())).And.Contains("=c4"));
    }

    private static void Same(DesignRow row, FactorialComponents expected)
    {
        Assert.That(row.Components.Select(c => (c.Name, c.Variance.Value, c.Share.Value, c.InMean)), Is.EqualTo(expected.Components.Select(c => (c.Name, c.Variance.Value, c.Share.Value, c.InMean))));
        Assert.That((row.Mean!.Value, row.Mean.Interval, row.TotalSd!.Interval), Is.EqualTo((expected.Mean.Value, expected.Mean.Interval, expected.TotalSd.Interval)));
    }
}
