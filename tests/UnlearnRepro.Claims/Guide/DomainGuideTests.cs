using System.Reflection;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Guide;

/// <summary>docs/adding-a-domain.md is a domain: it is compiled, run from its data to its report, and held to the contract.</summary>
[TestFixture]
public sealed class DomainGuideTests
{
    private DomainRun run = null!;

    [OneTimeSetUp]
    public void Run() => run = new(DomainGuide.DomainOf(DomainGuide.Whole));

    [OneTimeTearDown]
    public void Delete() => run.Dispose();

    [Test]
    public void It_is_one_project_of_150_lines_and_a_line_elsewhere()
    {
        Assert.That(DomainGuide.Code.Sum(text => text.Split('\n').Skip(1).Count(line => line.Trim().Length > 0)), Is.LessThanOrEqualTo(150));
        Assert.That(DomainGuide.Code.SelectMany(text => text.Split('\n')).Where(line => line.Length > 160), Is.Empty, "as in all of src");
        string[] elsewhere = [.. DomainGuide.Files.Where(file => !DomainGuide.Own.ContainsKey(file.Key)).Select(file => file.Value.Trim())];
        Assert.That(elsewhere.Single().Split('\n'), Has.Length.EqualTo(2), "the path and the line");
        Assert.That(elsewhere.Single(), Does.StartWith("// src/UnlearnRepro.Cli/Registered.cs\n").And.Contains("new ToyDomain()"));
    }

    [Test]
    public void Its_project_refers_to_the_domains_alone_and_embeds_its_files()
    {
        string project = DomainGuide.Files["src/UnlearnRepro.Toy/UnlearnRepro.Toy.csproj"];
        Assert.That(System.Xml.Linq.XDocument.Parse(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value), Is.EqualTo(new[] { "../UnlearnRepro.Domains/UnlearnRepro.Domains.csproj" }));
        Assert.That(project, Does.Contain("<EmbeddedResource Include=\"*.json\" LogicalName=\"%(Filename)%(Extension)\" />"));
        Assert.That(DomainGuide.Whole.GetReferencedAssemblies().Select(name => name.Name), Has.None.Contains("TorchSharp").And.None.EqualTo("UnlearnRepro.Kernels").And.None.EqualTo("UnlearnRepro.Networks"));
    }

    [Test]
    public void Its_claims_are_reproduced() => Assert.That(
        run.Report.Verdicts.Select(v => $"{v.Claim.Id} {v.Outcome}"), Is.EqualTo(((string[])["Y-DET-1", "Y-DET-2", "Y-DET-3", "Y-DET-4"]).Select(id => $"{id} Reproduced")));

    [Test]
    public void Its_health_is_checked()
    {
        Assert.That(run.Report.Health.Select(check => check.Id), Is.EqualTo(new[] { "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8" }));
        Assert.That(run.Report.Health.Where(check => check.Holds is false).Select(check => $"{check.Id}: {check.Found}"), Is.Empty);
        Assert.That(run.Report.Health.Where(check => check.Holds is null).Select(check => check.Id), Is.EqualTo(new[] { "G7" }), "three models are too few for it");
    }

    [Test]
    public void It_forgets_what_it_learnt()
    {
        double Mean(string method, string metric) => run.Report.Rows.Single(row => row.Method.Name == method && row.Metric.Name == metric).Components!.Mean.Value;
        Assert.That(Mean("Original", "right-forget"), Is.GreaterThan(Mean("Retrain", "right-forget") + 3));
        Assert.That(Mean("Finetune", "right-forget"), Is.InRange(Mean("Retrain", "right-forget") - 3, Mean("Original", "right-forget")));
        Assert.That(Mean("Finetune", "distance-retrain"), Is.LessThan(Mean("Original", "distance-retrain")));
    }

