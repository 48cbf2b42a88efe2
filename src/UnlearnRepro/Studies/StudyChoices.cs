using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Studies;

/// <summary>
/// Choices that make another study of a tier's. Each is part of the name, so that a smaller study does not replace the report of a larger one.
/// </summary>
public static class StudyChoices
{
    /// <summary>The study with so many seeds.</summary>
    public static Study WithSeeds(this Study study, int training, int unlearning) =>
        study with { TrainingSeeds = training, UnlearningSeeds = unlearning, Name = $"{study.Task}-{study.Scenario}-{training}x{unlearning}" };

    /// <summary>The study of some methods.</summary>
    /// <param name="study">The study.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="label">What they are called together; their names and a hash of all hyper-parameters if left out.</param>
    public static Study WithMethods(this Study study, IReadOnlyList<MethodChoice> methods, string? label = null) =>
        study with { Methods = methods, Name = $"{study.Name}-{label ?? Label(methods)}" };

    /// <summary>The study by some metrics.</summary>
    public static Study WithMetrics(this Study study, IReadOnlyList<string> metrics) =>
        study with { Metrics = metrics, Name = $"{study.Name}-{metrics.Count}-metrics-{Hash(metrics)}" };

    /// <summary>The study that varies further seed axes.</summary>
    public static Study WithDesign(this Study study, StudyDesign design) => design.HasFurther
        ? study with { Design = design, Name = $"{study.Name}{string.Concat(design.Further.Select(f => $"-{f.Axis.Name}{f.Levels}"))}" }
        : study;

    /// <summary>The study on other seeds.</summary>
    public static Study WithRoot(this Study study, ulong root) =>
        root == study.Root ? study : study with { Root = root, Name = $"{study.Name}-seed{root}" };

    // Names to read, and a hash that tells hyper-parameters apart.
    private static string Label(IReadOnlyList<MethodChoice> methods) =>
        $"{string.Join('+', methods.Select(m => m.Name.ToLowerInvariant()).Distinct())}-{Hash(methods.Select(m => m.ToString()))}";

    private static string Hash(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..6];
}
