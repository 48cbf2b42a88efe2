using MathNet.Numerics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Rankings;

/// <summary>
/// Do methods differ in rank (Friedman 1937): methods are ranked by seed mean within every training seed, equal means share ranks.
/// With R_m the sum of ranks, A = sum r^2 and C = I M (M + 1)^2 / 4 the statistic (M - 1) sum (R_m - I (M + 1) / 2)^2 / (A - C) is about
/// chi-square with M - 1 degrees of freedom (Conover 1999, 5.8), and F = (I - 1) chi^2 / (I (M - 1) - chi^2) about F with M - 1 and
/// (M - 1)(I - 1) (Iman, Davenport 1980), which keeps its level better for few seeds.
/// </summary>
public sealed record Friedman
{
    /// <summary>The methods compared.</summary>
    public required MethodGrids Methods { get; init; }

    /// <summary>Average rank of each method, 1 for the best.</summary>
    public required IReadOnlyList<double> AverageRanks { get; init; }

    /// <summary>
    /// Kendall's W = chi^2 / (I (M - 1)): 0 for no agreement of the training seeds on the order, 1 for full agreement. No interval.
    /// </summary>
    public required Estimate Concordance { get; init; }

    /// <summary>The statistic; null with one method, one training seed or ties everywhere.</summary>
    public required double? ChiSquare { get; init; }

    /// <summary>Its p by the chi-square law.</summary>
    public required double? ChiSquareP { get; init; }

    /// <summary>Iman and Davenport's test, p not below <see cref="MinimumP"/>; F is infinite when all training seeds give one order.</summary>
    public required FTest? F { get; init; }

    /// <summary>
    /// No test of the ranks can honestly give a smaller p. A training seed has N = M! / prod t! orders with ties of t methods, all equally
    /// likely by chance, and renaming the methods turns the orders found into as many as the largest N: max N / prod N, without ties
    /// (M!)^(1-I), the probability of full agreement.
    /// </summary>
    public required double MinimumP { get; init; }

    /// <summary>Claim: the methods differ, decided by the F test.</summary>
    public Finding Differ(double alpha = 0.05) => Finding.OfTest(Concordance, Finding.Above(0), F?.PValue, alpha);

    /// <summary>The test on a crossed design.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="higherIsBetter">Whether larger values of the metric are better and take rank 1.</param>
    public static Friedman Of(MethodGrids methods, bool higherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(methods);
        int m = methods.M, i = methods.I;
        double[][] ranks = [.. Enumerable.Range(0, i).Select(k => Midranks.Of(methods.MeansOfSeed(k), higherIsBetter))];
        double[] sums = [.. Enumerable.Range(0, m).Select(method => ranks.Sum(row => row[method]))];
        double spread = ranks.Sum(row => row.Sum(r => r * r)) - (i * m * (m + 1.0) * (m + 1) / 4);
        double between = sums.Sum(sum => Math.Pow(sum - (i * (m + 1) / 2.0), 2));
        string? missing = m == 1 ? "one method has no rivals" : i == 1 ? "one training seed agrees with itself" : null;
        double? chi = missing is null && spread > 0 ? (m - 1) * between / spread : null;
        double[] orders =
        [
            .. ranks.Select(row => row.CountBy(rank => rank).Aggregate(
                SpecialFunctions.Factorial(m), (n, tie) => n / SpecialFunctions.Factorial(tie.Value))),
        ];
        double minimumP = orders.Aggregate(orders.Max(), (p, n) => p / n);
        return new Friedman
        {
            Methods = methods,
            AverageRanks = [.. sums.Select(sum => sum / i)],
            Concordance = chi is { } c
                ? new Estimate(c / (i * (m - 1)), c / (i * (m - 1)), null, 0.95, "Kendall's W", Status.Ok)
                : Estimate.Unidentified(0.95, "Kendall's W", missing ?? "all methods are equal for every training seed"),
            ChiSquare = chi,
            ChiSquareP = chi is { } x ? SpecialFunctions.GammaUpperRegularized((m - 1) / 2.0, x / 2) : null,
            F = chi is { } y ? ImanDavenport(y, m, i, minimumP) : null,
            MinimumP = minimumP,
        };
    }

    private static FTest ImanDavenport(double chi, int m, int i, double minimumP)
    {
        double left = (i * (m - 1)) - chi;
        int df1 = m - 1, df2 = (m - 1) * (i - 1);
        FTest test = FTest.Of(left <= 1e-9 * chi ? double.PositiveInfinity : (i - 1) * chi / left, df1, df2);
        return test with { PValue = Math.Max(test.PValue, minimumP) };
    }
}
