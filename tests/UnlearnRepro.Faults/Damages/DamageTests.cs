namespace UnlearnRepro.Faults.Damages;

/// <summary>
/// Files that were damaged between two runs: the second has the numbers of the first, or says in one line which file is no good. It
/// never has others, never shows a stack trace and never waits for ever.
/// </summary>
[TestFixture]
[Platform("Linux", Reason = "pipes are made by mkfifo")]
public sealed class DamageTests
{
    [TestCase("records", "a pipe that nobody writes to")]
    [TestCase("a trained model", "a flipped bit")]
    public void A_damaged_file_is_named_or_does_no_harm(string target, string damage) =>
        Damaged(Target.All.Single(t => t.Name == target), Damage.All.Single(d => d.Name == damage));

    // Nothing of an earlier report is needed: all at once cost nothing that was computed. Only a folder cannot be replaced by a file.
    [Test]
    public void Reports_that_were_damaged_in_every_way_cost_no_report()
    {
        using var folder = new TemporaryFolder();
        SmallStudy.CopyTo(folder.Path);
        var random = Draws.Of("reports");
        string[] own = [.. Directory.GetFiles(SmallStudy.Report(folder.Path)).Concat(Directory.GetFiles(Path.Combine(SmallStudy.Report(folder.Path), "figures"))).Order(StringComparer.Ordinal)];
        foreach (var (k, damage) in Damage.All.Index())
        {
            string other = Target.AnotherReport(folder.Path, $"other-{k}");
            damage.Do(other, random);
            if (damage.Name != "a folder")
            {
                damage.Do(own[k], random);
            }
        }

        var run = Unlearn.Run(SmallStudy.Words(folder.Path));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        SmallStudy.HasUndisturbedTable(folder.Path);
        Assert.That(own.Select(file => (File.ResolveLinkTarget(file, false) is null, new FileInfo(file).Length > 100)), Is.All.EqualTo((true, true)), "whole files");
    }

    [Explicit("minutes")]
    [Category("Long")]
    [Test]
    public void Every_damage_to_every_kind_of_file_is_named_or_does_no_harm(
        [ValueSource(nameof(Targets))] string target, [ValueSource(nameof(DamageNames))] string damage) =>
        Damaged(Target.All.Single(t => t.Name == target), Damage.All.Single(d => d.Name == damage));

    private static IEnumerable<string> Targets => Target.All.Select(t => t.Name);

    private static IEnumerable<string> DamageNames => Damage.All.Select(d => d.Name);

    private static void Damaged(Target target, Damage damage)
    {
        using var folder = new TemporaryFolder();
        SmallStudy.CopyTo(folder.Path);
        target.Prepare?.Invoke(folder.Path);
        var random = Draws.Of($"{target} {damage}");
        string path = target.Find(folder.Path, random);
        damage.Do(path, random);
        var run = Unlearn.Run(SmallStudy.Words(folder.Path));
        TestContext.Out.WriteLine($"{path}, {damage}: exit {run.ExitCode} {run.Error}");
        if (run.ExitCode == 0)
        {
            SmallStudy.HasUndisturbedTable(folder.Path);
        }
        else
        {
            // A report that cannot be read is passed over with a note first, where earlier looks are counted.
            string[] lines = [.. run.Error.TrimEnd('\n').Split('\n').Where(line => line != $"note: {path}: expected a report's summary, found {damage}; passed over")];
            (run with { Error = string.Join('\n', lines) }).IsOneLine(Path.GetFileName(path));
            Assert.That(target.IsRead || (damage.Name == "a folder" && !target.Name.StartsWith("another", StringComparison.Ordinal)), Is.True, "nothing in the file is needed, and what was computed has to be reported");
        }
    }
}
