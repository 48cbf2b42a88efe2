using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// The audits of a study: every method's models, one per training seed (the first unlearning seed), against the retrained models. The
/// reference is audited too: every other of its models against the rest, which must pass.
/// </summary>
/// <param name="results">The study.</param>
/// <param name="scores">The per-sample numbers of a cell that did not collapse.</param>
/// <param name="workers">Threads.</param>
public sealed class AuditTables(StudyResults results, Func<CellRecord, ExampleScores> scores, int workers)
{
    private static readonly string[] Notes =
    [
        "phi of a sample is ln p_y - ln(1 - p_y) of its true class y. Each audit asks how far phi on D_f tells models that were to forget from retrained ones.",
        "Intervals leave out one model at a time, of both kinds. By chance alone: mean and central 95 % over 100 pairs of worlds with as many models, "
            + "drawn from the normal law of the retrained models; a value within it is no evidence of a trace.",
        "Retrain is audited against itself, one half of its models against the other.",
    ];

    private readonly Lazy<ExampleScores[]> unseen = new(() =>
        results.Study.Methods.FirstOrDefault(m => m.SeedUse == SeedUse.Retraining) is { } retrain ? Models(results, scores, workers, retrain) : []);

    /// <summary>Two tables: attacks, and distances of laws.</summary>
    public IReadOnlyList<AuditTable> All()
    {
        var worlds = results.Study.Methods.Select(WorldsOf).ToArray();
        var law = unseen.Value.Length < 2 ? null : new NullLaw(unseen.Value, Seed.Root(results.Study.Root).At(results.Study.Task).At("audit"), workers);
        return [Table("Audits over the grid: attacks", GridAudit.Attacks), Table("Audits over the grid: distances to Retrain", GridAudit.Distances)];

        AuditTable Table(string title, IReadOnlyList<GridAudit> audits)
        {
            var rows = new AuditRow[worlds.Length];
            Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, k => rows[k] = Row(worlds[k], audits, law));
            return new(title, [.. audits.SelectMany(a => a.Numbers)], rows, Notes);
        }
    }

    private (MethodChoice Method, Worlds Worlds, int Collapsed) WorldsOf(MethodChoice method)
    {
        var models = Models(results, scores, workers, method);
        var worlds = method.SeedUse == SeedUse.Retraining
            ? new Worlds([.. models.Where((_, r) => r % 2 == 0)], [.. models.Where((_, r) => r % 2 == 1)])
            : new Worlds(models, unseen.Value);
        return (method, worlds, results.Study.TrainingSeeds - models.Length);
    }

    private static ExampleScores[] Models(StudyResults results, Func<CellRecord, ExampleScores> scores, int workers, MethodChoice method)
    {
        var cells = Enumerable.Range(0, results.Study.TrainingSeeds).Select(i => results.Record(method, i, 0));
        CellRecord[] records = [.. cells.Where(r => r.Result.Status == CellStatus.Ok)];
        var found = new ExampleScores[records.Length];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, k => found[k] = scores(records[k]));
        return found;
    }

    private static AuditRow Row((MethodChoice Method, Worlds Worlds, int Collapsed) of, IReadOnlyList<GridAudit> audits, NullLaw? law) =>
        new(of.Method, of.Worlds.Forgotten.Count, of.Worlds.Unseen.Count, of.Collapsed, [.. audits.SelectMany(audit => Values(of.Worlds, audit, law))]);

    /// <summary>The numbers of an audit of two worlds, each beside its null.</summary>
    /// <param name="worlds">The worlds, of any size: where they are too small the reason stands instead of a number.</param>
    /// <param name="audit">The audit.</param>
    /// <param name="law">What chance alone gives; null if there is no retrained model.</param>
    public static IEnumerable<AuditValue> Values(Worlds worlds, GridAudit audit, NullLaw? law)
    {
        string? lacks = audit.Lacks(worlds.Forgotten.Count, worlds.Unseen.Count);
        if (law is null || lacks is not null)
        {
            var none = Estimate.Unidentified(Jackknife.Level, "audit", lacks ?? "needs retrained models");
            return audit.Numbers.Select(_ => new AuditValue(none, none));
        }

        var chances = law.Of(audit, worlds.Forgotten.Count, worlds.Unseen.Count);
        return Jackknife.Of(worlds, audit.Of, audit.Range)
            .Zip(chances, (value, chance) => new AuditValue(value.At(Jackknife.Level), chance) { Source = value });
    }
}
