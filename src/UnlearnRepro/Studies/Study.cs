using System.Globalization;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.Studies;

/// <summary>The grid of cells that is asked for.</summary>
public sealed record Study
{
    /// <summary>Names the study; part of the report's path.</summary>
    public required string Name { get; init; }

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>What is to be forgotten.</summary>
    public required string Scenario { get; init; }

    /// <summary>The methods, each with its hyper-parameters.</summary>
    public required IReadOnlyList<MethodChoice> Methods { get; init; }

    /// <summary>The metrics' names.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>I, at least 1.</summary>
    public required int TrainingSeeds { get; init; }

    /// <summary>J, at least 1; the largest J where methods or training seeds differ.</summary>
    public required int UnlearningSeeds { get; init; }

    /// <summary>Which seed axes vary: by itself those of training and unlearning.</summary>
    public StudyDesign Design { get; init; } = StudyDesign.TwoAxes;

    /// <summary>What others call their training seeds, I names; empty where a seed is called by its index.</summary>
    public IReadOnlyList<string> TrainingSeedNames { get; init; } = [];

    /// <summary>The root seed.</summary>
    public ulong Root { get; init; } = DefaultRoot;

    // A record as it is read: 36 metrics with a name and the print of their code each, distances by layer, four checksums and a fingerprint are
    // some 9 KiB, and the report has its share.
    private const int BytesPerCell = 12288;

    /// <summary>What training seed i is called.</summary>
    public string TrainingSeedName(int i) => TrainingSeedNames.Count > 0 ? TrainingSeedNames[i] : i.ToString(CultureInfo.InvariantCulture);

    /// <summary>The root of the evaluation seeds. Hyper-parameters were chosen on <see cref="TuningRoot"/>.</summary>
    public const ulong DefaultRoot = 2026;

    /// <summary>The root of the tuning seeds: no stream of it is a stream of <see cref="DefaultRoot"/>.</summary>
    public const ulong TuningRoot = 1;

    /// <summary>Throws unless I and J are at least 1, there is a method and a metric, and the records fit into memory.</summary>
    /// <exception cref="StudyException">The grid is empty or too large.</exception>
    public Study Checked()
    {
        Require(TrainingSeeds >= 1, "training seeds I", "at least 1", TrainingSeeds);
        Require(UnlearningSeeds >= 1, "unlearning seeds J", "at least 1", UnlearningSeeds);
        Require(Methods.Count >= 1, "methods", "at least 1", Methods.Count);
        Require(Metrics.Count >= 1, "metrics", "at least 1", Metrics.Count);
        var twice = Methods.GroupBy(m => m).FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, "methods", "each once", $"{twice?.Key} {twice?.Count()} times");
        string? repeated = Metrics.GroupBy(m => m).FirstOrDefault(g => g.Count() > 1)?.Key;
        Require(repeated is null, "metrics", "each once", $"{repeated} more than once");
        Require(TrainingSeeds == 1 || !Design.HasPartsOf(SeedAxis.Train), "training seeds I", "1 where parts of the training seed vary", TrainingSeeds);
        Require(
            UnlearningSeeds == 1 || !Design.HasPartsOf(SeedAxis.Unlearn), "unlearning seeds J", "1 where parts of the unlearning seed vary", UnlearningSeeds);
        RequireMemory();
        return this;
    }

    /// <summary>All cells, training seed by training seed, so that an interrupted study is a smaller study.</summary>
    public IEnumerable<Cell> Cells() =>
        from train in Enumerable.Range(0, TrainingSeeds)
        from levels in Design.Levels()
        from method in Methods
        where !RepeatsAlong(method, levels)
        from unlearn in Enumerable.Range(0, method.SeedUse == SeedUse.TrainingAndUnlearning ? UnlearningSeeds : 1)
        select CellOf(method, levels.With(SeedAxis.Train, train).With(SeedAxis.Unlearn, unlearn));

    /// <summary>All cells of one method.</summary>
    public IEnumerable<Cell> CellsOf(MethodChoice method) => Cells().Where(cell => cell.Method == method.Name && cell.Parameters == method.Parameters);

    /// <summary>The cell of one method at (i, j), at level 0 of every other axis.</summary>
    public Cell CellOf(MethodChoice method, int train, int unlearn) =>
        CellOf(method, default(SeedIndices).With(SeedAxis.Train, train).With(SeedAxis.Unlearn, unlearn));

    /// <summary>The cell of one method at some levels.</summary>
    public Cell CellOf(MethodChoice method, SeedIndices levels) => new(Task, Scenario, method.Name, method.Parameters, Root, levels);

    /// <summary>Along what the results of a method vary, outermost first.</summary>
    public IReadOnlyList<(SeedAxis Axis, Factor Factor)> Factors(MethodChoice method) => Design.Factors(method.SeedUse, TrainingSeeds, UnlearningSeeds);

    // A method that draws nothing has one result for all levels of the parts of s_unlearn.
    private bool RepeatsAlong(MethodChoice method, SeedIndices levels) => method.SeedUse != SeedUse.TrainingAndUnlearning
        && Design.Further.Any(f => f.Axis.PartOf?.Name == SeedAxis.Unlearn.Name && levels[f.Axis] > 0);

    // All records of a study are held at once.
    private void RequireMemory()
    {
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, most = memory / BytesPerCell;
        Int128 drawn = Methods.Count(m => m.SeedUse == SeedUse.TrainingAndUnlearning);
        Int128 further = Design.Further.Aggregate((Int128)1, (number, factor) => number * factor.Levels);
        Int128 cells = TrainingSeeds * further * ((drawn * UnlearningSeeds) + Methods.Count - drawn);
        Require(
            cells <= most,
            "study",
            string.Create(
                CultureInfo.InvariantCulture,
                $"at most {most} cells, which fill this machine's {memory / (double)(1L << 30):F1} GiB of memory with {BytesPerCell >> 10} KiB each"),
            $"{cells} (I = {TrainingSeeds} training and J = {UnlearningSeeds} unlearning seeds{FurtherText}; methods: {Methods.Count})");
    }

    private string FurtherText => string.Concat(Design.Further.Select(f => $", {f.Levels} levels of s_{f.Axis.Name}"));

    private static void Require(bool holds, string what, string expected, object found)
    {
        if (!holds)
        {
            throw new StudyException($"{what}: expected {expected}, found {found}");
        }
    }
}
