using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Origin;

/// <summary>A study that somebody else ran: which file it was, what stood in it and what did not.</summary>
/// <param name="table">The study.</param>
internal sealed class ForeignOrigin(TableStudy table) : IOrigin
{
    private const int MostNames = 12;

    private Study Study => table.Study;

    public string About => string.Join("; ", ((string[])
    [
        Files(),
        Study.Task.Length > 0 ? $"task {Study.Task}" : "",
        Study.Scenario.Length > 0 ? $"forgetting {Study.Scenario}" : "",
        .. Study.Design.Further.Select(f => $"{NumberText.Count(f.Levels, "level")} of {f.Axis.Name}"),
        $"{NumberText.Count(Study.Design.Most?.Training ?? Study.TrainingSeeds, "training seed")}, "
            + $"{(Uneven ? "up to " : "")}{NumberText.Count(Study.UnlearningSeeds, "unlearning seed")} each",
        table.MostEvaluations > 1 ? $"means of {Evaluations} evaluation seeds" : "",
    ]).Where(part => part.Length > 0));

    public ulong? Root => null;

    public string? Fingerprint => null;

    public IReadOnlyList<TableSource> Sources => table.Origin.Sources;

    public IReadOnlyList<string> Reading => table.Origin.Reading;

    public IReadOnlyList<string> ReadingNotes =>
    [
        NoteText.Components,
        NoteText.Intervals,
        .. Study.Methods.Where(m => m.SeedUse == SeedUse.Retraining).Select(m =>
            $"{m.Name} is the reference and starts afresh: its spread is over its own seeds, and it has no unlearning seed."),
        .. Study.Methods.Any(m => m.SeedUse == SeedUse.TrainingAndUnlearning) && Study.UnlearningSeeds == 1
            ? ["With one unlearning seed per training seed the table cannot tell s_T and s_U apart."] : Array.Empty<string>(),
        .. Collapsed ? [NoteText.Collapsed] : Array.Empty<string>(),
        .. Missing > 0
            ? ["A missing cell is not in the table. Nothing stands in for it: estimates use rows of unequal length as they are."]
            : Array.Empty<string>(),
        .. table.MostEvaluations > 1
            ?
            [
                $"The value of a cell is the mean of {Evaluations} evaluation seeds: s_U holds what is left of the evaluation's own spread, "
                + "which the table of evaluation seeds splits off.",
            ]
            : Array.Empty<string>(),
        "Intervals over training seeds suppose that the trained models are independent of each other, which the table cannot show.",
    ];

    public IReadOnlyList<OriginPart> Parts =>
    [
        .. table.MostEvaluations > 1 ? [EvaluationPart.Of(table)] : Array.Empty<OriginPart>(),
        new(
            "Methods",
            ["method", "hyper-parameters", "varies with", "training seeds", "unlearning seeds", "missing cells"],
            [.. table.Runs.Select(runs => (string[])
            [
                runs.Method.Name, runs.Method.Parameters.Length == 0 ? "-" : runs.Method.Parameters, runs.Method.SeedUse.Words(),
                $"{runs.TrainingSeeds}", runs.Method.SeedUse == SeedUse.TrainingAndUnlearning ? $"{runs.UnlearningSeeds}" : "-", $"{runs.Missing}",
            ])],
            Missing > 0 ? "Missing cells, for example:" : "",
            [.. table.Runs.SelectMany(runs => runs.Examples)]),
        new(
            "Source",
            ["file", "contents"],
            [
                .. Sources.Take(MostNames).Select(s => (string[])[s.File, $"{s.Rows} rows, SHA-256 {s.Sha256}"]),
                .. Sources.Count > MostNames ? [["further files", $"{Sources.Count - MostNames}"]] : Array.Empty<string[]>(),
                ["values", $"{table.Origin.Values} of this task and scenario"],
                ["training seeds", Names.Few(Study.TrainingSeedNames)],
                .. table.Origin.Ignored.Count > 0 ? [["columns not read", Names.Few(table.Origin.Ignored)]] : Array.Empty<string[]>(),
            ],
            "",
            []),
    ];

    private bool Uneven => table.Runs.Any(r => r.UnlearningSeeds != Study.UnlearningSeeds || r.Missing > 0);

    private int Missing => table.Runs.Sum(r => r.Missing);

    private bool Collapsed => Study.Methods.Any(method => Study.Metrics.Any(metric => table.Grid(method, metric).Collapsed > 0));

    private string Evaluations => table.LeastEvaluations == table.MostEvaluations
        ? $"K = {table.MostEvaluations}"
        : $"K = {table.LeastEvaluations} to {table.MostEvaluations}";

    public void WriteRecords(Stream stream) => TableCsv.Write(stream, table);

    private string Files() => Sources.Count == 1 ? $"from {Sources[0].File}" : $"from {Sources.Count} files";
}
