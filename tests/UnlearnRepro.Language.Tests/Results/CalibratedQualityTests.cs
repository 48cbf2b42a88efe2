using UnlearnRepro.Import;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Results;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tests.Results;

public class CalibratedQualityTests
{
    private const string Calibrated = "forget_quality-calibrated", Npo = "tofu_M_forget10_NPO_train0_unlearn0";

    [Test]
    public void EveryRunIsHeldAgainstAllRetrainedRuns()
    {
        using var folder = new Folder();
        var tree = new MadeTree(folder.Path);
        double[] npo = tree.Ratios(12, -0.5);
        double[][] retrained = [.. Enumerable.Range(0, 3).Select(_ => tree.Ratios(12))];
        tree.Write(Npo, npo, published: 0.03);
        Array.ForEach([.. retrained.Index()], r => tree.Write($"tofu_M_forget10_Retrain_train{r.Index}", r.Item));
        var study = Read(folder);
        var quality = ForgetQuality.Of(npo, retrained);
        double?[] One(string metric) => study.Values("NPO", metric)[0];
        Assert.That(One("forget_quality"), Is.EqualTo(new double?[] { 0.03 }), "the published one stays");
        Assert.That((One(Calibrated)[0], One("forget_quality-min")[0]), Is.EqualTo((quality.Calibrated, quality.Minimum)));
        Assert.That((One("forget_quality-median")[0], One("forget_quality-max")[0]), Is.EqualTo((quality.Median, quality.Maximum)));
        Assert.That(study.Values("Retrain", Calibrated)[1], Is.EqualTo(new double?[] { new RetrainedRatios(retrained).HeldOut(1).Calibrated }));
        Assert.That(study.Origin.Reading, Has.Some.EqualTo(
            "forget_quality-calibrated: p by exchanging models, from 3 retrained runs, at least 0.25; 19 are needed for .05."));
        Assert.That(study.Origin.Sources.Select(s => s.File), Does.Contain($"{Npo}/evals/TOFU_EVAL.json").And.Contain($"{Npo}/evals/TOFU_SUMMARY.json"));
    }

    [Test]
    public void AMethodThatForgetsNothingIsToldFromOneThatDoes()
    {
        using var folder = new Folder();
        new MadeTree(folder.Path, seed: 3).Grid(trainings: 4, unlearnings: 2, retrained: 9);
        var study = Read(folder);
        Assert.That(study.Values("NPO", Calibrated).SelectMany(row => row), Has.All.EqualTo(0.1).Within(1e-12), "shifted far beyond all");
        Assert.That(study.Values("GradDiff", Calibrated).SelectMany(row => row).Average(), Is.GreaterThan(0.25), "like a retrained one");
    }

    [Test]
    public void OneRetrainedRunCalibratesNothing()
    {
        using var folder = new Folder();
        new MadeTree(folder.Path).Grid(trainings: 2, unlearnings: 1, retrained: 1);
        var study = Read(folder);
        const string File = "tofu_Llama-3.2-1B-Instruct_forget10_Retrain_train0/evals/TOFU_EVAL.json";
        Assert.That(study.Study.Metrics, Has.None.StartsWith("forget_quality-"));
        Assert.That(study.Origin.Reading, Has.Some.EqualTo(
            $"Forget quality as published: expected the truth ratios of several retrained runs to calibrate it, found one, {File}."));
    }

    [Test]
    public void TwoRetrainedRunsGiveThemselvesAPValueAndNoRank()
    {
        using var folder = new Folder();
        new MadeTree(folder.Path).Grid(trainings: 2, unlearnings: 1, retrained: 2);
        var study = Read(folder);
        Assert.That(study.Values("Retrain", "forget_quality-min").SelectMany(row => row), Has.All.Not.Null.And.Exactly(2).Items);
        Assert.That(study.Values("NPO", Calibrated).SelectMany(row => row), Has.All.GreaterThanOrEqualTo((1 / 3.0) - 1e-12));
        Assert.That(study.All().Where(v => v.Metric == Calibrated).Select(v => v.Method.Name), Has.None.EqualTo("Retrain"));
    }

    // Other questions, as many or not; the runs they are of keep their published numbers.
    [TestCase(5, 0, "found 5; left out of forget_quality-calibrated.")]
    [TestCase(6, 1, "found 6 others; left out of forget_quality-calibrated.")]
    public void OtherQuestionsAreSaid(int count, int from, string found)
    {
        using var folder = new Folder();
        var tree = Tree(folder, retrained: 3);
        tree.Write(Npo, tree.Ratios(count), indices: Enumerable.Range(from, count));
        tree.Write("tofu_M_forget10_NPO_train1_unlearn0", tree.Ratios(6));
        var study = Read(folder);
        Assert.That(study.Origin.Reading, Has.Some.EqualTo(
            $"{Npo}/evals/TOFU_EVAL.json: forget_truth_ratio.value_by_index: "
            + $"expected the 6 questions of tofu_M_forget10_Retrain_train0/evals/TOFU_EVAL.json, {found}"));
        Assert.That(study.All().Count(v => v.Metric == Calibrated && v.Method.Name == "NPO"), Is.EqualTo(1));
        Assert.That(study.Values("NPO", "forget_quality").Select(row => row[0]), Is.EqualTo(new double?[] { 0.5, 0.5 }));
    }

