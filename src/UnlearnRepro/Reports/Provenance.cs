using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>What a study was made of: its seeds, its methods and the machines.</summary>
internal static class Provenance
{
    /// <summary>The seeds, as names and what they are.</summary>
    public static IReadOnlyList<(string Name, string Text)> Seeds(Study study)
    {
        var task = Seed.Root(study.Root).At(study.Task);
        var train = task.At(SeedAxis.Train, study.TrainingSeeds - 1);
        return
        [
            ("root seed", study.Root.ToString()),
            ("I", $"{study.TrainingSeeds} training seeds"),
            ("J", $"{study.UnlearningSeeds} unlearning seeds per training seed"),
            ("data", task.At(SeedAxis.Data, 0).Path),
            ("what is forgotten", task.At(SeedAxis.Forget, 0).Path),
            ("training, last of I", train.Path),
            ("unlearning, last of J", train.At(SeedAxis.Unlearn, study.UnlearningSeeds - 1).Path),
        ];
    }

    /// <summary>Every method with all its hyper-parameters, what it draws and the mean time of its cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Methods(StudyReport report) =>
        [.. report.Results.Study.Methods.Select(method => (string[])
        [
            method.Name,
            method.Parameters.Length == 0 ? "-" : method.Parameters.Replace(",", ", "),
            Draws(method.SeedUse),
            NumberText.Of(report.Results.Records.Where(r => r.Cell.Method == method.Name && r.Cell.Parameters == method.Parameters).Average(r => r.Outcome.Seconds)),
        ])];

    /// <summary>The headings of <see cref="Methods"/>.</summary>
    public static IReadOnlyList<string> MethodsHeader { get; } = ["method", "hyper-parameters", "varies with", "mean seconds"];

    /// <summary>The fingerprints of all records: more than one where machines shared the work.</summary>
    public static IReadOnlyList<string> Fingerprints(StudyReport report) =>
        [.. report.Results.Records.Select(r => r.Fingerprint).Append(report.Fingerprint).Distinct().Order(StringComparer.Ordinal)];

    private static string Draws(SeedUse use) => use switch
    {
        SeedUse.Training => "training seed only (deterministic)",
        SeedUse.TrainingAndUnlearning => "training and unlearning seed",
        _ => "retraining seed",
    };
}
