using System.Text.Json;

namespace UnlearnRepro.Cli.Tests;

/// <summary>A study that varies more than training and unlearning seeds, from the command line to the report and the plan.</summary>
[TestFixture]
public sealed class VaryTests
{
    private static readonly string[] Small = ["--task", "digits", "--seed", "7", "--method", "Original", "--method", "Finetune", "--unlearn-seeds", "2"];

    [TestCase("--scenario full-class-3 --vary forget=2", "--vary: expected one of data, init, order, eval, found 'forget'", "full-class-3 of digits draws nothing else")]
    [TestCase("--scenario full-class --vary forget=11", "--vary forget: expected at most 10 levels, which is all that full-class has, found 11")]
    [TestCase("--vary init=2 --train-seeds 3", "training seeds I: expected 1 where parts of the training seed vary, found 3")]
    [TestCase("--vary eval=2 --until-decided", "--until-decided: expected no --vary beside it, found eval")]
    [TestCase("--registered digits-full-class-3 --vary eval=2", "--registered: expected no --vary beside it, found --vary eval=2")]
    public void Of_a_design_that_there_is_not(string words, params string[] parts)
    {
        using var artifacts = new ArtifactsFolder();
        string[] task = words.Contains("--registered", StringComparison.Ordinal) ? [] : ["--task", "digits"];
        BadInputTests.OneLine(Unlearn.Run(["reproduce", .. task, "--seed", "7", .. words.Split(' '), "--artifacts", artifacts.Path]), parts);
    }

    [Test]
    public void Forget_sets_are_crossed_with_trained_models_and_a_plan_is_made_from_them()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        string json = Path.Combine(artifacts.Path, "out.json");
        string[] study = [.. Small, "--scenario", "full-class", "--vary", "forget=2", "--train-seeds", "2", "--artifacts", artifacts.Path];
        var result = Unlearn.Succeed(["reproduce", .. study, "--json", json]);
        Assert.That(result.Output, Does.Contain("2 levels of forget x 2 of train, 2 of unlearn within each forget and train").And.Contain("12 cells"));
        using (var document = JsonDocument.Parse(File.ReadAllText(json)))
        {
            var rows = document.RootElement.GetProperty("design").EnumerateArray().Where(r => r.GetProperty("metric").GetString() == "mia").ToList();
            Assert.That(rows.Select(r => string.Join(", ", r.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()))), Is.EqualTo(new[]
            {
                "forget, train, forget x train", "forget, train, forget x train, unlearn",
            }));
        }

        string report = Path.Combine(artifacts.Path, "reports", Path.GetFileName(Directory.GetDirectories(Path.Combine(artifacts.Path, "reports")).Single()));
        Assert.That(Path.GetFileName(report), Does.StartWith("digits-full-class-2x2-forget2-"));
        Assert.That(File.Exists(Path.Combine(report, "figures", "shares-mia.svg")));

        // The 12 cells of records.csv, each metric a line, have both levels of s_forget.
        string[] forget = [.. File.ReadLines(Path.Combine(report, "records.csv")).Skip(1).Where(line => line.Contains(",mia,", StringComparison.Ordinal)).Select(line => line.Split(',')[^10])];
        Assert.That(forget.CountBy(level => level), Is.EquivalentTo(new Dictionary<string, int> { ["0"] = 6, ["1"] = 6 }));

        // Two trained models for both classes; Retrain's seconds are what a plan needs.
        Assert.That(Directory.GetFiles(Path.Combine(artifacts.Path, "models"), "digits-original-*").Length, Is.LessThanOrEqualTo(3), "those of the smoke study");
        BadInputTests.OneLine(Unlearn.Run(["plan", .. study, "--target", "5"]), "plan: expected a pilot with Retrain");
        Unlearn.Succeed(["reproduce", .. study, "--method", "Retrain"]);
        var plan = Unlearn.Succeed(["plan", .. study, "--method", "Retrain", "--metric", "mia", "--target", "5", "--budget", "1h"]);
        Assert.That(plan.Output, Does.Contain("Half-width 5.00 of mia (%)").And.Contain("floor of forget").And.Contain("What a budget of 1 h buys"));
        Assert.That(Directory.GetFiles(Path.Combine(artifacts.Path, "plans"), "plan.md", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_parts_of_a_training_seed_stand_for_it()
    {
        using var artifacts = ArtifactsFolder.WithModels();
        var result = Unlearn.Succeed(["reproduce", .. Small, "--vary", "init=2", "--vary", "order=2", "--artifacts", artifacts.Path]);
        Assert.That(result.Output, Does.Contain("2 levels of init x 2 of order, 2 of unlearn within each init and order").And.Contain("I = 1 training seeds"));
        Assert.That(result.Output, Does.Match(@"mean over all \[95 %\] +one run +init +order +init x order +unlearn +raise first"));
    }
}
