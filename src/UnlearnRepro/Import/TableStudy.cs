using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>
/// A study that somebody else ran: one task and scenario of a table. Training seeds are matched between methods by what they
/// are called, so that row i of every grid is the same trained model; cells that the table lacks stay missing.
/// </summary>
public sealed class TableStudy : IStudyResults
{
    private readonly IReadOnlyDictionary<(MethodChoice, string), TableGrid> grids;
    private readonly IReadOnlyDictionary<(MethodChoice, string), MetricGrid> means;
    private readonly IReadOnlyDictionary<(MethodChoice, string), DesignGrid> designs;
    private readonly Func<IEnumerable<TableValue>> all;

    internal TableStudy(
        Study study,
        IReadOnlyDictionary<(MethodChoice, string), TableGrid> grids,
        IReadOnlyDictionary<(MethodChoice, string), MetricGrid> means,
        IReadOnlyDictionary<(MethodChoice, string), DesignGrid> designs,
        IReadOnlyList<MethodRuns> runs,
        Func<IEnumerable<TableValue>> all,
        (int Least, int Most) evaluations,
        TableOrigin origin)
    {
        (Study, this.grids, this.means, this.designs, Runs, this.all, Origin) = (study, grids, means, designs, runs, all, origin);
        Metrics = [.. study.Metrics.Select(name => new MetricInfo(name, origin.Options.Units.GetValueOrDefault(name, ""), "", ""))];
        (LeastEvaluations, MostEvaluations) = evaluations;
    }

    /// <inheritdoc/>
    public Study Study { get; }

    /// <summary>The metrics, in the table's order.</summary>
    public IReadOnlyList<MetricInfo> Metrics { get; }

    /// <summary>What the table has of each method, in the study's order.</summary>
    public IReadOnlyList<MethodRuns> Runs { get; }

    /// <summary>Where the numbers come from.</summary>
    public TableOrigin Origin { get; }

    /// <summary>The smallest K of a cell; 1 for a table without evaluation seeds.</summary>
    public int LeastEvaluations { get; }

    /// <summary>The largest K of a cell. Above 1, the value of a cell is the mean of its evaluations.</summary>
    public int MostEvaluations { get; }

    /// <summary>The further factors' columns, in the order of <see cref="TableValue.Levels"/>.</summary>
    public IReadOnlyList<string> Factors => Origin.Options.Factors;

    /// <summary>Every value, by method, metric, levels of the further factors, training, unlearning and evaluation seed.</summary>
    public IEnumerable<TableValue> All() => all();

    /// <inheritdoc/>
    public MetricGrid Grid(MethodChoice method, string metric) => means[(method, metric)];

    /// <inheritdoc/>
    public DesignGrid? Design(MethodChoice method, string metric) => designs.GetValueOrDefault((method, metric));

    /// <summary>
    /// The same before averaging, values[i][j][k] with k the evaluation seed, for an analysis in three levels. Not a number
    /// where an evaluation collapsed.
    /// </summary>
    public double[][][] Evaluations(MethodChoice method, string metric) => grids[(method, metric)].Evaluations();
}

/// <summary>What a table has of a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="TrainingSeeds">Training seeds with at least one run.</param>
/// <param name="UnlearningSeeds">The most unlearning seeds of a training seed.</param>
/// <param name="Missing">Cells of the full grid, or of the whole design with further factors, that are not there, over all metrics.</param>
/// <param name="Examples">A few of them, in words.</param>
public sealed record MethodRuns(MethodChoice Method, int TrainingSeeds, int UnlearningSeeds, int Missing, IReadOnlyList<string> Examples);

/// <summary>Where a table came from and how it was read.</summary>
/// <param name="Sources">The files.</param>
/// <param name="Values">Values of this study.</param>
/// <param name="Ignored">Columns that were found and not read.</param>
/// <param name="Options">How it was read.</param>
public sealed record TableOrigin(IReadOnlyList<TableSource> Sources, int Values, IReadOnlyList<string> Ignored, TableOptions Options)
{
    /// <summary>What was taken for what, a line each: columns, methods, rows left out, values that are not there.</summary>
    public IReadOnlyList<string> Reading { get; init; } = [];
}
