using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Tasks;
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

    [Test]
    public void ATasksMethodRunsWithItsChoice() =>
        Assert.That(ImagesDomain.Methods("digits").Resolve("SsdCorrected"), Is.EqualTo(ImagesDomain.Methods("none").Resolve($"SsdCorrected:{ImagesDomain.Files.Tuning["digits"].Methods["SsdCorrected"].Chosen}")));
}
