using System.Text.Json;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Faults.Support;

/// <summary>
/// The smallest study that has everything: trained and retrained models, a method that draws, examples, claims and a report.
/// It is run once, undisturbed; whatever is done to another run, its numbers are these.
/// </summary>
internal static class SmallStudy
{
    private static readonly Lazy<TemporaryFolder> Undisturbed = new(() =>
    {
        var folder = new TemporaryFolder();
        var run = Unlearn.Run(Words(folder.Path));
        return run.ExitCode == 0 ? folder : throw new InvalidOperationException(run.Error);
    });

    /// <summary>The artifacts of the undisturbed run; to be read and copied, not written to.</summary>
    public static string Artifacts => Undisturbed.Value.Path;

    /// <summary>The command that runs it.</summary>
    public static string[] Words(string artifacts) =>
        ["reproduce", "--task", "digits", "--tier", "smoke", "--train-seeds", "2", "--method", "NegGrad", "--method", "Retrain", "--artifacts", artifacts];

    /// <summary>A copy of the undisturbed run's artifacts.</summary>
    public static void CopyTo(string artifacts)
    {
        foreach (string file in Directory.EnumerateFiles(Artifacts, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(artifacts, Path.GetRelativePath(Artifacts, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder of its report.</summary>
    public static string Report(string artifacts) => Directory.EnumerateDirectories(Path.Combine(artifacts, "reports"), "digits-full-class-3-2x2-*").Single();

    /// <summary>Requires that a run's records, report and examples are those of the undisturbed one and that nothing else lies about.</summary>
    public static void IsUndisturbed(string artifacts)
    {
        Assert.That(Records(artifacts), Is.EqualTo(Records(Artifacts)), "the records, by cell");
        Assert.That(Keys(artifacts), Is.Unique, "no cell is computed twice");
        Assert.That(Table(artifacts), Is.EqualTo(Table(Artifacts)), "records.csv");
        Assert.That(Examples(artifacts), Is.EqualTo(Examples(Artifacts)), "the examples, byte by byte");
        Assert.That(Files(artifacts), Is.EquivalentTo(Files(Artifacts)), "the report's files and the models");
    }

    /// <summary>Requires that the report's numbers are those of the undisturbed run.</summary>
    public static void HasUndisturbedTable(string artifacts) => Assert.That(Table(artifacts), Is.EqualTo(Table(Artifacts)), "records.csv");

    /// <summary>What is found only while a file is being written, or after a kill.</summary>
    public static IEnumerable<string> Temporary(string artifacts) => Directory.EnumerateFiles(artifacts, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(artifacts, file))
        .Where(file => file.Contains(".tmp", StringComparison.Ordinal) || file.Contains(".probe", StringComparison.Ordinal));

    // Of whole lines: a cell whose line was torn is lost.
    private static IEnumerable<string> Keys(string artifacts) => Directory.EnumerateFiles(Path.Combine(artifacts, "store"), "*.jsonl")
        .SelectMany(File.ReadLines).Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!);

    // Everything a record holds but its time.
    private static string[] Records(string artifacts)
    {
        using var store = new RecordStore(artifacts);
        return [.. store.Read().Values.Select(r => RecordText.Of(r with { Result = r.Result with { Seconds = 0 } })).Order(StringComparer.Ordinal)];
    }

    private static string[] Table(string artifacts) => [.. File.ReadLines(Path.Combine(Report(artifacts), "records.csv")).Select(line =>
    {
        string[] fields = line.Split(',');
        return string.Join(',', fields[..^3].Concat(fields[^2..]));
    })];

    private static string[] Examples(string artifacts) => [.. Directory.EnumerateFiles(Path.Combine(artifacts, "examples"), "*.safetensors").Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(File.ReadAllBytes(file))}")];

    private static IEnumerable<string> Files(string artifacts) => Directory.EnumerateFiles(artifacts, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(artifacts, file)).Where(file => !file.StartsWith("store", StringComparison.Ordinal));

    /// <summary>Removes the undisturbed run, if there was one.</summary>
    public static void Delete()
    {
        if (Undisturbed.IsValueCreated)
        {
            Undisturbed.Value.Dispose();
        }
    }
}
