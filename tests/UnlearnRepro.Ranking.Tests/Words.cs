using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests;

/// <summary>Streams whose numbers a test chooses, and queries that it draws.</summary>
internal static class Words
{
    /// <summary>The first seed whose numbers lie in these intervals, the lower ends included.</summary>
    public static ulong Seed(params (double From, double To)[] units)
    {
        ulong seed = 0;
        while (!Fits(seed))
        {
            seed++;
        }

        return seed;

        bool Fits(ulong candidate)
        {
            for (int k = 0; k < units.Length; k++)
            {
                double unit = Uniform.Unit(SplitMix64.At(candidate, k));
                if (unit < units[k].From || unit >= units[k].To)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Numbers in [0, 1).</summary>
    public static double[] Units(this SplitMix64 random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Unit())];

    /// <summary>A query of uniform features and of grades 0 to 2, each as likely.</summary>
    public static Ranking.Queries.Query Query(this SplitMix64 random, int documents, int features) =>
        new("1", features, random.Units(documents * features), [.. Enumerable.Range(0, documents).Select(_ => random.Below(3))]);

    /// <summary>A vector of this length, of a direction that is drawn.</summary>
    public static double[] Direction(this SplitMix64 random, int features, double length)
    {
        double[] drawn = [.. Enumerable.Range(0, features).Select(_ => random.Normal())];
        double norm = Math.Sqrt(drawn.Sum(x => x * x));
        return [.. drawn.Select(x => x * length / norm)];
    }
}
