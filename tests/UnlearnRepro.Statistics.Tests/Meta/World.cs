using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// y_ij = mean + sqrt(icc) T_i + sqrt(1 - icc) s_i U_ij with E T = E U = 0 and Var T = Var U = E s_i^2 = 1: in every world the truth is the
/// mean, s_T^2 = icc and s_U^2 = 1 - icc, whatever the laws are.
/// </summary>
internal sealed record World(string Name, Func<Worlds, double> T, Func<Worlds, double> U, Func<Worlds, double> NoiseSd)
{
    public static readonly World Normal = new("normal", Standard, Standard, One);

    /// <summary>Student's t_3 over sqrt 3. Its variance is 1, the variance of an estimated variance is infinite.</summary>
    public static readonly World HeavyTailed = new("t3", StudentThree, StudentThree, One);

    /// <summary>One trained model in ten collapses: T is -3 with probability .1, else 1/3.</summary>
    public static readonly World Collapse = new("collapse", w => w.Uniform() < 0.1 ? -3 : 1 / 3.0, Standard, One);

    /// <summary>Trained models differ in their noise: s_i^2 is .1, .4 or 2.5 with equal chance.</summary>
    public static readonly World UnequalNoise = new("unequal noise", Standard, Standard, w => Math.Sqrt(new[] { 0.1, 0.4, 2.5 }[(int)(3 * w.Uniform())]));

    public static readonly IReadOnlyList<World> All = [Normal, HeavyTailed, Collapse, UnequalNoise];

    /// <summary>A generator that depends on a name only, so that cells can be run in any order and on any number of threads.</summary>
    public static Worlds Random(string name) => new(name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL));

    public SeedGrid Grid(Worlds random, int i, int j, double icc, double mean = 0) => Grid(random, [.. Enumerable.Repeat(j, i)], icc, mean);

    public SeedGrid Grid(Worlds random, int[] lengths, double icc, double mean = 0)
    {
        double training = Math.Sqrt(icc), unlearning = Math.Sqrt(1 - icc);
        double[][] rows = new double[lengths.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            double centre = mean + (training * T(random)), noise = unlearning * NoiseSd(random);
            rows[i] = new double[lengths[i]];
            for (int j = 0; j < rows[i].Length; j++)
            {
                rows[i][j] = centre + (noise * U(random));
            }
        }

        return new SeedGrid(rows);
    }

    /// <summary>Results of single models, unit variance.</summary>
    public References References(Worlds random, int r, double icc, double mean = 0) => new(Grid(random, r, 1, icc, mean).SeedMeans);

    public override string ToString() => Name;

    private static double One(Worlds random) => 1;

    private static double Standard(Worlds random) => random.Normal();

    // t_3 = z sqrt(3 / chi^2_3), over its standard deviation sqrt 3.
    private static double StudentThree(Worlds random)
    {
        double a = random.Normal(), b = random.Normal(), c = random.Normal();
        return random.Normal() / Math.Sqrt((a * a) + (b * b) + (c * c));
    }
}
