using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>The tables of cost and layers, from records with known numbers.</summary>
public class CostAndLayerPartTests
{
    private static readonly MethodChoice Retrain = new("Retrain", "", SeedUse.Retraining), Fixed = new("Fixed", "", SeedUse.Training), Idle = new("Original", "", SeedUse.Training);

    [Test]
    public void CostIsTheMedianBesideRetrain()
    {
        // Of 100 samples: Retrain 30 passes with gradient, Fixed 1 with and 2 without; work 90 and 5.
        var part = Part("Cost", Results((method, i) => method == Retrain ? Cell(8, new(3000, 3000, 100)) : method == Fixed ? Cell(i == 2 ? 100 : 2, new(300, 100, 100)) : Cell(0.001, new(0, 0, 100))))!;
        Assert.That(part.Rows, Is.EqualTo(new[]
        {
            new[] { "Retrain", "8.00", "30.0", "30.0", "1.00", "1.00", "18.7 %" },
            new[] { "Fixed", "2.00", "3.00", "1.00", "4.00", "18.0", "81.2 %" },
            new[] { "Original", "0.00100", "0", "0", "-", "-", "0.00234 %" },
        }));
    }

    [Test]
    public void OldRecordsHaveSecondsAndNoPasses()
    {
        var part = Part("Cost", Results((method, i) => Cell(1, i == 0 ? null : new(1, 1, 1))))!;
        Assert.That(part.Rows[1], Is.EqualTo(new[] { "Fixed", "1.00", "-", "-", "1.00", "-", "33.3 %" }));
    }

    [Test]
    public void LayersAreMeansOverTheCellsThatAreModels()
    {
        var results = Results((method, i) => Cell(1, null) with
        {
            Layers = method == Idle ? null : new Dictionary<string, LayerDistance> { ["fc1"] = new(i, 10 * i), ["fc2"] = new(1, 2) },
            Status = i == 2 ? CellStatus.Collapsed : CellStatus.Ok,
        });
        var part = Part("Which layers moved", results)!;
        Assert.That(part.Header, Is.EqualTo(new[] { "method", "fc1", "fc2" }));
        Assert.That(part.Rows[1], Is.EqualTo(new[] { "Fixed", "0.500 / 5.00", "1.00 / 2.00" }));
        Assert.That(part.Rows[2], Is.EqualTo(new[] { "Original", "-", "-" }));
        Assert.That(Part("Which layers moved", Results((_, _) => Cell(1, null))), Is.Null);
    }

    private static OriginPart? Part(string title, StudyResults results) =>
        StudyReport.Of(results, new FakeTask([new("a", "", "", "")], (_, _) => 1), []).Origin.Parts.FirstOrDefault(part => part.Title == title);

    private static CellResult Cell(double seconds, SamplePasses? passes) =>
        new(new Dictionary<string, double> { ["a"] = 1 }, "w", new Dictionary<string, string>(), seconds, CellStatus.Ok, passes);

    private static StudyResults Results(Func<MethodChoice, int, CellResult> outcome)
    {
        var study = new Study { Name = "s", Task = "t", Scenario = "x", Methods = [Retrain, Fixed, Idle], Metrics = ["a"], TrainingSeeds = 3, UnlearningSeeds = 1 };
        return new(study, study.Cells().ToDictionary(c => $"{c}", c => new CellRecord($"{c}", c, outcome(study.Methods.Single(m => m.Name == c.Method), c.Train), "f", CellCode.None, new Dictionary<string, string>())), c => $"{c}");
    }
}