    [Test]
    public void AReferenceThatIsNoneIsLeftOut()
    {
        using var folder = new Folder();
        var tree = Tree(folder, retrained: 3);
        double[] copied = tree.Ratios(6);
        tree.Write(Npo, tree.Ratios(6));
        tree.Write("tofu_M_forget10_Retrain_train3", copied);
        tree.Write("tofu_M_forget10_Retrain_train4", copied);
        tree.Write("tofu_M_forget10_Retrain_train5", tree.Ratios(7));
        tree.Write("tofu_M_forget10_Retrain_train6", [.. tree.Ratios(5), double.NaN]);
        string[] read = [.. Read(folder).Origin.Reading];
        Assert.That(read, Has.Some.Contain("from 4 retrained runs"));
        Assert.That(read, Has.Some.EqualTo(
            "tofu_M_forget10_Retrain_train4/evals/TOFU_EVAL.json: forget_truth_ratio: expected a model of its own, "
            + "found the ratios of tofu_M_forget10_Retrain_train3/evals/TOFU_EVAL.json; counted once."));
        Assert.That(read, Has.Some.Contain("Retrain_train5/evals/TOFU_EVAL.json: forget_truth_ratio.value_by_index: expected the 6 questions of"));
        Assert.That(read, Has.Some.EqualTo(
            "tofu_M_forget10_Retrain_train6/evals/TOFU_EVAL.json: forget_truth_ratio: "
            + "expected a number for every question, found NaN; left out of the references."));
    }

    [Test]
    public void AModelWithoutARatioHasCollapsed()
    {
        using var folder = new Folder();
        var tree = Tree(folder, retrained: 2);
        tree.Write(Npo, [.. tree.Ratios(5), double.NaN]);
        tree.Write("tofu_M_forget10_NPO_train1_unlearn0", tree.Ratios(6));
        Assert.That(Read(folder).Values("NPO", "forget_quality-max").Select(row => row[0].HasValue), Is.EqualTo(new[] { false, true }));
    }

    [TestCase(
        """{"forget_truth_ratio": {"value_by_index": {"0": {"score": "high"}}}}""",
        "forget_truth_ratio.value_by_index.0.score: expected a number, found String")]
    [TestCase(
        """{"forget_truth_ratio": {"value_by_index": {"0": {"scores": 1}}}}""",
        "forget_truth_ratio.value_by_index.0.score: expected a number, found none")]
    [TestCase("""{"forget_Truth_Ratio": {"value_by_index": [0.5]}}""", "forget_Truth_Ratio.value_by_index: expected items by index, found Array")]
    [TestCase(
        """{"forget_truth_ratio": {"value_by_index": {"0": {"score": 1}, "0": {"score": 2}}}}""",
        "forget_truth_ratio.value_by_index.0: expected each index once, found it twice")]
    public void WhatIsNoRatioIsNamed(string json, string message)
    {
        using var folder = new Folder();
        folder.File($"{Npo}/evals/TOFU_SUMMARY.json", """{"forget_quality": 0.5}""");
        folder.File($"{Npo}/evals/TOFU_EVAL.json", json);
        Assert.That(() => Read(folder), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{Npo}/evals/TOFU_EVAL.json: {message}"));
    }

    [Test]
    public void StudiesAreCalibratedByTheirOwnReferences()
    {
        using var folder = new Folder();
        var tree = Tree(folder, retrained: 2);
        tree.Write(Npo, tree.Ratios(6));
        tree.Write("tofu_M_forget05_NPO_train0_unlearn0", tree.Ratios(3));
        var studies = new OpenUnlearning().Read([folder.Path], new(), new());
        Assert.That(studies.Select(s => s.Study.Metrics.Contains(Calibrated)), Is.EquivalentTo(new[] { true, false }));
        Assert.That(studies[0].Origin.Reading, Has.Some.StartsWith("M forget05: Forget quality as published: expected")
            .And.Some.StartsWith("M forget10: forget_quality-calibrated: "));
    }

    private static MadeTree Tree(Folder folder, int retrained)
    {
        var tree = new MadeTree(folder.Path);
        foreach (int k in Enumerable.Range(0, retrained))
        {
            tree.Write($"tofu_M_forget10_Retrain_train{k}", tree.Ratios(6));
        }

        return tree;
    }

    private static TableStudy Read(Folder folder) => new OpenUnlearning().Read([folder.Path], new(), new()).Single();
}
