using System.CommandLine;
using System.Text.Json;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Images;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Tests;

[TestFixture]
public sealed class ReproduceTests
{
    private static readonly string[] Smoke = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7"];

    [Test]
    public void A_larger_study_of_another_process_with_more_workers_has_the_records_of_the_smaller_one()
    {
        string[] records = SmokeRun.Only.Artifacts.RecordsWithoutSeconds(SmokeRun.Study);
        Assert.That(records, Has.Length.GreaterThan(36 * 12 * 3), "36 metrics of 12 methods from 3 trained models, and more where they draw");
        using var larger = new ArtifactsFolder();
        Unlearn.Succeed("reproduce", "--task", "digits", "--seed", "7", "--train-seeds", "4", "--unlearn-seeds", "3", "--workers", "3", "--artifacts", larger.Path);
        Assert.That(larger.RecordsWithoutSeconds("digits-full-class-3-4x3-seed7"), Is.SupersetOf(records), "computed from nothing, in another order");
    }

    [Test]
    public void One_word_names_every_method_that_there_is_and_the_contrasts()
    {
        using var artifacts = new ArtifactsFolder();
        var options = new StudyOptions(Registered.Domains);
        var command = new RootCommand();
        options.AddTo(command);
        var given = command.Parse(["--method", "all", "--artifacts", artifacts.Path]);
        var chosen = options.Chosen(given);
        var study = options.Study(given, options.Open(given, chosen), chosen.Info, options.Root(given));
        Assert.That(study.Name, Does.EndWith("-all"));
        Assert.That(study.Methods.Select(m => m.Name).Distinct(), Is.EquivalentTo(ImagesDomain.Methods("digits").Names));
        Assert.That(study.Methods.Count(m => m.Name == "SsdCorrected"), Is.EqualTo(2), "tuned, and the contrast");
    }

    [Test]
    [Explicit("20 seconds")]
    [Category("Long")]
    public void Every_method_there_is_runs_and_none_collapses()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        Unlearn.Succeed("reproduce", "--task", "digits", "--seed", "7", "--method", "all", "--train-seeds", "1", "--unlearn-seeds", "1", "--artifacts", artifacts.Path);
        string folder = Directory.GetDirectories(Path.Combine(artifacts.Path, "reports")).Single();
        Assert.That(folder, Does.EndWith("digits-full-class-3-1x1-all-seed7"));
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "records.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.That(rows.Select(row => row[2]).Distinct(), Is.EquivalentTo(ImagesDomain.Methods("digits").Names));
        Assert.That(rows.Where(row => row.Contains("collapsed", StringComparer.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void A_second_run_computes_no_cell_of_the_study()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        string[] study = [.. Smoke, "--method", "Finetune", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        Unlearn.Succeed(study);
        string[] stored = [.. artifacts.StoreLines.Order()], records = artifacts.RecordsWithoutSeconds("*");
        Unlearn.Succeed(study);
        Assert.That(artifacts.StoreLines.Order(), Is.EqualTo(stored).And.Not.Empty);
        Assert.That(artifacts.RecordsWithoutSeconds("*"), Is.EqualTo(records), "and reports them as the first did");
    }

    [Test]
    public void Earlier_looks_are_told_and_other_reports_beside_them_do_no_harm()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        string[] study = [.. Smoke, "--unlearn-seeds", "1", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        Put("cut", "{\"task\": \"digi");
        Put("list", "[]");
        Put("old", "{}");
        Put("table", """{"task": "digits", "scenario": "full-class-3", "root": null, "training_seeds": 9, "unlearning_seeds": 1}""");
        Assert.That(Unlearn.Succeed([.. study, "--train-seeds", "2"]).Output, Does.Not.Contain("judged before"));
        Assert.That(Unlearn.Succeed([.. study, "--train-seeds", "3"]).Output, Does.Contain("judged before, with 2 x 1;"));

        void Put(string name, string text)
        {
            string folder = Path.Combine(artifacts.Path, "reports", name);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "summary.json"), text);
        }
    }

    [Test]
    public void A_list_of_known_gaps_that_is_not_there_is_found_out_before_a_cell_is_run()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run([.. Smoke, "--gate", "--known-gaps", Path.Combine(artifacts.Path, "none.txt"), "--artifacts", artifacts.Path]);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Directory.Exists(Path.Combine(artifacts.Path, "store")), Is.False);
    }

    [Test]
    [Platform("Linux", Reason = "the signal is sent by kill, to a process started by GNU env")]
    public void Ctrl_C_finishes_the_running_cells_and_says_so()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        using var process = Unlearn.StartInterruptible(
            "reproduce", "--task", "digits", "--seed", "7", "--train-seeds", "6", "--unlearn-seeds", "20", "--method", "Finetune", "--artifacts", artifacts.Path);
        string store = Path.Combine(artifacts.Path, "store");
        Assert.That(() => Directory.Exists(store) && artifacts.StoreLines.Any(), Is.True.After(60_000, 20));
        System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(error, Is.EqualTo("stopped: finished cells are stored; the same command goes on from here\n"));
        Assert.That(artifacts.StoreLines, Has.All.EndsWith("}"), "no line is torn");
    }

    [Test]
    public void The_report_and_the_json_are_written_and_nothing_is_coloured_in_a_pipe()
    {
        var (artifacts, result) = (SmokeRun.Only.Artifacts, SmokeRun.Only.Result);
        Assert.That(result.Error, Is.Empty);
        Assert.That(result.Output, Does.Not.Contain('\u001b').And.Contain("C-DET-1").And.Contain("index.html"));
        foreach (string file in (string[])["index.html", "report.md", "records.csv", "summary.json"])
        {
            Assert.That(new FileInfo(Path.Combine(artifacts.Path, "reports", SmokeRun.Study, file)).Length, Is.Positive, file);
        }

        var summary = JsonDocument.Parse(File.ReadAllText(SmokeRun.Only.Json)).RootElement;
        Assert.That(summary.GetProperty("verdicts").GetArrayLength(), Is.GreaterThan(15));
        Assert.That(
            File.ReadLines(Path.Combine(artifacts.Path, "reports", SmokeRun.Study, "records.csv")).First(),
            Is.EqualTo("task,scenario,method,parameters,s_data,s_forget,s_train,s_unlearn,s_eval,metric,value,weights_sha256,seconds,status,seed_use"));
    }
}
