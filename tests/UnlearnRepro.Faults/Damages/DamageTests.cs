namespace UnlearnRepro.Faults.Damages;

/// <summary>
/// Files that were damaged between two runs: the second has the numbers of the first, or says in one line which file is no good. It
/// never has others, never shows a stack trace and never waits for ever.
/// </summary>
[TestFixture]
[Platform("Linux", Reason = "pipes are made by mkfifo")]
public sealed class DamageTests
{
    // Each damage once and each target at least once; the rest takes minutes.
    [TestCase("records", "a pipe that nobody writes to")]
    [TestCase("a trained model", "a flipped bit")]
    [TestCase("an example file", "cut short")]
    [TestCase("the report's page", "a folder")]
    [TestCase("another report's summary", "a link to itself")]
    public void A_damaged_file_is_named_or_does_no_harm(string target, string damage) =>
        Damaged(Target.All.Single(t => t.Name == target), Damage.All.Single(d => d.Name == damage));

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
        var run = Watched.Run(SmallStudy.Words(folder.Path));
        TestContext.Out.WriteLine($"{path}, {damage}: exit {run.ExitCode} {run.Error}");
        if (run.ExitCode == 0)
        {
            SmallStudy.HasUndisturbedTable(folder.Path);
        }
        else
        {
            run.IsOneLine(Path.GetFileName(path));
            Assert.That(target.IsRead || damage.Name == "a folder", Is.True, "nothing in the file is needed, and what was computed has to be reported");
        }
    }
}