    [Test]
    public void It_gets_audits_and_a_report()
    {
        Assert.That(run.Report.Audits, Has.Count.EqualTo(2));
        Assert.That(
            Directory.EnumerateFiles(Path.Combine(run.Folder, "report")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "finding.svg", "index.html", "records.csv", "report.md", "summary.json" }));
        Assert.That(File.ReadAllText(Path.Combine(run.Folder, "report", "report.md")), Does.Contain("right-forget").And.Contain("Y-DET-4"));
    }

    [Test]
    public void Another_folder_has_the_same_records()
    {
        using var again = new DomainRun(DomainGuide.DomainOf(DomainGuide.Whole));
        Assert.That(run.Records, Has.Length.EqualTo(3 * (1 + 1 + 2)));
        Assert.That(again.Records, Is.EqualTo(run.Records));
    }

    [Test]
    public void It_keeps_the_contract_of_all_domains()
    {
        var contract = InnerRun.Of(DomainGuide.Whole, "ToyContract$");
        Assert.That(contract.Others, Is.Empty);
        Assert.That(contract.Passed, Does.Contain("EveryClaimNamesWhatThereIs").And.Contain("ATaskIsKnownByItsNameItsMachineAndItsData"));
    }

    // What the contract would miss, this test would miss too: the failure names the thing.
    [TestCase("\"toy-ranker\"", "\"toy/ranker\"", "NamesCanBeFolders", "toy/ranker")]
    [TestCase("\"toy-clients\", \"60", "\"clients\", \"60", "EveryTaskHasADataSetOfTheDomain", "toy-ranker: toy-clients")]
    [TestCase("new StudyException(Names.Unknown(\"task\", task, Tasks.Select(t => t.Name)))", "new StudyException($\"{task}?\")", "ATaskOfAnotherName", "no-such-name?")]
    [TestCase("[\"right-forget\", \"right-test-retain\", ", "[\"forget\", ", "EveryTaskHasWhatItShows", "shown metric forget")]
    [TestCase("Randomness.Retraining", "Randomness.Order", "EveryTaskHasWhatItShows", "method Retrain: expected Retraining, found TrainingAndUnlearning")]
    [TestCase("record Original ", "record Origin ", "EveryTaskHasWhatItShows", "method Original: expected Training, found method: expected one of Finetune")]
    [TestCase("\"Original\", \"Retrain\"],\n    \"contrasts\"", "\"Original\"],\n    \"contrasts\"", "EveryTaskHasWhatItShows", "Retrain is no method of its default study")]
    [TestCase("\"toy-clients\", \"client-2\"", "\"toy-clients\", \"client-02\"", "TheFirstTaskNeedsNoDownload", "client-02")]
    [TestCase("$\"client-{client}\" : null", "$\"client-0{client}\" : null", "EveryScenario", "toy-ranker, scenario client-2: client-02")]
    [TestCase("Scenarios.Parse(text);", "Scenarios[0].Read(text) ?? throw new UnlearnRepro.Words.StudyException(\"what?\");", "EveryScenario", "found 'what?'")]
    [TestCase("\"toy/exact\"", "\"exact\"", "EveryClaimNamesWhatThereIs", "families that do not begin with toy/")]
    [TestCase("\"metric\": \"distance-retrain\"", "\"metric\": \"distance\"", "EveryClaimNamesWhatThereIs", "claim Y-DET-4: metric: expected one of")]
    [TestCase("\"task\": \"toy-ranker\", \"scenario\": \"client-2\"", "\"task\": \"toy\", \"scenario\": \"client-2\"", "EveryRegisteredStudyCanBeRun", "toy-client-2: task toy")]
    [TestCase("\"studies\": [\"toy-client-2\"]", "\"task\": \"toy\"", "EveryClaimNamesWhatThereIs", "Y-DET-3: task toy")]
    [TestCase("[AtLeast(1)] int Epochs", "int Epochs", "EveryHyperParameterHasALimit", "Finetune, Epochs")]
    [TestCase("\"task\": \"toy-ranker\", \"scenario\": \"client-2\"", "\"task\": \"toy-ranker\", \"scenario\": \"client-02\"", "EveryRegisteredStudyCanBeRun", "study toy-client-2: scenario: expected client-2, found 'client-02'")]
    [TestCase("\"methods\": [\"Original\", \"Retrain\"]", "\"methods\": [\"Finetune:Epochs=9\"]", "EveryClaimNamesWhatThereIs", "Y-DET-4 on toy-client-2: Finetune")]
    [TestCase("LearningRate=1,Epochs=4", "LearningRate=1,Epoch=4", "EveryTunedValueCanBeRun", "found 'Epoch'")]
    [TestCase("\"chosen\": \"LearningRate=0.5,Epochs=4\"", "\"chosen\": \"LearningRate=0.5,Epochs=5\"", "EveryTunedValueCanBeRun", "is no candidate")]
    [TestCase("\"metrics\": [\"right-forget\"", "\"metrics\": [\"forget\"", "EveryTunedValueCanBeRun", "toy-ranker: metric forget")]
    [TestCase("\"root\": 1,", "\"root\": 2026,", "EveryTunedValueCanBeRun", "root 2026")]
    [TestCase("\"root\": 1,", "\"root\": 2026,", "LimitsAndPublishedNumbers", "toy-ranker")]
    [TestCase("[58, 80]", "[80, 58]", "LimitsAndPublishedNumbers", "toy-ranker")]
    [TestCase("\n[]", "\n[{\"source\":\"Doe\",\"dataset\":\"d\",\"network\":\"n\",\"scenario\":\"s\",\"notes\":[],\"numbers\":[{\"method\":\"Finetune\",\"metric\":\"ndcg\",\"mean\":1}]}]", "LimitsAndPublishedNumbers", "Doe: ndcg")]
    [TestCase("\"right-forget\", \"right-test-forget\", \"items\"", "\"right\", \"right-test-forget\", \"items\"", "EveryTaskHasWhatItShows", "health role: expected one of right-forget")]
    public void A_mistake_in_it_fails_its_contract_by_name(string right, string wrong, string test, string told)
    {
        Assert.That(DomainGuide.Files.Values.Count(text => text.Contains(right)), Is.Positive, $"{DomainGuide.Page}: '{right}' to spoil");
        var contract = InnerRun.Of(DomainGuide.Compiled(text => text.Replace(right, wrong)), "ToyContract$");
        Assert.That(contract.Others.Where(failed => failed.Contains(test)), Has.Some.Contains(told), string.Join('\n', contract.Others));
    }

    [Test]
    public void Its_choice_has_the_least_objective()
    {
        var (name, tuning) = DomainGuide.DomainOf(DomainGuide.Whole).Files.Tuning.Single();
        Assert.That(name, Is.EqualTo(run.Cells.Task.Name));
        var objective = new TuningObjective(Results("Retrain"), tuning.Metrics);
        foreach (var (method, candidates) in tuning.Methods)
        {
            Assert.That(candidates.Candidates.MinBy(candidate => objective.Of(Results($"{method}:{candidate}"))), Is.EqualTo(candidates.Chosen), string.Join("; ", candidates.Candidates.Select(c => $"{c} {objective.Of(Results($"{method}:{c}"))}")));
        }

        StudyResults Results(string method) => run.Cells.Complete(
            new()
            {
                Name = "tuning",
                Task = name,
                Scenario = tuning.Scenario,
                Methods = [run.Cells.Task.Method(method)],
                Metrics = tuning.Metrics,
                TrainingSeeds = tuning.TrainingSeeds,
                UnlearningSeeds = 1,
                Root = tuning.Root,
            },
            workers: 2);
    }

    [Test]
    public void The_band_of_its_health_is_that_of_its_tuning_models()
    {
        var (task, limits) = DomainGuide.DomainOf(DomainGuide.Whole).Files.Health.Tasks.Single();
        var results = run.Cells.Complete(
            new()
            {
                Name = "band",
                Task = task,
                Scenario = run.Results.Study.Scenario,
                Methods = [run.Cells.Task.Method("Original")],
                Metrics = ["right-test"],
                TrainingSeeds = limits.TrainingSeeds,
                UnlearningSeeds = 1,
                Root = limits.Root,
            },
            workers: 2);
        double[] found = [.. results.Records.Select(r => r.Result.Metrics["right-test"])];
        Assert.That(limits.Reason, Does.StartWith(FormattableString.Invariant($"{found.Min():F1} to {found.Max():F1} %")));
        Assert.That(limits.OriginalQuality, Is.EqualTo(new[] { Math.Floor(found.Min() - 9), Math.Ceiling(found.Max() + 9) }));
    }
}
