using UnlearnRepro.Domains.Health;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Health;

/// <summary>What the task tells its checks: records are made up, data and streams are the real ones.</summary>
public class ImageTaskHealthTests
{
    [TestCase("full-class-3", true)]
    [TestCase("random-1pct", false)]
    public void TheTaskKnowsItsDataItsStreamsAndItsTuning(string scenario, bool forgetsClass)
    {
        using var digits = new DigitsTask();
        ITask task = digits.Task;
        var study = new Study
        {
            Name = "made-up",
            Task = "digits",
            Scenario = scenario,
            Methods = [.. task.DefaultMethods(scenario).Select(task.Method)],
            Metrics = digits.Metrics,
            TrainingSeeds = 3,
            UnlearningSeeds = 2,
            Root = 7,
        };
        var records = study.Cells().ToDictionary(c => task.Key(c), c => new CellRecord(
            task.Key(c), c, new(digits.Metrics.ToDictionary(m => m, _ => 95.0), "w", new Dictionary<string, string> { ["original"] = $"{c.Train}" }, 1, CellStatus.Ok),
            "", CellCode.None, new Dictionary<string, string>()));
        var health = task.Health(new(study, records, task.Key)).ToDictionary(c => c.Id);
        Assert.That(health.Keys, Is.EqualTo(new[] { "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8" }));
        Assert.That(health["G1"].Found, Does.StartWith("95.0 %, band 92.6 to 99.9 %"));
        Assert.That(health["G2"].Holds, Is.EqualTo(!forgetsClass), "a Retrain with 95 % on a class that it never saw");
        Assert.That(health["G3"].Found, Is.EqualTo("0 of 500 test images are train images"));
        Assert.That(health["G4"].Holds, Is.True, "a default study runs tuned methods, contrasts and methods without hyper-parameters");
        Assert.That(health["G8"].Found, Is.EqualTo("distinct: 3 of 3 M_o, 1 of 3 M_r, 6 of 6 unlearning streams"));
    }

    [Test]
    public void TheDigitsHaveABand() => Assert.That(ImagesDomain.Files.Health.Tasks, Contains.Key("digits"));
}
