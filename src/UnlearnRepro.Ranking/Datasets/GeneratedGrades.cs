using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// How many documents a query has, how many of them are relevant, and how many of those highly so. Shares of relevant documents are drawn from
/// Kumaraswamy's distribution <c>F(p) = 1 - (1 - p^a)^b</c>, like a beta distribution but with a quantile function in closed form. All constants are
/// fitted to counts over MQ2008's 784 queries.
/// </summary>
internal static class GeneratedGrades
{
    /// <summary>The highest grade.</summary>
    public const int Highest = 2;

    // Queries without a relevant document, of those with up to 16 documents and of the others.
    private const double NoneOfFew = 0.326, NoneOfMany = 0.124;
    private const int Few = 16;

    // a, and b for 8 documents with the power by which it rises: the more documents, the smaller the share that is relevant.
    private const double ShareA = 0.9, ShareB = 2.15, ShareRise = 0.23;

    // Of the share of relevant documents with grade 2.
    private const double HighA = 0.8, HighB = 1.55;

    // From and up to how many documents, each number as likely as the others, and queries in a thousand.
    private static readonly (int From, int To, int Share)[] Documents =
    [
        (5, 5, 3), (6, 6, 10), (7, 7, 69), (8, 8, 432), (11, 14, 28), (15, 15, 79), (16, 16, 153), (24, 28, 19), (29, 29, 17), (30, 30, 19),
        (31, 31, 48), (32, 32, 27), (46, 57, 14), (58, 62, 46), (63, 64, 4), (107, 115, 12), (116, 121, 20),
    ];

    /// <summary>Number of documents of a query.</summary>
    public static int DrawDocuments(SplitMix64 random)
    {
        int drawn = random.Below(Documents.Sum(entry => entry.Share)), k = 0;
        for (; drawn >= Documents[k].Share; k++)
        {
            drawn -= Documents[k].Share;
        }

        return Documents[k].From + random.Below(Documents[k].To - Documents[k].From + 1);
    }

    /// <summary>How many documents are relevant, and how many of those have grade 2. Never are all relevant.</summary>
    public static (int Relevant, int High) DrawRelevant(int documents, SplitMix64 random)
    {
        if (random.Unit() < (documents <= Few ? NoneOfFew : NoneOfMany))
        {
            return (0, 0);
        }

        double share = Kumaraswamy(ShareA, ShareB * Math.Pow(documents / 8.0, ShareRise), random.Unit());
        int relevant = 1 + Binomial(documents - 2, share, random);
        return (relevant, Binomial(relevant, Kumaraswamy(HighA, HighB, random.Unit()), random));
    }

    private static double Kumaraswamy(double a, double b, double u) => Math.Pow(1 - Math.Pow(1 - u, 1 / b), 1 / a);

    private static int Binomial(int n, double p, SplitMix64 random)
    {
        int count = 0;
        for (int k = 0; k < n; k++)
        {
            count += random.Unit() < p ? 1 : 0;
        }

        return count;
    }
}
