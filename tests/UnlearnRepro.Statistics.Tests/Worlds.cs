using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Simulated grids of known components. The generator is the test's own (Box-Muller on splitmix64).</summary>
internal sealed class Worlds(ulong seed)
{
    private ulong state = seed;

    public static double[][] Dyestuff =>
    [
        [1545, 1440, 1440, 1520, 1580],
        [1540, 1555, 1490, 1560, 1495],
        [1595, 1550, 1605, 1510, 1560],
        [1445, 1440, 1595, 1465, 1545],
        [1595, 1630, 1515, 1635, 1625],
        [1520, 1455, 1450, 1480, 1445],
    ];

    public double Uniform()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public double[] Normals(int n, double mean = 0, double sd = 1) => [.. Enumerable.Range(0, n).Select(_ => mean + (sd * Normal()))];

    /// <summary>mean + T_i + U_ij with Var T = icc, Var U = 1 - icc.</summary>
    public SeedGrid Grid(int i, int j, double icc, double mean = 0) => Of([.. Enumerable.Repeat(j, i)], Math.Sqrt(icc), Math.Sqrt(1 - icc), mean);

    public SeedGrid Of(int[] rows, double trainingSd, double unlearningSd, double mean = 0) =>
        new([.. rows.Select(j => Normals(j, mean + (trainingSd * Normal()), unlearningSd))]);

    /// <summary>mean_m + T_i + (MT)_mi + U_mij with the standard deviations given.</summary>
    public MethodGrids Crossed(double[] means, int i, int j, double training, double interaction, double unlearning)
    {
        double[] shared = Normals(i, 0, training);
        return new([.. means.Select((mean, m) => new NamedGrid($"m{m}", new SeedGrid(
            [.. shared.Select(t => Normals(j, mean + t + (interaction * Normal()), unlearning))])))]);
    }

    /// <summary>T_i + U_ij + E_ijk with the given standard deviations.</summary>
    public EvaluationGrid Evaluations(int i, int j, int k, double trainingSd, double unlearningSd, double evaluationSd) =>
        new([.. Enumerable.Range(0, i).Select(_ => Normals(j, trainingSd * Normal(), unlearningSd))
            .Select(cells => (double[][])[.. cells.Select(mean => Normals(k, mean, evaluationSd))])]);

    /// <summary>P_i + T_ij + U_ijk with the given standard deviations; sizes[i] has the number of runs of each middle unit of i.</summary>
    public double[][][] Nested(int[][] sizes, double outer, double middle, double runs) =>
        [.. sizes.Select(own => (Centre: outer * Normal(), own)).Select(x => (double[][])[.. x.own.Select(n => Normals(n, x.Centre + (middle * Normal()), runs))])];

    /// <summary>F_f + T_t + (FT)_ft + U_ftu with the given standard deviations, j runs in each of a x b cells.</summary>
    public double[][][] TwoWay(int a, int b, int j, double first, double second, double interaction, double runs)
    {
        double[] columns = Normals(b, 0, second);
        return [.. Normals(a, 0, first).Select(f => (double[][])[.. columns.Select(t => Normals(j, f + t + (interaction * Normal()), runs))])];
    }

    /// <summary>
    /// The sum of an effect of every set of factors that is closed under nesting, those of few factors first and then in the order of the factors: variances
    /// in this order. Each effect's law, of variance 1, is normal unless given by its factors.
    /// </summary>
    public double[] Factorial(IReadOnlyList<Factor> factors, double[] variances, Func<int[], double>? law = null)
    {
        int[] sizes = [.. factors.Select(f => f.Levels)];
        int[][] closed =
        [
            .. Enumerable.Range(1, (1 << sizes.Length) - 1)
                .Select(set => Enumerable.Range(0, sizes.Length).Where(k => (set >> k & 1) == 1).ToArray())
                .Where(set => set.All(k => factors[k].NestedIn.All(name => set.Any(p => factors[p].Name == name))))
                .OrderBy(set => set.Length).ThenBy(set => string.Concat(set)),
        ];
        double[] y = new double[sizes.Aggregate(1, (n, size) => n * size)];
        foreach ((int[] set, double variance) in closed.Zip(variances))
        {
            double sd = Math.Sqrt(variance);
            double[] effects = [.. Enumerable.Range(0, set.Aggregate(1, (n, k) => n * sizes[k])).Select(_ => sd * (law?.Invoke(set) ?? Normal()))];
            for (int n = 0; n < y.Length; n++)
            {
                int at = 0;
                for (int k = 0, below = y.Length; k < sizes.Length; k++)
                {
                    below /= sizes[k];
                    at = set.Contains(k) ? (at * sizes[k]) + (n / below % sizes[k]) : at;
                }

                y[n] += effects[at];
            }
        }

        return y;
    }
}
