using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnlearnRepro.Images.Health;

/// <summary>The limits of the health checks: health.json holds them with date and reason.</summary>
public static class HealthLimits
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<HealthFile> File = new(() =>
    {
        using var stream = typeof(HealthLimits).Assembly.GetManifestResourceStream("UnlearnRepro.Images.Health.health.json")!;
        return JsonSerializer.Deserialize<HealthFile>(stream, Options)!;
    });

    /// <summary>Those of every task.</summary>
    public static CommonLimits Common => File.Value.Limits;

    /// <summary>A task's own; null if none were fixed.</summary>
    public static TaskLimits? For(string task) => File.Value.Tasks.GetValueOrDefault(task);
}

/// <summary>The file.</summary>
internal sealed record HealthFile(CommonLimits Limits, IReadOnlyDictionary<string, TaskLimits> Tasks);

/// <summary>Limits of every task.</summary>
/// <param name="SharedTestShare">The most test images that may be train images too, as a share.</param>
/// <param name="RetrainSpread">The largest standard deviation of M_r's accuracy on D'_r over retraining seeds, in percentage points.</param>
/// <param name="RetrainForgetAccuracy">The largest accuracy on D'_f, in percent, of a model that never saw the class.</param>
/// <param name="Date">When they were fixed.</param>
/// <param name="Reason">Why these.</param>
public sealed record CommonLimits(double SharedTestShare, double RetrainSpread, double RetrainForgetAccuracy, string Date, string Reason);

/// <summary>Limits of one task.</summary>
/// <param name="OriginalTestAccuracy">Least and largest accuracy of M_o on D', in percent.</param>
/// <param name="Root">Root seed of the models it was fixed on, never the evaluation's.</param>
/// <param name="TrainingSeeds">Number of these models.</param>
/// <param name="Date">When it was fixed.</param>
/// <param name="Reason">Why this band.</param>
public sealed record TaskLimits(double[] OriginalTestAccuracy, ulong Root, int TrainingSeeds, string Date, string Reason);
