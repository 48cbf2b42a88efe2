using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Health;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Methods;

/// <summary>The tuned hyper-parameters: chosen among the candidates, on seeds that no evaluation uses.</summary>
public class HyperParametersTests
{
    private static readonly TaskTuning[] Tunings = [.. ImagesDomain.Files.Tuning.Values];

    [Test]
    public void TheDefaultTaskIsTuned() => Assert.That(ImagesDomain.Files.Tuning, Contains.Key(ImageTaskCatalog.All[0].Name));

    [TestCaseSource(nameof(Tunings))]
    public void EachChoiceIsOneOfItsCandidates(TaskTuning tuning)
    {
        foreach (var (name, method) in tuning.Methods)
        {
            Assert.That(method.Candidates, Does.Contain(method.Chosen), name);
            Assert.That(method.Candidates, Is.Unique, name);
            Assert.That(method.Candidates, Has.Count.GreaterThanOrEqualTo(2), name);
        }
    }

    /// <summary>Retrain knows nothing of D_f and M_o all of it: 100 points from Retrain's own value, 20 from a number that was set instead.</summary>
    [Test]
    public void AnObjectiveIsHeldAgainstRetrainOrAgainstANumberThatWasSet()
    {
        StudyResults Of(MethodChoice method) => new ImageStudy { Methods = [method] }.Facts().Results;
        string[] metrics = ["accuracy-forget"];
        var (retrain, original) = (Of(ImageStudy.Retrain), Of(ImageStudy.Original));
        Assert.That(new TuningObjective(retrain, metrics).Of(original), Is.EqualTo(100));
        Assert.That(new TuningObjective(retrain, metrics, new Dictionary<string, double> { ["accuracy-forget"] = 80 }).Of(original), Is.EqualTo(20));
        Assert.That(new TuningObjective(retrain, metrics, new Dictionary<string, double> { ["mia"] = 80 }).Of(original), Is.EqualTo(100), "set for another metric");
    }

    [Test]
    public void ATasksMethodRunsWithItsChoice() =>
        Assert.That(ImagesDomain.Methods("digits").Resolve("SsdCorrected"), Is.EqualTo(ImagesDomain.Methods("none").Resolve($"SsdCorrected:{ImagesDomain.Files.Tuning["digits"].Methods["SsdCorrected"].Chosen}")));
}
