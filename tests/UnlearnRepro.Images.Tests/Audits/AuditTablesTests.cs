using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Tests.Audits;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Audits;

/// <summary>From cells to tables.</summary>
public class AuditTablesTests
{
    /// <summary>Of logits (2, 0, 0) with the first class true, p_y = e^2 / (e^2 + 2): phi = 2 - ln 2. At a margin of 100 p_y is 1 to rounding, and phi 100.</summary>
    [Test]
    public void PhiIsTheMargin()
    {
        using var predictions = Given.Logits([[2, 0, 0], [0, -100, -200]], 0, 1);
        Assert.That(LogitConfidences.Of(predictions), Is.EqualTo((double[])[2 - Math.Log(2), -100]).Within(1e-12));
        using var sure = Given.Logits([[100, 0]], 0);
        Assert.That(LogitConfidences.Of(sure), Is.EqualTo((double[])[100]));
    }

    [Test]
    public void WorldsOfDifferentSamplesAreRefused() => Assert.That(
        () => new Worlds([Made.Model(1, 2)], [Made.Model(1)]),
        Throws.ArgumentException.With.Message.EqualTo("worlds: expected the same samples of D_f and D' of every model, found (2, 1), (1, 1)"));

    /// <summary>Models that never forgot are told from retrained ones, and the retrained ones not from each other.</summary>
    [Test]
    public void ControlsComeOutAsTheyMust()
    {
        var tables = Tables(20, method => method switch { "Original" => 7, "Fixed" => 0.5, _ => 0 });
        AuditRow retrain = tables[0].Rows[0], original = tables[0].Rows[1], half = tables[0].Rows[2];
        Assert.That((retrain.Forgotten, retrain.Unseen, original.Forgotten, original.Unseen), Is.EqualTo((10, 10, 20, 20)));
        Assert.That(tables.SelectMany(t => t.Rows[0].Values).Select(v => v.Passes), Has.All.True);
        Assert.That(original.Values.Take(3).Select(v => v.Value.Value), Has.All.EqualTo(1).Within(0.01), "nothing is forgotten");
        Assert.That(tables.SelectMany(t => t.Rows[1].Values).Select(v => v.Passes), Has.All.False);
        // A shift of 0.5: AUC Phi(0.5 / sqrt 2) = 0.638.
        Assert.That(half.Values[1].Value.Interval!.Value.Contains(0.638), Is.True);
        Assert.That(half.Values.Select(v => v.Null), Is.EqualTo(original.Values.Select(v => v.Null)), "as many models, the same chance");
    }

    [Test]
    public void CollapsedModelsAreCountedAndLeftOut()
    {
        var tables = Tables(12, _ => 0, isCollapsed: cell => cell.Method == "Original" ? cell.Train != 3 : cell.Method == "Fixed" && cell.Train < 3);
        AuditRow original = tables[0].Rows[1], few = tables[1].Rows[2];
        Assert.That((original.Forgotten, original.Collapsed, original.Values[0].Value.Reason), Is.EqualTo((1, 11, "needs 4 models of either kind")));
        Assert.That((few.Forgotten, few.Unseen, few.Collapsed), Is.EqualTo((9, 12, 3)));
        Assert.That(few.Values[0].Value.IsKnown, Is.True, "KLoM");
        Assert.That((few.Values[2].Value.Status, few.Values[2].Value.Reason), Is.EqualTo((Status.Unidentified, "needs 10 models of either kind")), "F");
    }

    [TestCase(3, "needs 4 models of either kind", "Retrain", "Original")]
    [TestCase(5, "needs 4 models of either kind", "Original")]
    public void TooLittleHasAReason(int seeds, string reason, params string[] methods)
    {
        var values = Tables(seeds, _ => 0, _ => false, methods).SelectMany(t => t.Rows).SelectMany(r => r.Values).Where((_, k) => k < 5).ToArray();
        Assert.That(values.Select(v => (v.Value.Status, v.Null.Status, v.Passes)), Has.All.EqualTo((Status.Unidentified, Status.Unidentified, (bool?)null)));
        Assert.That(values.Select(v => v.Value.Reason), Has.All.EqualTo(reason));
    }

