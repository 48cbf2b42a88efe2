using UnlearnRepro.Language.Tests.Results;

namespace UnlearnRepro.Cli.Tests;

/// <summary>The verb <c>verdict</c> on a tree of OpenUnlearning's form.</summary>
[TestFixture]
public sealed class OpenUnlearningVerdictTests
{
    [Test]
    public void A_tree_without_a_pattern_has_tables_and_a_calibrated_forget_quality()
    {
        using var artifacts = new ArtifactsFolder();
        string saves = Path.Combine(artifacts.Path, "saves", "unlearn");
        var tree = new MadeTree(saves);
        tree.Grid(trainings: 3, unlearnings: 2, retrained: 4, questions: 12);
        tree.Write("tofu_Llama-3.2-1B-Instruct_forget10_NPO_train0_unlearn0/checkpoint-25", tree.Ratios(12));
        var result = Unlearn.Run("verdict", "--format", "open-unlearning", saves, "--artifacts", artifacts.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        string[] forms = [result.Output, File.ReadAllText(Path.Combine(artifacts.Path, "reports", "unlearn", "report.md"))];
        foreach (string form in forms.Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
        {
            Assert.That(form, Does.Contain("forget_quality-calibrated: p by exchanging models, from 4 retrained runs, at least 0.2"));
            Assert.That(form, Does.Contain("1 evaluation at checkpoints left out"));
        }

        string[] records = File.ReadAllLines(Path.Combine(artifacts.Path, "reports", "unlearn", "records.csv"));
        Assert.That(records.Count(line => line.Contains("forget_quality-calibrated")), Is.EqualTo(16));
    }
}
