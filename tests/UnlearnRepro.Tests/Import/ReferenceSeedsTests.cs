using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>A retrained model has one seed, and every distinct one is a model of its own, whichever column it stands in.</summary>
public class ReferenceSeedsTests
{
    private const string Header = "method,train_seed,unlearn_seed,metric,value";

    private static readonly string[] Ga = ["GA,0,0,acc,50", "GA,0,1,acc,52", "GA,1,0,acc,57", "GA,1,1,acc,56"];

    [Test]
    public void SeedsUnderOneTrainedModelAreModels()
    {
        var study = Read(null, "Retrain,0,100,acc,48", "Retrain,0,101,acc,51", "Retrain,0,102,acc,49");
        Assert.That(study.Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [48], [51], [49] }));
        Assert.That((study.Study.TrainingSeeds, study.Runs[1].TrainingSeeds, study.Runs.Sum(r => r.Missing)), Is.EqualTo((2, 3, 0)));
        Assert.That(study.Origin.Reading[1], Is.EqualTo("Draws: GA (rows name unlearning seeds). Reference: Retrain (by name; 3 models by unlearn_seed)."));
    }

    [Test]
    public void AModelThatStandsUnderSeveralTrainedModelsIsTheMeanOfItsRows()
    {
        // Means 23, 19 and 24: their standard deviation is the root of 7.
        string[] lines = ["Retrain,0,0,acc,20", "Retrain,0,1,acc,26", "Retrain,1,0,acc,22", "Retrain,1,1,acc,16", "Retrain,2,0,acc,21", "Retrain,2,1,acc,27"];
        var study = Read("train_seed", lines);
        Assert.That(study.Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [23], [19], [24] }));
        Assert.That(study.Runs[1].Missing, Is.Zero);
        var row = VarianceRow.Of(study.Grid(study.Study.Methods[1], "acc"), study.Metrics[0]);
        Assert.That(row.Components!.TotalVariance.Value, Is.EqualTo(7).Within(1e-12));
    }

    [Test]
    public void PairsOfLabelsWithSlashesStayApart() => Assert.That(
        Read("both", "Retrain,a/b,c,acc,1", "Retrain,a,b/c,acc,2").Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [1], [2] }));

    [Test]
    public void LabelsOfAReferenceMoveNobodyElsesSeeds() => Assert.That(
        Table.One("GA,10,0,acc,3", "GA,2,0,acc,2", "GA,1,0,acc,1", "Retrain,base,0,acc,4", "Retrain,base,1,acc,5").Values("GA", "acc"),
        Is.EqualTo(new double?[][] { [1], [2], [3] }));

    [Test]
    public void SeedsOfTheirOwnUnderEveryTrainedModelAreModels() => Assert.That(
        Read(null, "Retrain,0,100,acc,48", "Retrain,0,101,acc,51", "Retrain,1,200,acc,49", "Retrain,1,201,acc,47").Values("Retrain", "acc"),
        Is.EqualTo(new double?[][] { [48], [51], [49], [47] }));

    [Test]
    public void ATrainingSeedMayBeAbsentWhereTheOtherNamesTheModel()
    {
        Assert.That(Read(null, "Retrain,,100,acc,48", "Retrain,nan,101,acc,51").Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [48], [51] }));
        Assert.That(Read(null, "Retrain,,100,acc,48").Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [48] }));
        Assert.That(Table.Refused(Header, "Retrain,,,acc,48"), Is.EqualTo(new[] { "results.csv:2: train_seed: expected a label, found nothing" }));
        Assert.That(Table.Refused(Header, "Retrain,,7,acc,48", "Retrain,3,,acc,48"), Is.EqualTo(new[] { "results.csv:3: unlearn_seed: expected a label, found nothing" }));
    }

    [TestCase("--retrain", "Fresh", "Fresh,0,{0},acc,4{0}")]
    [TestCase("seed_use", "Scratch", "Scratch,0,{0},acc,4{0},retraining")]
    public void SoAreThoseOfAReferenceByAnotherName(string how, string name, string row)
    {
        string header = how == "seed_use" ? $"{Header},seed_use" : Header;
        var study = Table.Studies(header, [.. Ga.Select(line => how == "seed_use" ? line + "," : line), string.Format(null, row, 8), string.Format(null, row, 9)], new() { References = how == "seed_use" ? [] : [name] }).Single();
        Assert.That(study.Values(name, "acc"), Is.EqualTo(new double?[][] { [48], [49] }));
    }

    [Test]
    public void TheCommandLineStandsAboveTheTable()
    {
        string[] lines = ["A,0,7,acc,1,training_and_unlearning", "A,0,8,acc,2,training_and_unlearning", "B,0,7,acc,3,training_and_unlearning"];
        var study = Table.Studies($"{Header},seed_use", lines, new() { References = ["A"], Deterministic = ["B"] }).Single();
        Assert.That(study.Study.Methods.Select(m => m.SeedUse), Is.EqualTo(new[] { SeedUse.Retraining, SeedUse.Training }));
    }

    [Test]
    public void AColumnThatChangesNoValueNamesNoModel()
    {
        // Each retrained model beside every trained one, and each under every unlearning seed: what repeats is one model.
        string[] lines = [.. from i in new[] { 0, 1, 2 } from j in new[] { 0, 1 } select $"Retrain,{i},{j},acc,{40 + j}"];
        Assert.That(Read(null, lines).Origin.Reading[1], Does.EndWith("Retrain (by name; 2 models by unlearn_seed)."));
        string[] other = [.. from i in new[] { 0, 1, 2 } from j in new[] { 0, 1 } select $"Retrain,{i},{j},acc,{40 + i}"];
        Assert.That(Read(null, other).Origin.Reading[1], Does.EndWith("Retrain (by name; 3 models by train_seed)."));
    }

    [Test]
    public void WhereBothColumnsChangeTheValueTheFormIsAskedFor()
    {
        string[] lines = [.. from i in new[] { 0, 1, 2 } from j in new[] { 0, 1 } select $"Retrain,{i},{j},acc,{(10 * i) + j}"];
        Assert.That(() => Read(null, lines), Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "results.csv:6: Retrain: expected one column to name the retrained models, found 3 train_seed and 2 unlearn_seed in 6 pairs with values that change with both; "
            + "--retrain-seed both if each pair is a model of its own, --retrain-seed train_seed or unlearn_seed if that column is the model's seed"));
        Assert.That(Read("both", lines).Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [0], [1], [10], [11], [20], [21] }));
        Assert.That(Read("train_seed", lines).Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [0.5], [10.5], [20.5] }));
        Assert.That(Read("unlearn_seed", lines).Values("Retrain", "acc"), Is.EqualTo(new double?[][] { [10], [11] }));
    }

    private static TableStudy Read(string? seeds, params string[] lines) => Table.Studies(Header, [.. Ga, .. lines], new() { ReferenceSeeds = seeds }).Single();
}
