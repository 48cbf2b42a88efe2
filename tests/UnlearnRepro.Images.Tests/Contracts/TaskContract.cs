using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>What a cell's record may depend on, and what it may not hide.</summary>
/// <param name="seen">The task as a study sees it, given the digits after one epoch.</param>
public abstract class TaskContract(Func<ITask, ITask> seen)
{
    [Test]
    public void WhichMetricsAreAskedForChangesNeitherWeightsNorTheOthers()
    {
        using var digits = new DigitsTask("digits", epochs: 1);
        Cell cell = digits.Cell("SsdCorrected", train: 1, scenario: "random-10pct");
        CellResult all = Run(digits, cell, ["mia", "accuracy-test", "zrf"]), one = Run(digits, cell, ["mia"]), none = Run(digits, cell, []);
        Assert.That((one.WeightsSha256, none.WeightsSha256), Is.EqualTo((all.WeightsSha256, all.WeightsSha256)));
        Assert.That(one.Metrics, Is.EqualTo(new Dictionary<string, double> { ["mia"] = all.Metrics["mia"] }));
        Assert.That(none.Metrics, Is.Empty);
    }

    /// <summary>A model of NaN has an accuracy: its largest logit is the first. That number is no result.</summary>
    [Test]
    public void AModelThatIsNoneIsCountedWhateverIsAskedFor()
    {
        using var digits = new DigitsTask("digits", epochs: 1);
        Cell cell = digits.Cell("NegGradPlus:LearningRate=1e6,Epochs=1");
        foreach (string[] metrics in (string[][])[["accuracy-forget", "loss-forget"], ["accuracy-forget"], []])
        {
            Assert.That(Run(digits, cell, metrics).Status, Is.EqualTo(CellStatus.Collapsed), $"asked for {metrics.Length} metrics");
        }
    }

    private CellResult Run(DigitsTask digits, Cell cell, string[] metrics)
    {
        var task = seen(digits.Task);
        foreach (var prerequisite in task.Prerequisites(cell))
        {
            prerequisite.Make();
        }

        return task.Run(cell, metrics);
    }
}

/// <summary>The contract of the image tasks.</summary>
public class TaskContractTests() : TaskContract(task => task);
