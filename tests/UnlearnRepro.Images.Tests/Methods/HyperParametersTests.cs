using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Scenarios;
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

    [Test]
    public void EveryTaskInTheFileIsThere() => Assert.That(ImagesDomain.Files.Tuning.Keys, Is.SubsetOf(ImageTaskCatalog.All.Select(spec => spec.Name)));

    [TestCaseSource(nameof(Tunings))]
    public void NoSeedOfTheTuningIsASeedOfAnEvaluation(TaskTuning tuning) =>
        Assert.That(tuning.Root, Is.EqualTo(Study.TuningRoot).And.Not.EqualTo(Study.DefaultRoot));

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

    [TestCaseSource(nameof(Tunings))]
    public void EverythingInTheFileCanBeRun(TaskTuning tuning)
    {
        var resolver = ImagesDomain.Methods("no task, so that nothing else is set");
        Assert.That(Scenario.Parse(tuning.Scenario).Name, Is.EqualTo(tuning.Scenario));
        Assert.That(ImagesDomain.Methods("digits").Names, Is.SupersetOf(tuning.Methods.Keys));
        foreach (string text in tuning.Methods.SelectMany(m => m.Value.Candidates.Select(c => $"{m.Key}:{c}")).Concat(tuning.Contrasts.Values.SelectMany(list => list)).Concat(tuning.Study))
        {
            Assert.That(() => resolver.Resolve(text), Throws.Nothing, text);
        }
    }

    [Test]
    public void ATasksMethodRunsWithItsChoice() =>
        Assert.That(ImagesDomain.Methods("digits").Resolve("SsdCorrected"), Is.EqualTo(ImagesDomain.Methods("none").Resolve($"SsdCorrected:{ImagesDomain.Files.Tuning["digits"].Methods["SsdCorrected"].Chosen}")));
}
