using System.Collections.Concurrent;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Domains.Audits;

/// <summary>What audits show by chance alone, for each pair of sizes of the two worlds.</summary>
/// <param name="unseen">Retrained models, at least two.</param>
/// <param name="seed">Seed of the draws.</param>
/// <param name="workers">Threads.</param>
public sealed class NullLaw(IReadOnlyList<ExampleScores> unseen, Seed seed, int workers)
{
    /// <summary>Draws of two worlds; with so many the band's ends are the third smallest and largest.</summary>
    public const int Draws = 100;

    private const string Method = "simulated worlds of retrained models";

    private readonly NullWorlds worlds = new(unseen, seed);
    private readonly ConcurrentDictionary<(GridAudit Audit, int Forgotten, int Unseen), Lazy<Estimate[]>> known = [];

    /// <summary>Mean of each number of an audit and the central 95 % of it.</summary>
    public Estimate[] Of(GridAudit audit, int forgotten, int never) =>
        known.GetOrAdd((audit, forgotten, never), key => new(() => Simulate(key.Audit, key.Forgotten, key.Unseen))).Value;

    private Estimate[] Simulate(GridAudit audit, int forgotten, int never)
    {
        double[][] draws = new double[Draws][];
        Parallel.For(0, Draws, new ParallelOptions { MaxDegreeOfParallelism = workers }, d => draws[d] = audit.Of(worlds.Draw(d, forgotten, never)));
        return [.. audit.Numbers.Select((_, k) => Summary([.. draws.Select(draw => draw[k]).Order()]))];
    }

    private static Estimate Summary(double[] sorted)
    {
        int outside = (int)((1 - Jackknife.Level) / 2 * sorted.Length);
        double mean = sorted.Average();
        return new(mean, mean, new(sorted[outside], sorted[^(outside + 1)]), Jackknife.Level, Method, Status.Ok);
    }
}
