namespace UnlearnRepro.Cli.Tests;

/// <summary><c>reproduce --registered NAME</c> runs what claims.json says, and nothing beside it says otherwise.</summary>
[TestFixture]
public sealed class RegisteredTests
{
    private const string Name = "digits-random-10pct";

    [TestCase("--task", "digits")]
    [TestCase("--scenario", "full-class-3")]
    [TestCase("--method", "Finetune")]
    [TestCase("--tier", "smoke")]
    [TestCase("--train-seeds", "3")]
    [TestCase("--unlearn-seeds", "2")]
    public void A_word_that_says_what_is_run_does_not_stand_beside_it(string option, string value) =>
        Assert.That(Refused("--registered", Name, option, value), Is.EqualTo($"--registered: expected no {option} beside it, found {option} {value}"));

    [Test]
    public void An_unknown_name_is_answered_by_the_nearest() =>
        Assert.That(Refused("--registered", "digits-random"), Does.StartWith("registered study: expected one of digits-full-class-3, ").And.EndsWith($"found 'digits-random' (did you mean {Name}?)"));

    [Test]
    public void The_help_lists_them() => Assert.That(Unlearn.Run("reproduce", "--help").Output, Does.Contain("--registered").And.Contain(Name));

    [Test]
    public void Other_verbs_do_not_know_it() => Assert.That(Unlearn.Run("plan", "--target", "1", "--registered", Name).ExitCode, Is.EqualTo(2));

    private static string Refused(params string[] words)
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run(["reproduce", .. words, "--artifacts", artifacts.Path]);
        Assert.That((result.ExitCode, result.Error.Trim().Split('\n').Length), Is.EqualTo((2, 1)), result.Error);
        return result.Error.Trim();
    }
}
