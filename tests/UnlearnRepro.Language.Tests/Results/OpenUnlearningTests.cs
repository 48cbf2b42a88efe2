using UnlearnRepro.Language.Results;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tests.Results;

/// <summary>
/// Folders made by hand in the layout that OpenUnlearning's src/evals/base.py and scripts/tofu_unlearn.sh leave: one per run,
/// NAME_SUMMARY.json with a number by metric and NAME_EVAL.json with an agg_value by metric.
/// </summary>
public class OpenUnlearningTests
{
    private const string Pattern = "tofu_{_}_{scenario}_{method}/train_{train_seed}/unlearn_{unlearn_seed}";

    [Test]
    public void ASummaryIsARunAndThePathNamesItsSeeds()
    {
        using var folder = new Folder();
        folder.File("tofu_Llama-3.2-1B-Instruct_forget10_NPO/train_0/unlearn_1/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.5, "model_utility": NaN}""");
        folder.File("tofu_Llama-3.2-1B-Instruct_forget10_NPO/train_0/unlearn_1/evals/TOFU_EVAL.json", """{"forget_quality": {"agg_value": 99}}""");
        folder.File("tofu_Llama-3.2-1B-Instruct_forget10_NPO/train_0/unlearn_0/TOFU_SUMMARY.json", """{"forget_quality": 0.25, "model_utility": 0.6}""");
        var study = new OpenUnlearning().Read([folder.Path], new(Pattern), new()).Single();
        Assert.That((study.Study.Scenario, study.Study.Methods.Single().Name), Is.EqualTo(("forget10", "NPO")));
        Assert.That(study.Values("NPO", "forget_quality"), Is.EqualTo(new double?[][] { [0.25, 0.5] }), "the summary, once");
        Assert.That(study.Values("NPO", "model_utility"), Is.EqualTo(new double?[][] { [0.6, null] }), "Python's NaN");
        Assert.That(study.Origin.Sources, Has.Count.EqualTo(2));
    }

    [Test]
    public void WithoutASummaryTheAggregatesOfTheDetailsAreRead()
    {
        using var folder = new Folder();
        folder.File("NPO/train_0/unlearn_0/MUSE_EVAL.json", """
            {"forget_knowmem_ROUGE": {"agg_value": 0.3, "value_by_index": {"0": {"rougeL_f1": 0.1, "text": "said \"NaN, Infinity\""}}},
             "mia_min_k": {"auc": 0.7}, "privleak": {"agg_value": -Infinity}, "skipped": {"agg_value": null}}
            """);
        var study = new OpenUnlearning().Read([folder.Path], new("{method}/train_{train_seed}/unlearn_{unlearn_seed}"), new()).Single();
        Assert.That(study.Study.Metrics, Is.EqualTo(new[] { "forget_knowmem_ROUGE", "privleak" }));
        Assert.That(study.Values("NPO", "privleak"), Is.EqualTo(new double?[][] { [null] }));
    }

    [Test]
    public void APathThatDoesNotFitIsNamed()
    {
        using var folder = new Folder();
        folder.File("NPO/seed0/TOFU_SUMMARY.json", """{"forget_quality": 0.5}""");
        Assert.That(
            () => new OpenUnlearning().Read([folder.Path], new("{method}/train_{train_seed}"), new()),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("NPO/seed0/TOFU_SUMMARY.json: path: expected {method}/train_{train_seed}, found 'NPO/seed0'"));
    }

    [TestCase("""{"forget\ud800": 0.5}""")]
    [TestCase("""{"forget": "\ud800"}""")]
    [TestCase("""{"forget": {"agg_value\ud800": 0.5}}""")]
    public void HalfACharacterIsNoNameAndNoNumber(string json)
    {
        using var folder = new Folder();
        folder.File("NPO/train_0/TOFU_EVAL.json", json);
        folder.File("NPO/train_1/TOFU_SUMMARY.json", json);
        string[] told = Assert.Throws<StudyException>(() => new OpenUnlearning().Read([folder.Path], new("{method}/train_{train_seed}"), new()))!.Lines.ToArray();
        Assert.That(told[^1], Does.StartWith("NPO/train_1/TOFU_SUMMARY.json: "));
        Assert.That(told, Has.None.Contains("\n"));
    }

    [Test]
    public void ABrokenFileIsNamed()
    {
        using var folder = new Folder();
        folder.File("NPO/train_0/TOFU_SUMMARY.json", """{"forget_quality": 0.5""");
        folder.File("NPO/train_1/TOFU_SUMMARY.json", """{"forget_quality": "high"}""");
        folder.File("NPO/train_2/TOFU_SUMMARY.json", """{"half a character: \ud800": 1}""");
        string[] told = Assert.Throws<StudyException>(() => new OpenUnlearning().Read([folder.Path], new("{method}/train_{train_seed}"), new()))!.Message.Split('\n');
        Assert.That(told[1], Does.StartWith("NPO/train_0/TOFU_SUMMARY.json: expected JSON"));
        Assert.That(told[2], Is.EqualTo("NPO/train_1/TOFU_SUMMARY.json: forget_quality: expected a number, found String"));
        Assert.That(told[3], Does.StartWith("NPO/train_2/TOFU_SUMMARY.json: expected JSON"));
    }

    [Test]
    public void PythonsNoneIsACollapseAndAnAbsentSeedIsNone()
    {
        using var folder = new Folder();
        folder.File("SSD/train_0/unlearn_None/TOFU_SUMMARY.json", """{"forget_quality": null}""");
        folder.File("SSD/train_01/unlearn_None/TOFU_SUMMARY.json", """{"forget_quality": 2}""");
        var study = new OpenUnlearning().Read([folder.Path], new("{method}/train_{train_seed}/unlearn_{unlearn_seed}"), new()).Single();
        Assert.That(study.Study.Methods.Single().SeedUse, Is.EqualTo(SeedUse.Training));
        Assert.That(study.Values("SSD", "forget_quality"), Is.EqualTo(new double?[][] { [null], [2] }));
        Assert.That(study.Study.TrainingSeedNames, Is.EqualTo(new[] { "0", "1" }));
        Assert.That(study.Origin.Reading[0], Is.EqualTo("Read: metrics from the files, the rest from their folders, {method}/train_{train_seed}/unlearn_{unlearn_seed}."));
    }

    [TestCase("{method}/x", "expected {train_seed} in it")]
    [TestCase("{method}/{train_seed}/{seed}", "found 'seed'")]
    [TestCase("{method}/{method}/{train_seed}", "expected {method} once, found it 2 times")]
    public void APatternThatIsNoneIsNamed(string pattern, string message) =>
        Assert.That(() => new OpenUnlearning().Read([], new(pattern), new()), Throws.TypeOf<StudyException>().With.Message.Contain(message));
}
