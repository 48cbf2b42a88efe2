using UnlearnRepro.Import;
using UnlearnRepro.Language.Results;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tests.Results;

/// <summary>The folders of tofu_unlearn.sh without a pattern: methods, scenarios, seeds, checkpoints.</summary>
public class TreeTests
{
    private const string Run = "tofu_Llama-3.2-1B-Instruct_forget10_NPO_train0_unlearn0";

    [Test]
    public void TheTreeOfTheScriptIsReadAsItIs()
    {
        using var folder = new Folder();
        var tree = new MadeTree(folder.Path);
        tree.Write("tofu_Llama-3.2-1B-Instruct_forget10_GradDiff", tree.Ratios(4), 0.25);
        tree.Write("tofu_Llama-3.2-1B-Instruct_forget05_RMU", tree.Ratios(3), 0.75);
        var studies = Read(folder);
        Assert.That(studies.Select(s => (s.Study.Task, s.Study.Scenario, s.Study.Methods.Single().Name)), Is.EquivalentTo(new[]
        {
            ("Llama-3.2-1B-Instruct", "forget10", "GradDiff"), ("Llama-3.2-1B-Instruct", "forget05", "RMU"),
        }));
        Assert.That(studies.Single(s => s.Study.Scenario == "forget10").Values("GradDiff", "forget_quality"), Is.EqualTo(new double?[][] { [0.25] }));
        Assert.That(studies[0].Origin.Reading, Has.Some.StartsWith(
            "2 folders without a seed (tofu_Llama-3.2-1B-Instruct_forget05_RMU/evals/TOFU_SUMMARY.json): taken for training and unlearning seed 0"));
    }

    [Test]
    public void SeedsBehindTheNameMakeAGrid()
    {
        using var folder = new Folder();
        new MadeTree(folder.Path).Grid(trainings: 3, unlearnings: 2, retrained: 4);
        var study = Read(folder).Single();
        Assert.That(study.Study.Methods.Select(m => (m.Name, m.SeedUse)), Is.EquivalentTo(new[]
        {
            ("GradDiff", SeedUse.TrainingAndUnlearning), ("NPO", SeedUse.TrainingAndUnlearning), ("Retrain", SeedUse.Retraining),
        }));
        Assert.That((study.Study.TrainingSeeds, study.Study.UnlearningSeeds, study.Values("Retrain", "model_utility").Length), Is.EqualTo((3, 2, 4)));
        Assert.That(study.Origin.Reading, Has.None.Contain("without a seed"));
    }

    [Test]
    public void WithoutUnlearningSeedsNobodyClaimsThatTheMethodDrawsNothing()
    {
        using var folder = new Folder();
        folder.File("tofu_M_forget10_NPO_train0/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.5}""");
        folder.File("tofu_M_forget10_NPO_train1/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.7}""");
        Assert.That(Read(folder).Single().Origin.Reading, Has.Some.Contain("Draws: NPO (no column names unlearning seeds: it is not known)"));
    }

    [Test]
    public void CheckpointsAreLeftOutAndCountedOrChosen()
    {
        using var folder = new Folder();
        foreach (var (place, value) in new[] { ("", 0.9), ("/checkpoint-0", 0.1), ("/checkpoint-25", 0.2), ("/checkpoint-125", 0.3) })
        {
            folder.File($"{Run}{place}/evals/TOFU_SUMMARY.json", FormattableString.Invariant($$"""{"forget_quality": {{value}}}"""));
        }

        folder.File("tofu_Llama-3.2-1B-Instruct_forget10_Retrain_train0/evals/TOFU_SUMMARY.json", """{"forget_quality": 1}""");
        var study = Read(folder).Single();
        Assert.That(study.Values("NPO", "forget_quality"), Is.EqualTo(new double?[][] { [0.9] }));
        Assert.That(study.Origin.Reading, Has.Some.StartsWith("3 evaluations at checkpoints left out (--path-pattern \"")
            .And.Some.Contain("/checkpoint-last\" or /checkpoint-STEP takes one per run"));

        const string Pattern = "tofu_{_}_{scenario}_{method}_train{train_seed}[_unlearn{unlearn_seed}]";
        foreach (var (which, value) in new[] { ("last", 0.3), ("25", 0.2), ("0", 0.1) })
        {
            var chosen = Read(folder, $"{Pattern}/checkpoint-{which}").Single();
            Assert.That(chosen.Values("NPO", "forget_quality"), Is.EqualTo(new double?[][] { [value] }), which);
            Assert.That(chosen.Values("Retrain", "forget_quality"), Is.EqualTo(new double?[][] { [1] }), "it has no checkpoints");
            Assert.That(chosen.Origin.Reading, Has.Some.StartsWith("2 evaluations at other checkpoints left out ("));
        }

        Assert.That(Read(folder, $"{Pattern}/checkpoint-7").Single().Origin.Reading, Has
            .Some.StartsWith("3 evaluations at other checkpoints left out, and 1 of 2 runs with them ("));
    }

    [Test]
    public void NothingButCheckpointsIsSaidWithTheWayToReadThem()
    {
        using var folder = new Folder();
        folder.File($"{Run}/checkpoint-25/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.2}""");
        Assert.That(() => Read(folder), Throws.TypeOf<StudyException>().With.Message.StartsWith(
            $"{folder.Path}: expected evaluations outside checkpoints, found 1 at checkpoints (--path-pattern \""));
        const string Pattern = "{method}_train{train_seed}_{_}";
        Assert.That(() => Read(folder, $"{Pattern}/checkpoint-3"), Throws.TypeOf<StudyException>().With.Message.StartsWith(
            $"{folder.Path}: expected evaluations at checkpoint-3, found 1 at checkpoints (--path-pattern \"{Pattern}/checkpoint-last\""));
    }

    [TestCase("{method}[_train{train_seed}", "--path-pattern: expected a ] for every [, found '{method}[_train{train_seed}'")]
    [TestCase("{method}]_train{train_seed}[", "--path-pattern: expected a ] for every [, found '{method}]_train{train_seed}['")]
    public void BracketsThatDoNotFit(string pattern, string message)
    {
        using var folder = new Folder();
        folder.File("NPO_train0/TOFU_SUMMARY.json", "{}");
        Assert.That(() => Read(folder, pattern), Throws.TypeOf<StudyException>().With.Message.EqualTo(message));
    }

    [Test]
    public void ASeedThatIsMissingBesideAnotherIsNamed()
    {
        using var folder = new Folder();
        folder.File("tofu_M_forget10_NPO_unlearn3/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.5}""");
        Assert.That(() => Read(folder), Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "tofu_M_forget10_NPO_unlearn3/evals/TOFU_SUMMARY.json: train_seed: expected a label, found nothing"));
    }

    [Test]
    public void AFolderOfAnotherFormIsNamed()
    {
        using var folder = new Folder();
        folder.File("NPO/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.5}""");
        Assert.That(() => Read(folder), Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "NPO/evals/TOFU_SUMMARY.json: path: expected {_}_{task}_{scenario}_{method}[_train{train_seed}][_unlearn{unlearn_seed}], found 'NPO'"));
    }

    private static IReadOnlyList<TableStudy> Read(Folder folder, string? pattern = null) => new OpenUnlearning().Read([folder.Path], new(pattern), new());
}
