using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>
/// Figures of MQ2008 (784 queries, 15,211 documents) as measured on the data: what the generator is held to, and what the measure itself is held to where the data are.
/// </summary>
internal static class Mq2008Figures
{
    private const double Share = 0.02;

    /// <summary>All of them: a name, MQ2008's value, by how much drawn data may differ, and the number as it is measured.</summary>
    public static readonly Figure[] All =
    [
        new("documents of grade 0", 0.807, Share, f => f.Graded(0)),
        new("documents of grade 1", 0.132, Share, f => f.Graded(1)),
        new("documents of grade 2", 0.061, Share, f => f.Graded(2)),
        new("fewest documents", 5, 0, f => f.Counts[0]),
        new("documents, first quartile", 8, 0, f => Quantile(f.Counts, 0.25)),
        new("documents, median", 8, 0, f => Quantile(f.Counts, 0.5)),
        new("documents, third quartile", 16, 0, f => Quantile(f.Counts, 0.75)),
        new("most documents", 121, 0, f => f.Counts[^1]),
        new("documents, mean", 19.4, 1, f => f.Counts.Average(), 1),
        new("exactly 8 documents", 0.43, Share, f => f.Share(q => q.Documents == 8), 2),
        new("below 10 documents", 0.51, Share, f => f.Share(q => q.Documents < 10), 2),

        // The 0.9 quantile is 32, but 0.904 of the queries lie at or below it: a quantile of drawn queries is often the next number, 46.
        new("up to 32 documents", 0.904, Share, f => f.Share(q => q.Documents <= 32)),
        new("no relevant document", 0.281, Share, f => f.Share(q => !q.HasRelevant)),
        new("no relevant document of up to 16", 0.33, Share, f => f.Share(q => !q.HasRelevant, q => q.Documents <= 16), 2),
        new("no relevant document of more", 0.12, Share, f => f.Share(q => !q.HasRelevant, q => q.Documents > 16), 2),
        new("a document of grade 2", 0.422, Share, f => f.Share(q => q.Grades.Contains(2))),
        new("exactly one relevant", 0.168, Share, f => f.Share(q => RankingFigures.Relevant(q) == 1)),
        new("all relevant", 0, 0, f => f.Share(q => RankingFigures.Relevant(q) == q.Documents)),
        new("relevant, mean", 5.2, 0.3, f => f.RelevantCounts.Average(), 1),
        new("relevant, median", 3, 0, f => Quantile(f.RelevantCounts, 0.5)),
        new("relevant, 0.9 quantile", 12, 1, f => Quantile(f.RelevantCounts, 0.9)),
        new("relevant, share", 0.298, Share, f => f.RelevantShare),
        new("features that never vary", 6, 0, f => f.NeverVarying),
        new("zeros", 0.472, Share, f => f.ValueShare(0)),
        new("ones", 0.050, Share, f => f.ValueShare(1)),
        new("mean of the values", 0.222, Share, f => f.Mean),
        new("constant in a query", 0.197, Share, f => f.Constant),
        new("least deviation", 0.279, Share, f => f.Deviations[0]),
        new("median deviation", 0.306, Share, f => Median(f.Deviations)),
        new("largest deviation", 0.351, Share, f => f.Deviations[^1]),
        new("correlations, median", 0.127, Share, f => Median(f.Correlations)),
        new("correlations, third quartile", 0.242, Share, f => f.Correlations[f.Correlations.Length * 3 / 4]),
        new("correlations above 0.8", 0.071, Share, f => f.Correlations.Average(r => r > 0.8 ? 1.0 : 0)),
        new("effective rank", 7.1, 1.1, f => f.EffectiveRank, 1),
        new("effective rank of correlations", 7.9, 1.1, f => f.EffectiveRankOfCorrelation, 1),
        new("first component", 0.29, Share, f => f.Components(1), 2),
        new("5 components", 0.73, 0.04, f => f.Components(5), 2),
        new("10 components", 0.88, Share, f => f.Components(10), 2),
        new("15 components", 0.95, Share, f => f.Components(15), 2),
        new("with grade, 1st", 0.350, Share, f => f.WithGrade[0]),
        new("with grade, 8th", 0.303, Share, f => f.WithGrade[7]),
        new("with grade, 9th", 0.162, Share, f => f.WithGrade[8]),
        new("with grade, 20th", 0.140, Share, f => f.WithGrade[19]),
        new("with grade, 22nd", 0.112, Share, f => f.WithGrade[21]),
        new("with grade, 23rd", 0.080, Share, f => f.WithGrade[22]),
        new("with grade, 35th", 0.021, Share, f => f.WithGrade[34]),
        new("with grade, 38th", -0.049, Share, f => f.WithGrade[37]),
        new("with grade, last", -0.066, Share, f => f.WithGrade[^1]),
        new("R^2 of least squares", 0.147, Share, f => f.Linear),
        new("nDCG of a random ranking", 0.467, Share, f => f.RandomRanking),
        new("nDCG of random weights", 0.476, Share, f => f.RandomWeights(20), 2),
        new("nDCG of the best feature", 0.689, Share, f => f.SingleFeatures[0]),
        new("nDCG of the 12th feature", 0.554, Share, f => f.SingleFeatures[11]),
        new("nDCG of the median feature", 0.536, Share, f => f.SingleFeatures[22]),
        new("nDCG of the worst feature", 0.463, Share, f => f.SingleFeatures[^1]),
    ];

    private static double Quantile(int[] sorted, double p) => sorted[(int)(p * sorted.Length)];

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];

    /// <summary>A figure.</summary>
    /// <param name="Name">What of.</param>
    /// <param name="Value">MQ2008's.</param>
    /// <param name="Tolerance">By how much drawn data may differ.</param>
    /// <param name="Of">Measures it.</param>
    /// <param name="Digits">Decimal places that <paramref name="Value"/> is rounded to.</param>
    internal sealed record Figure(string Name, double Value, double Tolerance, Func<RankingFigures, double> Of, int Digits = 3)
    {
        public double Rounding => Math.Pow(10, -Digits);

        public override string ToString() => Name;
    }
}
