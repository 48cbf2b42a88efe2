namespace UnlearnRepro.Faults.Damages;

/// <summary>A file of the artifacts that a second run meets.</summary>
/// <param name="Name">In words.</param>
/// <param name="Find">Its path.</param>
/// <param name="IsRead">Whether the run needs what is in it; what it only replaces cannot stop it.</param>
/// <param name="Prepare">Made first, so that the run has a reason to look at the file.</param>
internal sealed record Target(string Name, Func<string, Random, string> Find, bool IsRead, Action<string>? Prepare = null)
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("records", (artifacts, random) => In(artifacts, "store", random), IsRead: true),
        new("a trained model", (artifacts, _) => Directory.GetFiles(Path.Combine(artifacts, "models"), "digits-original-1-*").Single(), IsRead: true, Forget),
        new("a reference model", (artifacts, _) => Directory.GetFiles(Path.Combine(artifacts, "models"), "digits-retrain-2-*").Single(), IsRead: true, Forget),
        new("an example file", (artifacts, random) => In(artifacts, "examples", random), IsRead: true),
        new("the report's page", (artifacts, _) => Path.Combine(SmallStudy.Report(artifacts), "index.html"), IsRead: false),
        new("the report's summary", (artifacts, _) => Path.Combine(SmallStudy.Report(artifacts), "summary.json"), IsRead: false),
        new("another report's summary", (artifacts, _) => Path.Combine(artifacts, "reports", "other", "summary.json"), IsRead: false, artifacts => AnotherReport(artifacts, "other")),
    ];

    public override string ToString() => Name;

    private static string In(string artifacts, string folder, Random random) =>
        random.Pick(Directory.GetFiles(Path.Combine(artifacts, folder)).Order(StringComparer.Ordinal).ToArray());

    // Without the records of the second trained model, its cells are computed again from what is cached.
    private static void Forget(string artifacts)
    {
        string store = Directory.GetFiles(Path.Combine(artifacts, "store")).Single();
        File.WriteAllLines(store, File.ReadAllLines(store).Where(line => !line.Contains("\"train\":1", StringComparison.Ordinal)));
    }

    /// <summary>Puts the summary of another report beside the study's; returns its path.</summary>
    public static string AnotherReport(string artifacts, string name)
    {
        string other = Path.Combine(artifacts, "reports", name), summary = Path.Combine(other, "summary.json");
        Directory.CreateDirectory(other);
        File.Copy(Path.Combine(SmallStudy.Report(artifacts), "summary.json"), summary);
        return summary;
    }
}
