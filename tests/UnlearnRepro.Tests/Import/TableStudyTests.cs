using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Reports;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>What a table means: which seeds a method varies with, what is missing, what is averaged and what is not.</summary>
public class TableStudyTests
{
    private const string Header = "method,train_seed,unlearn_seed,metric,value";

    [Test]
    public void OurOwnRecordsGiveTheSameTables()
    {
        // With collapsed cells, a reference, a method that draws nothing and two choices of one method's hyper-parameters.
        var own = Fake.TwoByTwo();
        using var folder = new Folder();
        var stream = new MemoryStream();
        own.Origin.WriteRecords(stream);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        var read = StudyReport.Of(TableStudies.ReadCsv([folder.File("records.csv", text)], new()).Single(), []);
        Assert.That(text.Split('\n')[0], Is.EqualTo(string.Join(',', RecordsCsv.Columns)));
        Assert.That(VarianceTable.All(read).Select(t => t.Rows), Is.EqualTo(VarianceTable.All(own).Select(t => t.Rows)));
        Assert.That(VarianceTable.All(read)[0].Header, Is.EqualTo(VarianceTable.All(own)[0].Header));
        Assert.That(read.Results.Study, Has.Property("Task").EqualTo("fake").And.Property("Scenario").EqualTo("class-3"));
    }

    [Test]
    public void WhatIsWrittenIsReadAgain()
    {
        var first = Table.Studies($"{Header},eval_seed", ["GA,1,0,acc,0.1,a", "GA,1,0,acc,0.2,b", "GA,2,0,acc,nan,a", "SSD,1,,acc,1,a", "Retrain,x,,acc,2,a"]).Single();
        using var folder = new Folder();
        var stream = new MemoryStream();
        TableCsv.Write(stream, first);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        var again = TableStudies.ReadCsv([folder.File("records.csv", text)], new()).Single();
        Assert.That(again.Study.Methods, Is.EqualTo(first.Study.Methods));
        Assert.That(again.All(), Is.EqualTo(first.All()));
    }

    [Test]
    public void AnEmptyUnlearningSeedSaysThatTheMethodDrawsNothing()
    {
        var study = Table.One("SSD,1,,acc,1", "SSD,2,,acc,2", "GA,1,0,acc,1", "GA,1,1,acc,1", "GA,2,0,acc,1", "GA,2,1,acc,1");
        Assert.That(study.Study.Methods.Select(m => m.SeedUse), Is.EqualTo(new[] { SeedUse.Training, SeedUse.TrainingAndUnlearning }));
        Assert.That(VarianceTable.Of(StudyReport.Of(study, []), "acc").Rows[0][3], Is.EqualTo("0 (deterministic)"));
    }

    [Test]
    public void ATableWithoutUnlearningSeedsSaysNothingOfTheKind()
    {
        var study = Table.Studies("method,train_seed,metric,value", ["GA,1,acc,1", "GA,2,acc,2"]).Single();
        Assert.That(study.Study.Methods.Single().SeedUse, Is.EqualTo(SeedUse.TrainingAndUnlearning));
        Assert.That(VarianceTable.Of(StudyReport.Of(study, []), "acc").Rows[0][3], Is.EqualTo("not identified with one unlearning seed"));
        var declared = Table.Studies("method,train_seed,metric,value", ["GA,1,acc,1", "GA,2,acc,2"], new() { Deterministic = ["GA"] }).Single();
        Assert.That(declared.Study.Methods.Single().SeedUse, Is.EqualTo(SeedUse.Training));
    }

    [Test]
    public void AMethodThatDrawsNothingHasOneResultPerModel()
    {
        string[] equal = ["SSD,1,0,acc,5", "SSD,1,1,acc,5", "SSD,2,0,acc,6", "SSD,2,1,acc,6"];
        Assert.That(Table.Studies(Header, equal, new() { Deterministic = ["SSD"] }).Single().Values("SSD", "acc"), Is.EqualTo(new double?[][] { [5], [6] }));
        Assert.That(
            Table.Studies(Header, [.. equal, "GA,1,0,acc,1", "GA,1,1,acc,1", "GA,1,2,acc,1", "SSD,3,0,mia,1"], new() { Deterministic = ["SSD"] }).Single().Values("SSD", "acc"),
            Is.EqualTo(new double?[][] { [5, 5, 5], [6, 6, 6], [] }),
            "it stands for every unlearning seed of the study, and for no training seed that was not run");
        Assert.That(
            () => Table.Studies(Header, ["SSD,1,0,acc,5", "SSD,1,1,acc,5.1"], new() { Deterministic = ["SSD"] }),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("results.csv:2 and results.csv:3: SSD, acc, train_seed 1: expected one value for all unlearning seeds of a method that draws nothing, found 2"));
    }

    [Test]
    public void AMethodHasUnlearningSeedsOrNone() =>
        Assert.That(Table.Refused(Header, "GA,1,0,acc,1", "GA,1,,acc,1"), Is.EqualTo(new[] { "results.csv:3: unlearn_seed: expected a label as in other rows of GA, found nothing" }));

    [Test]
    public void AReferenceHasSeedsOfItsOwn()
    {
        var study = Table.One("GA,1,0,acc,1", "GA,2,0,acc,2", "retrain,100,0,acc,3", "retrain,101,0,acc,4", "retrain,102,0,acc,5");
        Assert.That(study.Study.TrainingSeeds, Is.EqualTo(2), "the reference adds no trained model");
        Assert.That(study.Values("retrain", "acc"), Is.EqualTo(new double?[][] { [3], [4], [5] }));
        Assert.That(study.Runs.Select(r => r.Missing), Is.All.Zero);
    }

