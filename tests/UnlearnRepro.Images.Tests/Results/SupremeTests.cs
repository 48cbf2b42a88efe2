using UnlearnRepro.Images.Results;
using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Results;

/// <summary>
/// Files made by hand in the layout of SUPREME's export: the columns that its pins_paper_tables.ipynb reads and writes. No
/// exported file is public, so that none could be used here.
/// </summary>
public class SupremeTests
{
    private const string Header = "project,model,dataset,strategy,target,method,seed,run_id,state,"
        + "accuracy_test_unlearning_method_forget_acc,accuracy_test_unlearning_method_core_time_elapsed,accuracy_test_unlearning_method_memory_usage_cpu_peak,"
        + "accuracy_test_eval_metric_core_time_elapsed,membership_inference_attack_test_unlearning_method_mia,time_unlearning_method_core_time_elapsed";

    [Test]
    public void RunsOfTheMatchedProtocolAreTrainingSeeds()
    {
        var study = Read(null, Row("ssd_det", 60, "10.5", "0.1"), Row("ssd_det", 61, "", "0.2"), Row("finetune", 60, "20", "0.3"), Row("finetune", 61, "21", "0.4"), Row("retrain", 60, "0", "0.5")).Single();
        Assert.That(study.Study.Metrics, Is.EqualTo(new[] { "forget_acc", "mia", "core_time_elapsed" }), "what a run cost is not what it achieved");
        Assert.That((study.Study.Task, study.Study.Scenario), Is.EqualTo(("ResNet18 PinsFaceRecognition", "fullclass 1")));
        Assert.That(study.Study.Methods.Select(m => m.SeedUse), Is.EqualTo(new[] { SeedUse.Training, SeedUse.TrainingAndUnlearning, SeedUse.Retraining }));
        Assert.That(study.Values("finetune", "forget_acc"), Is.EqualTo(new double?[][] { [20], [21] }));
        Assert.That(study.Values("ssd_det", "forget_acc"), Is.EqualTo(new double?[][] { [10.5], [] }), "a run without a value is missing");
    }

    [Test]
    public void NestedSeedsArePartedAndReferencesAreNot()
    {
        // s_u = 1000 s_t + j; every retrained model has a seed of its own.
        var study = Read("nested", Row("finetune", 60000, "1", "0"), Row("finetune", 60001, "2", "0"), Row("finetune", 61000, "3", "0"), Row("finetune", 61001, "4", "0"), Row("retrain", 60000, "5", "0"), Row("retrain", 60001, "6", "0")).Single();
        Assert.That(study.Values("finetune", "forget_acc"), Is.EqualTo(new double?[][] { [1, 2], [3, 4] }));
        Assert.That(study.Study.TrainingSeedNames, Is.EqualTo(new[] { "60", "61" }));
        Assert.That(study.Values("retrain", "forget_acc"), Is.EqualTo(new double?[][] { [5], [6] }));
    }

    [Test]
    public void SeedsInDoubtAreNotGuessed() => Assert.That(
        () => Read(null, Row("finetune", 60000, "1", "0"), Row("finetune", 60001, "2", "0")),
        Throws.TypeOf<StudyException>().With.Message.StartsWith("ResNet18_PinsFaceRecognition_fullclass_1.csv:2: seed: ").And.Message.Contain("--seeds matched").And.Message.Contain("seed 60000"));

    [Test]
    public void RunsThatDidNotFinishDoNotCount()
    {
        var study = Read(null, Row("scrub", 1, "5", "0"), Row("scrub", 2, "6", "0"), Row("scrub", 3, "88", "0", "running"), Row("scrub", 2, "", "", "crashed")).Single();
        Assert.That(study.Values("scrub", "forget_acc"), Is.EqualTo(new double?[][] { [5], [6] }));
        Assert.That(study.Origin.Reading, Has.Some.EndsWith("1 crashed (ResNet18_PinsFaceRecognition_fullclass_1.csv:5); 1 running (ResNet18_PinsFaceRecognition_fullclass_1.csv:4)."));
    }

    [Test]
    public void ColumnsOfTheCommandLineStandAboveThoseOfTheExport()
    {
        var options = new TableOptions { Columns = new Dictionary<string, string> { ["status"] = "", ["scenario"] = "project" } };
        var study = Read(null, options, Row("scrub", 3, "88", "0", "running")).Single();
        Assert.That((study.Study.Scenario, study.Origin.Ignored.Contains("state")), Is.EqualTo(("P1_UNLEARNING_ResNet18", true)));
    }

    [Test]
    public void AnotherTableIsToldApart()
    {
        using var folder = new Folder();
        string path = folder.File("x.csv", "method,seed,acc\na,1,2\n");
        Assert.That(() => new Supreme().Read([path], new(), new()), Throws.TypeOf<StudyException>().With.Message.StartsWith("x.csv:1: header: expected columns of SUPREME's export"));
    }

    private static string Row(string method, int seed, string forget, string mia, string state = "finished") =>
        $"P1_UNLEARNING_ResNet18,ResNet18,PinsFaceRecognition,fullclass,1,{method},{seed},abc{seed},{state},{forget},3.5,0.7,,{mia},3.5";

    private static IReadOnlyList<TableStudy> Read(string? seeds, params string[] rows) => Read(seeds, new(), rows);

    private static IReadOnlyList<TableStudy> Read(string? seeds, TableOptions options, params string[] rows)
    {
        using var folder = new Folder();
        return new Supreme().Read([folder.File("ResNet18_PinsFaceRecognition_fullclass_1.csv", string.Join('\n', rows.Prepend(Header)) + "\n")], new(Column: seeds), options);
    }
}
