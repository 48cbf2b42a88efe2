namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// The factor model of the features and of relevance, with the constants that it was fitted to MQ2008 by. Per feature: bound, its spread and the
/// bend give the share of queries where it is constant, the share of zeros among the others, and the mean. The loadings are a factor analysis of the
/// correlations of features and grade within queries, its targets moved until those of what is drawn, after bounds and ends, are MQ2008's to a root
/// mean square of 0.017.
/// </summary>
internal static class GeneratedFeatures
{
    /// <summary>Features of a document. Those that <see cref="All"/> lacks are 0 in every query, as six of MQ2008's are.</summary>
    public const int Count = 46;

    /// <summary>Length of the loadings.</summary>
    public const int Factors = 10;

    /// <summary>Sets of features whose bounds move together.</summary>
    public const int Fields = 3;

    private const double None = double.NegativeInfinity;

    /// <summary>Loadings of relevance.</summary>
    public static readonly double[] Grade = Hundredths([53, -48, 9, -5, 4, 3, 11, -8, -5, -18]);

    /// <summary>All that vary.</summary>
    public static readonly Feature[] All =
    [
        // Index, field, bound, its spread, bend, loadings in hundredths.
        new(0, 0, None, 0, 1.54, [-22, -75, -29, 44, 21, 2, -5, -13, -12, -16]),
        new(1, 0, 0.58, 0.3, -0.1, [75, 5, 13, 52, -18, -24, 12, -7, 13, -9]),
        new(2, 1, 0.37, 0.38, -1.06, [78, 23, 22, 2, 45, 9, -22, -13, 1, -8]),
        new(3, 2, 0.96, 0.43, -2.17, [55, 21, -72, -5, -9, 11, -3, -3, 1, -4]),
        new(4, 0, None, 0, 1.52, [-19, -75, -29, 45, 22, 2, -5, -14, -12, -16]),
        new(10, 0, None, 0, 0.68, [3, -65, -25, 36, 29, 2, -22, 42, 17, 11]),
        new(11, 0, 0.58, 0.3, -0.07, [77, 5, 12, 50, -18, -23, 13, -3, 12, -11]),
        new(12, 1, 0.37, 0.38, -0.95, [80, 22, 22, 1, 44, 9, -18, -10, 1, -9]),
        new(13, 2, 0.96, 0.42, -1.46, [59, 22, -74, -5, -9, 13, -3, -2, 1, -4]),
        new(14, 0, None, 0, 0.67, [6, -64, -26, 38, 30, 1, -22, 42, 18, 11]),
        new(15, 0, None, 0, 1.62, [-42, -61, -28, 47, 19, 4, -1, -24, -10, 13]),
        new(16, 0, -0.92, 0, 0.78, [24, -7, 27, 51, -42, -12, -16, -32, 52, 6]),
        new(17, 0, -0.72, 0, 0.13, [23, 18, 31, -8, 9, 4, -35, -5, 11, -12]),
        new(18, 0, -1.47, 0, 0.37, [-3, 10, -40, -25, 1, -75, -31, -5, -5, 4]),
        new(19, 0, None, 0, 1.62, [-42, -61, -28, 47, 19, 3, -1, -24, -10, 13]),
        new(20, 0, None, 0, -0.14, [64, -52, 10, -36, -9, -5, -3, 19, 10, -12]),
        new(21, 0, None, 0, -0.17, [64, -58, 12, -43, -11, -1, 5, -4, 0, 13]),
        new(22, 0, None, 0, -0.13, [43, -79, 8, -25, -13, 1, -2, -6, -4, -29]),
        new(23, 0, None, 0, -0.18, [53, -66, 15, -39, -15, 2, 2, -12, -2, 18]),
        new(24, 0, 0.58, 0.3, -0.97, [79, 12, 2, 39, -11, -22, 24, 15, -23, -7]),
        new(25, 0, 0.88, 0.64, -0.79, [82, 6, 9, 35, -5, -26, 24, 10, -15, 7]),
        new(26, 0, 0.88, 0.64, -0.36, [83, 4, 11, 40, -11, -23, 17, 6, 2, -2]),
        new(27, 0, 0.88, 0.64, -0.38, [82, 4, 12, 36, -7, -27, 22, 7, -14, 12]),
        new(28, 1, 0.37, 0.38, -0.95, [82, 29, 14, 3, 40, 12, -8, -3, -5, -5]),
        new(29, 1, 0.62, 0.67, -0.6, [83, 19, 21, 0, 42, 7, -7, -5, -4, 12]),
        new(30, 1, 0.63, 0.67, -0.58, [83, 17, 20, 0, 42, 8, -9, -5, 1, 4]),
        new(31, 1, 0.63, 0.67, -0.37, [83, 17, 22, 0, 43, 6, -9, -9, -4, 16]),
        new(32, 2, 0.96, 0.43, -1.8, [61, 22, -73, -4, -9, 18, -1, -2, 1, -5]),
        new(33, 2, 1.43, 0.77, -0.09, [62, 19, -69, -3, -13, 25, 1, -3, 4, 3]),
        new(34, 2, 1.43, 0.77, -0.11, [59, 19, -71, -4, -12, 20, 0, -3, 4, 2]),
        new(35, 2, 1.43, 0.76, 0.12, [61, 18, -70, -3, -14, 24, 1, -3, 4, 5]),
        new(36, 0, None, 0, -0.14, [71, -48, 6, -33, -7, -4, 0, 17, 9, -5]),
        new(37, 0, None, 0, -0.17, [67, -57, 10, -40, -11, 0, 6, -6, -2, 16]),
        new(38, 0, None, 0, -0.14, [51, -76, 6, -23, -11, 1, -1, -8, -4, -23]),
        new(39, 0, None, 0, -0.19, [56, -65, 13, -37, -16, 2, 3, -12, -3, 19]),
        new(40, 0, -1.23, 0, -0.12, [-3, 9, -28, -21, 12, -57, -24, -7, 0, -2]),
        new(41, 0, None, 0, 0.48, [-1, 11, -42, -24, 1, -72, -29, -4, -8, 3]),
        new(43, 0, -1.02, 0, 2.65, [23, 6, 22, 30, -52, 20, -42, 3, -15, 12]),
        new(44, 0, -0.87, 0, 2.15, [24, 4, 23, 35, -55, 19, -48, 4, -23, 11]),
        new(45, 0, -0.24, 0, 1.11, [16, 7, 27, 9, -31, 17, -38, 10, -18, -18]),
    ];

    private static double[] Hundredths(int[] loadings) => Array.ConvertAll(loadings, x => x / 100.0);

    /// <summary>How a feature is drawn.</summary>
    /// <param name="index">Its place in a document.</param>
    /// <param name="field">With which others its bound moves.</param>
    /// <param name="bound">The mean of what its values are raised to, in standard deviations.</param>
    /// <param name="boundSpread">The standard deviation of that between queries.</param>
    /// <param name="bend">Above 0 few values are large, below 0 few are small.</param>
    /// <param name="loadings">Of its factors, in hundredths.</param>
    public sealed class Feature(int index, int field, double bound, double boundSpread, double bend, int[] loadings)
    {
        public int Index { get; } = index;

        public int Field { get; } = field;

        public double Bound { get; } = bound;

        public double BoundSpread { get; } = boundSpread;

        public double Bend { get; } = bend;

        /// <summary>Of its factors.</summary>
        public double[] Loadings { get; } = Hundredths(loadings);

        /// <summary>Weight of what no factor shares: values have variance 1 before the bound.</summary>
        public double Own { get; } = Math.Sqrt(Math.Max(0, 1 - (loadings.Sum(x => x * x) / 10000.0)));
    }
}