    /// <summary>Of one trained model there is one model in a world: runs that share it are no further evidence.</summary>
    [Test]
    public void TheFirstUnlearningSeedStandsForItsTrainedModel()
    {
        var asked = new System.Collections.Concurrent.ConcurrentBag<(int, int)>();
        MethodChoice drawn = new("Drawn", "", SeedUse.TrainingAndUnlearning);
        var study = StudyOf(4, [new("Retrain", "", SeedUse.Retraining), drawn]) with { UnlearningSeeds = 3 };
        var records = study.Cells().Select(cell => new CellRecord($"{cell}", cell, new(new Dictionary<string, double>(), "", new Dictionary<string, string>(), 0, CellStatus.Ok), "", CellCode.None, new Dictionary<string, string>())).ToDictionary(r => r.Key);
        var tables = new AuditTables(new(study, records, cell => $"{cell}"), Scores, workers: 1).All();
        Assert.That(asked.Order(), Is.EqualTo(new[] { (0, 0), (1, 0), (2, 0), (3, 0) }));
        Assert.That(tables[0].Rows[1].Forgotten, Is.EqualTo(4));

        ExampleScores Scores(CellRecord record)
        {
            if (record.Cell.Method == "Drawn")
            {
                asked.Add((record.Cell.Train, record.Cell.Unlearn));
            }

            return Made.Model(record.Cell.Train, record.Cell.Unlearn);
        }
    }

    /// <summary>Cells leave their numbers behind, and are run again where a folder has lost them.</summary>
    [Test]
    public void CellsLeaveTheirNumbersBehind()
    {
        using var digits = new DigitsTask();
        using var store = new RecordStore(digits.Artifacts);
        var study = StudyOf(4, [.. ((string[])["Retrain", "Original", "NegGradPlus:LearningRate=1e6,Epochs=1"]).Select(digits.Task.Method)]);
        var results = new StoredCells(digits.Task, store).Complete(study, workers: 2);
        string examples = Path.Combine(digits.Artifacts, "examples");
        Assert.That(Directory.GetFiles(examples), Has.Length.EqualTo(8), "collapsed models leave none");

        var tables = digits.Task.Audit(results, workers: 2);
        AuditRow original = tables[0].Rows[1], collapsed = tables[0].Rows[2];
        Assert.That(original.Values[1].Value.Value, Is.GreaterThan(0.99).And.GreaterThan(original.Values[1].Null.Interval!.Value.Upper));
        Assert.That((collapsed.Forgotten, collapsed.Collapsed), Is.EqualTo((0, 4)));

        File.Delete(Directory.GetFiles(examples).Order().First());
        Assert.That(digits.Task.Audit(results, workers: 1)[1].Rows[1].Values[0].Value, Is.EqualTo(tables[1].Rows[1].Values[0].Value));
    }

    // Tables of models that are made up: those of a method have its shift.
    private static IReadOnlyList<AuditTable> Tables(int seeds, Func<string, double> shift, Func<Cell, bool>? isCollapsed = null, params string[] methods)
    {
        MethodChoice[] choices = [.. (methods.Length > 0 ? methods : ["Retrain", "Original", "Fixed"])
            .Select(name => new MethodChoice(name, "", name == "Retrain" ? SeedUse.Retraining : SeedUse.Training))];
        var study = StudyOf(seeds, choices);
        var records = study.Cells().Select(cell => new CellRecord($"{cell}", cell, CellResult(cell), "", CellCode.None, new Dictionary<string, string>())).ToDictionary(r => r.Key);
        return new AuditTables(new(study, records, cell => $"{cell}"), Scores, workers: 1).All();

        CellResult CellResult(Cell cell) =>
            new(new Dictionary<string, double>(), "", new Dictionary<string, string>(), 0, isCollapsed?.Invoke(cell) == true ? CellStatus.Collapsed : CellStatus.Ok);

        ExampleScores Scores(CellRecord record)
        {
            var next = Made.Generator((ulong)((1000 * record.Cell.Method.Length) + record.Cell.Train));
            double[] of(int count, double by) => [.. Enumerable.Range(0, count).Select(x => (x % 5) + by + next())];
            return new(of(20, shift(record.Cell.Method)), of(20, 0), 100, 100);
        }
    }

    private static Study StudyOf(int seeds, IReadOnlyList<MethodChoice> methods) => new()
    {
        Name = "audit",
        Task = "digits",
        Scenario = "full-class-3",
        Methods = methods,
        Metrics = ["accuracy-forget"],
        TrainingSeeds = seeds,
        UnlearningSeeds = 1,
        Root = 7,
    };
}
