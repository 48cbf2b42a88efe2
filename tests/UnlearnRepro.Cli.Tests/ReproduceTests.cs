using System.CommandLine;
using System.Text.Json;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Images;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Tests;

[TestFixture]
public sealed class ReproduceTests
{
    private static readonly string[] Smoke = ["reproduce", "--tier", "smoke", "--seed", "7"];

    [Test]
    public void Two_processes_with_other_worker_counts_write_the_same_records()
    {
        using var two = new ArtifactsFolder();
        Unlearn.Succeed([.. Smoke, "--workers", "3", "--artifacts", two.Path]);
        string[] records = SmokeRun.Only.Artifacts.RecordsWithoutSeconds(SmokeRun.Study);
        Assert.That(records, Has.Length.GreaterThan(36 * 12 * 3), "36 metrics of 12 methods from 3 trained models, and more where they draw");
        Assert.That(two.RecordsWithoutSeconds(SmokeRun.Study), Is.EqualTo(records));
    }

    [Test]
    public void One_word_names_every_method_that_there_is_and_the_contrasts()
    {
        using var artifacts = new ArtifactsFolder();
        var options = new StudyOptions(Registered.Domains);
        var command = new RootCommand();
        options.AddTo(command);
        var given = command.Parse(["--method", "all", "--artifacts", artifacts.Path]);
        var study = options.Study(given, options.Task(given));
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
        Unlearn.Succeed("reproduce", "--seed", "7", "--method", "all", "--train-seeds", "1", "--unlearn-seeds", "1", "--artifacts", artifacts.Path);
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
        Assert.That(Unlearn.Succeed([.. study.Select(word => word == "7" ? "8" : word), "--train-seeds", "3"]).Output, Does.Not.Contain("judged before"), "other seeds");

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
    public void A_larger_study_computed_from_nothing_has_the_records_of_the_smaller_one()
    {
        using var small = ArtifactsFolder.WithModels();
        using var large = new ArtifactsFolder();
        Unlearn.Succeed([.. Smoke, "--method", "Finetune", "--method", "SsdCorrected", "--artifacts", small.Path]);
        Unlearn.Succeed([.. Smoke, "--unlearn-seeds", "4", "--method", "SsdCorrected", "--method", "RandomLabels", "--method", "Finetune", "--artifacts", large.Path]);
        Assert.That(
            large.RecordsWithoutSeconds("digits-full-class-3-3x4-*-seed7"),
            Is.SupersetOf(small.RecordsWithoutSeconds("digits-full-class-3-smoke-*-seed7")));
    }

    [Test]
    public void A_killed_run_loses_only_the_cells_that_were_running()
    {
        using var artifacts = new ArtifactsFolder();
        string[] study = ["reproduce", "--seed", "7", "--train-seeds", "6", "--unlearn-seeds", "4", "--method", "Finetune", "--artifacts", artifacts.Path];
        using (var process = Unlearn.Start(study))
        {
            string store = Path.Combine(artifacts.Path, "store");
            Assert.That(() => Directory.Exists(store) && artifacts.StoreLines.Count() >= 3, Is.True.After(60_000, 20), "cells should be stored one by one");
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        string[] kept = [.. artifacts.StoreLines];
        Assert.That(kept, Has.Length.LessThan(24), "the run was killed too late for the test to mean anything");
        var result = Unlearn.Run(study);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string[] keys = [.. artifacts.StoreLines.Where(line => line.EndsWith('}')).Select(Key)];
        Assert.That(keys, Is.Unique, "no cell is computed twice");
        Assert.That(keys, Is.SupersetOf(kept.Where(line => line.EndsWith('}')).Select(Key)));

        static string Key(string line) => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!;
    }

    [Test]
    [Platform("Linux", Reason = "the signal is sent by kill, to a process started by GNU env")]
    public void Ctrl_C_finishes_the_running_cells_and_says_so()
    {
        using var artifacts = new ArtifactsFolder();
        using var process = Unlearn.StartInterruptible(
            "reproduce", "--seed", "7", "--train-seeds", "6", "--unlearn-seeds", "20", "--method", "Finetune", "--artifacts", artifacts.Path);
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
