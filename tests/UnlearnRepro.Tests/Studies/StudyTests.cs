using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Studies;

/// <summary>What a study asks for, and which studies are refused.</summary>
public class StudyTests
{
    private static readonly FakeTask Task = new();
    private static readonly Study Study = Task.Study(3, 2);

    private static IEnumerable<TestCaseData> Refused() =>
    [
        new(Study with { TrainingSeeds = 0 }, "training seeds I: expected at least 1, found 0"),
        new(Study with { UnlearningSeeds = 0 }, "unlearning seeds J: expected at least 1, found 0"),
        new(Study with { UnlearningSeeds = -4 }, "unlearning seeds J: expected at least 1, found -4"),
        new(Study with { Methods = [] }, "methods: expected at least 1, found 0"),
        new(Study with { Metrics = [] }, "metrics: expected at least 1, found 0"),
        new(Task.Study(1, 1, "Fixed", "Drawn", "Fixed"), "methods: expected each once, found Fixed 2 times"),
        new(Task.Study(1, 1, "Drawn", "Drawn:Alpha=1,Lambda=0.5"), "methods: expected each once, found Drawn(Alpha=1,Lambda=0.5) 2 times"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void AnEmptyOrDoubleStudyIsRefusedInOneLine(Study study, string message) =>
        Assert.That(study.Checked, Throws.TypeOf<StudyException>().With.Message.EqualTo(message));

    [TestCase(int.MaxValue, 5, "23622320117")]
    [TestCase(5, int.MaxValue, "21474836475")]
    [TestCase(int.MaxValue, int.MaxValue, "9223372030412324865")]
    public void AStudyThatNoMemoryHoldsIsRefusedWithItsBound(int i, int j, string cells)
    {
        var study = Task.Study(i, j, "Drawn", "Fixed", "Drawn:Alpha=2");
        Assert.That(study.Checked, Throws.TypeOf<StudyException>().With.Message.Matches(
            $@"^study: expected at most \d+ cells, which fill this machine's [\d.]+ GiB of memory with 12 KiB each, found {cells} \(I = {i} training and J = {j} unlearning seeds; methods: 3\)$"));
    }

    [Test]
    public void OneMethodWithTwoSettingsIsTwoMethods() =>
        Assert.That(Task.Study(1, 1, "Drawn", "Drawn:Alpha=2").Checked().Methods, Has.Count.EqualTo(2));

    [Test]
    public void OnlyAMethodThatDrawsHasACellForEachUnlearningSeed() =>
        // 3 training seeds x (2 of Drawn + 1 each of Fixed, Original and Retrain).
        Assert.That(
            Study.Cells().Where(c => c.Train == 1).Select(c => $"{c.Method} {c.Unlearn}"),
            Is.EqualTo(new[] { "Drawn 0", "Drawn 1", "Fixed 0", "Original 0", "Retrain 0" }));

    [Test]
    public void AnInterruptedStudyIsASmallerStudy() =>
        Assert.That(Study.Cells().Take(10), Is.EqualTo((Study with { TrainingSeeds = 2 }).Cells()));

    [FsProperty(Replay = "12345,67891", MaxTest = 100, QuietOnSuccess = true)]
    public bool ALargerStudyHoldsEveryCellOfASmallerOne(byte i, byte j, byte moreI, byte moreJ)
    {
        Study small = Study with { TrainingSeeds = 1 + (i % 6), UnlearningSeeds = 1 + (j % 6) };
        Study large = small with { TrainingSeeds = small.TrainingSeeds + (moreI % 4), UnlearningSeeds = small.UnlearningSeeds + (moreJ % 4) };
        return small.Cells().ToHashSet().IsSubsetOf(large.Cells());
    }

    [Test]
    public void NeitherNameNorMetricsNorOtherMethodsChangeACell() =>
        Assert.That(
            (Study with { Name = "other", Metrics = ["loss"], Methods = [Study.Methods[0]] }).Cells(),
            Is.EqualTo(Study.Cells().Where(c => c.Method == "Drawn")));
}
