using System.Globalization;
using System.Text.Json;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Forms;

/// <summary>What an earlier report says of itself, in the summary.json that <see cref="JsonReport"/> wrote.</summary>
/// <param name="Task">The study's task.</param>
/// <param name="Scenario">What was forgotten.</param>
/// <param name="Root">The root seed; null for a table of others.</param>
/// <param name="TrainingSeeds">I; null where the file does not say.</param>
/// <param name="UnlearningSeeds">J, likewise.</param>
/// <param name="Verdicts">The verdicts.</param>
public sealed record SummaryFile(string Task, string Scenario, ulong? Root, int? TrainingSeeds, int? UnlearningSeeds, IReadOnlyList<SummaryVerdict> Verdicts)
{
    /// <summary>What varied, by name; null where the file does not say, as those of older versions.</summary>
    public IReadOnlyList<SummaryFactor>? Factors { get; init; }

    /// <summary>The axes that varied beside training and unlearning seeds, e.g. <c>forget=5</c>.</summary>
    public IEnumerable<string> Further => (Factors ?? []).Where(f => f.Name != SeedAxis.Train.Name && f.Name != SeedAxis.Unlearn.Name)
        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}={f.Levels}"));

    /// <summary>Whether training seeds varied, and not their parts.</summary>
    public bool HasTrainingSeeds => Factors is null || Factors.Any(f => f.Name == SeedAxis.Train.Name);

    /// <summary>What the file is called in a report's folder.</summary>
    public const string Name = "summary.json";

    /// <summary>Reads one; null if it is no summary, or cannot be read, which is told.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Told if it cannot be read.</param>
    public static SummaryFile? Read(string path, Action<string> warn)
    {
        try
        {
            RegularFile.Require(path, "a report's summary");
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.Deserialize<SummaryFile>(JsonReport.Options);
        }
        catch (JsonException e) when (e.Path is not null)
        {
            // JSON, but of another shape: summaries of several studies and of other versions lie there too.
            return null;
        }
        catch (StudyException e)
        {
            warn($"note: {e.Message}; passed over");
            return null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            warn($"note: {path}: expected a report's summary, found: {e.Message}; passed over");
            return null;
        }
    }
}

/// <summary>A factor in a summary.</summary>
/// <param name="Name">The seed axis.</param>
/// <param name="Levels">Number of its levels.</param>
public sealed record SummaryFactor(string Name, int Levels);

/// <summary>A verdict in a summary.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Outcome">What came out, in small letters.</param>
public sealed record SummaryVerdict(string Id, string Outcome);