    [Test]
    public void MissingCellsAreCountedAndStayMissing()
    {
        // The full grid of GA is 3 x 2: seed 3 lacks a run, and mia lacks a value of a run that there is.
        var study = Table.One("GA,1,0,acc,1", "GA,1,1,acc,2", "GA,2,0,acc,3", "GA,2,1,acc,5", "GA,3,0,acc,9", "GA,1,0,mia,1", "GA,1,1,mia,1", "GA,2,0,mia,1", "GA,3,0,mia,1");
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [1, 2], [3, 5], [9] }));
        Assert.That(study.Study.Metrics.Select(m => study.Grid(study.Study.Methods[0], m).Missing), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(study.Runs[0].Missing, Is.EqualTo(3));
        Assert.That(study.Runs[0].Examples, Is.EqualTo(new[] { "GA, training seed 3: 1 of 2 unlearning seeds", "GA, acc: 1 cell", "GA, mia: 2 cells" }));
        var row = VarianceTable.Of(StudyReport.Of(study, []), "acc");
        Assert.That((row.Header[^1], row.Rows[0][^1]), Is.EqualTo(("missing", "1/6")));
    }

    [Test]
    public void NestedLabelsMakeAFullGridToo()
    {
        // Every training seed with unlearning seeds of its own: 2 x 2, nothing is missing.
        var study = Table.One("GA,1,1000,acc,1", "GA,1,1001,acc,2", "GA,2,2000,acc,3", "GA,2,2001,acc,4");
        Assert.That(study.Runs[0], Has.Property("Missing").Zero.And.Property("UnlearningSeeds").EqualTo(2));
    }

    [Test]
    public void EvaluationSeedsAreAveragedInTheirCellAndCounted()
    {
        string[] lines = ["GA,1,0,acc,1,0", "GA,1,0,acc,4,1", "GA,1,1,acc,5,0", "GA,1,1,acc,nan,1", "GA,2,0,acc,7,0"];
        var study = Table.Studies($"{Header},eval_seed", lines).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [2.5, null], [7] }), "one evaluation that collapsed leaves no mean");
        Assert.That((study.LeastEvaluations, study.MostEvaluations), Is.EqualTo((1, 2)));
        Assert.That(study.Evaluations(study.Study.Methods[0], "acc"), Is.EqualTo(new double[][][] { [[1, 4], [5, double.NaN]], [[7]] }));
    }

    [Test]
    public void EvaluationSeedsGetATableOfTheirOwn()
    {
        // Pairs 2 apart: MS_E = 2. Cell means 1, 5 and 11, 15: MS_U = 16, s_U^2 = (16 - 2) / 2 = 7. Seed means 3 and 13: MS_T = 200,
        // s_T^2 = (200 - 16) / 4 = 46.
        const string together = "one unlearning seed per training seed: s_T^2 and s_U^2 cannot be told apart";
        int[] starts = [0, 4, 10, 14];
        string[] lines = [.. starts.Index().SelectMany(s => new[] { 0, 1 }.Select(k => $"GA,{s.Index / 2},{s.Index % 2},acc,{s.Item + (2 * k)},{k}"))];
        var part = Evaluations([.. lines, "NPO,0,0,acc,1,0", "NPO,0,0,acc,2,1", "NPO,1,0,acc,1,0"]);
        Assert.That(part.Rows[0].Select(cell => cell.Split(' ')[0]), Is.EqualTo(new[] { "acc", "GA", "6.78", "2.65", "1.41" }));
        Assert.That(part.Rows[1].Skip(2), Is.EqualTo(new[] { together, together, "0.707 [0.315, 22.6]" }), "one of its two cells has one evaluation");
        var collapsed = Evaluations([.. lines, "NPO,0,0,acc,1,0", "NPO,0,0,acc,nan,1", "NPO,1,0,acc,1,0"]);
        Assert.That(collapsed.Rows[1][2], Does.StartWith("Cell (0, 0), evaluation 1 is NaN"));
        Assert.That(StudyReport.Of(Table.One("GA,1,0,acc,1", "GA,2,0,acc,2"), []).Origin.Parts.Select(p => p.Title), Has.None.EqualTo("Evaluation seeds"));

        static OriginPart Evaluations(string[] lines) =>
            StudyReport.Of(Table.Studies($"{Header},eval_seed", lines).Single(), []).Origin.Parts.Single(p => p.Title == "Evaluation seeds");
    }

    [Test]
    public void EveryTaskAndScenarioIsAStudy()
    {
        var studies = Table.Studies($"task,scenario,{Header}", ["cifar,ship,GA,1,0,acc,1", "cifar,cat,GA,1,0,acc,2", "cifar,ship,GA,2,0,acc,3"]);
        Assert.That(studies.Select(s => s.Study.Name), Is.EqualTo(new[] { "results-cifar-ship", "results-cifar-cat" }));
        Assert.That(studies.Select(s => s.Study.TrainingSeeds), Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public void AMetricThatAMethodLacksIsSaidToBeNotMeasured()
    {
        var report = StudyReport.Of(Table.One("A,1,0,acc,1", "A,1,0,mia,1", "B,1,0,acc,1"), []);
        Assert.That(VarianceTable.Of(report, "mia").Rows[1], Is.EqualTo(new[] { "B", "not measured", "-", "-", "-", "-", "1/1" }));
        Assert.That(() => HtmlReport.Write(new StringWriter(), report), Throws.Nothing);
    }
}
