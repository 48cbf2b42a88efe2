using System.Globalization;
using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Origin;

/// <summary>A study that this suite ran: its seeds, its methods and the machines.</summary>
/// <param name="results">The study with its records.</param>
/// <param name="fingerprint">Of this process.</param>
/// <param name="audits">What the task found by looking at many models together.</param>
/// <param name="notes">What is worth knowing about its data and models.</param>
internal sealed class OwnOrigin(StudyResults results, string fingerprint, IReadOnlyList<AuditTable> audits, IReadOnlyList<string> notes) : IOrigin
{
    private Study Study => results.Study;

    public string About => string.Create(
        CultureInfo.InvariantCulture,
        $"task {Study.Task}, forgetting {Study.Scenario}; {Design} each; root seed {Study.Root}");

    private string Design =>
        string.Concat(Study.Design.Further.Select(f => $"{NumberText.Count(f.Levels, "level")} of s_{f.Axis.Name}, "))
        + $"{NumberText.Count(Study.TrainingSeeds, "training seed")}, {NumberText.Count(Study.UnlearningSeeds, "unlearning seed")}";

    public ulong? Root => Study.Root;

    public string? Fingerprint => fingerprint;

    public IReadOnlyList<TableSource> Sources => [];

    public IReadOnlyList<string> ReadingNotes =>
        [NoteText.Components, NoteText.Intervals, NoteText.Retrain, NoteText.Collapsed, NoteText.Scale];

    public IReadOnlyList<OriginPart> Parts =>
    [
        .. audits.Select(table => AuditPart.Of(table, Study.Methods)),
        .. LayerPart.Of(results) is { } layers ? [layers] : Array.Empty<OriginPart>(),
        CostPart.Of(results),
        new("Methods", ["method", "hyper-parameters", "varies with"], Methods(), "", []),
        .. notes.Count > 0 ? [new("Data and models", [], [], "", notes)] : Array.Empty<OriginPart>(),
        new("Seeds and machine", ["seed", "value"], Seeds(), "", Fingerprints()),
    ];

    public void WriteRecords(Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        RecordsCsv.Write(writer, results.Records, Study.Methods);
    }

    private IReadOnlyList<IReadOnlyList<string>> Seeds()
    {
        var task = Seed.Root(Study.Root).At(Study.Task);
        var train = task.At(SeedAxis.Train, Study.TrainingSeeds - 1);
        return
        [
            ["root seed", Study.Root.ToString()],
            ["I", $"{Study.TrainingSeeds} training seeds"],
            ["J", $"{Study.UnlearningSeeds} unlearning seeds per training seed"],
            .. Study.Design.Further.Select(f => (string[])[f.Axis.Name, $"{f.Levels} levels"]),
            ["data", task.At(SeedAxis.Data, 0).Path],
            ["what is forgotten", task.At(SeedAxis.Forget, 0).Path],
            ["training, last of I", train.Path],
            ["unlearning, last of J", train.At(SeedAxis.Unlearn, Study.UnlearningSeeds - 1).Path],
        ];
    }

    // Every method with all its hyper-parameters and what it draws.
    private IReadOnlyList<IReadOnlyList<string>> Methods() =>
        [.. Study.Methods.Select(method => (string[])
        [
            method.Name,
            method.Parameters.Length == 0 ? "-" : method.Parameters.Replace(",", ", "),
            method.SeedUse.Words(),
        ])];

    // More than one where machines shared the work.
    private IReadOnlyList<string> Fingerprints() =>
        [.. results.Records.Select(r => r.Fingerprint).Append(fingerprint).Distinct().Order(StringComparer.Ordinal)];
}
