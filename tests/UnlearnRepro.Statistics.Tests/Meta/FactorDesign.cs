using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>A simulated design of three random factors. Total variance is 1; Part is the first factor's.</summary>
internal abstract record FactorDesign(string Name)
{
    /// <summary>Variance of the second level or factor, and of the pair where factors are crossed; the rest is between runs.</summary>
    protected const double Second = 0.3, Pair = 0.1;

    /// <summary>One study: every estimate with its truth, in the order of the table's columns, null where it is not identified or not there.</summary>
    public abstract IEnumerable<(Estimate Estimate, double Truth)?> Draw(World world, Worlds random, double part);

    /// <summary>Names of the columns.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    public sealed override string ToString() => Name;

    /// <summary>A decision at 5 % as an estimate that covers 0 where it is not made.</summary>
    protected static Estimate Rejects(double? pValue) =>
        new(0, 0, pValue <= 0.05 ? new Interval(0, 0) : new Interval(1, 1), 0.95, "test", Status.Ok);
}

/// <summary>F x T / U with a x b cells of J runs; a part of the cells is missing, or they hold 1 to J runs.</summary>
internal sealed record CrossedDesign(int A, int B, int J, double Missing = 0, bool Ragged = false)
    : FactorDesign(FormattableString.Invariant($"{A} x {B} x {(Ragged ? "1-" : "")}{J}{(Missing > 0 ? $", {100 * Missing} % missing" : "")}"))
{
    public static readonly string[] Names = ["s_F²", "s_T²", "s_FT²", "s_U²", "total", "share F", "share T", "share FT", "mean", "F test rejects"];

    public override IReadOnlyList<string> Columns => Names;

    public override IEnumerable<(Estimate Estimate, double Truth)?> Draw(World world, Worlds random, double part)
    {
        double runs = 1 - part - Second - Pair;
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid(Values(world, random, part, runs)));
        bool apart = c.Replicates.Variance.IsKnown;
        return
        [
            (c.First.Variance, part), (c.Second.Variance, Second), apart ? (c.Interaction.Variance, Pair) : null, apart ? (c.Replicates.Variance, runs) : null,
            (c.TotalVariance, 1), (c.First.Share, part), (c.Second.Share, Second), apart ? (c.Interaction.Share, Pair) : null, (c.Mean, 0),
            (Rejects(c.Anova!.FirstTest!.PValue), 0),
        ];
    }

    // Pair effects and runs follow the law of U; noise differs by cell where the world has it so.
    private double[][][] Values(World world, Worlds random, double part, double runs)
    {
        double[] Law(int n, Func<Worlds, double> law, double variance) => [.. Enumerable.Range(0, n).Select(_ => Math.Sqrt(variance) * law(random))];
        bool[,] present = Present(random);
        double[] first = Law(A, world.U, part), second = Law(B, world.T, Second);
        double[][][] y = new double[A][][];
        for (int f = 0; f < A; f++)
        {
            y[f] = new double[B][];
            for (int t = 0; t < B; t++)
            {
                int n = !present[f, t] ? 0 : Ragged ? 1 + (int)(J * random.Uniform()) : J;
                double centre = first[f] + second[t] + (Math.Sqrt(Pair) * world.U(random)), noise = Math.Sqrt(runs) * world.NoiseSd(random);
                y[f][t] = new double[n];
                for (int u = 0; u < n; u++)
                {
                    y[f][t][u] = centre + (noise * world.U(random));
                }
            }
        }

        return y;
    }

    // Every level keeps two cells.
    private bool[,] Present(Worlds random)
    {
        int gone = (int)Math.Round(Missing * A * B);
        while (true)
        {
            bool[,] present = new bool[A, B];
            double[] order = [.. Enumerable.Range(0, A * B).Select(_ => gone > 0 ? random.Uniform() : 0)];
            double limit = order.Order().ElementAt(gone);
            for (int k = 0; k < A * B; k++)
            {
                present[k / B, k % B] = order[k] >= limit;
            }

            bool enough = Enumerable.Range(0, A).All(f => Enumerable.Range(0, B).Count(t => present[f, t]) > 1)
                && Enumerable.Range(0, B).All(t => Enumerable.Range(0, A).Count(f => present[f, t]) > 1);
            if (enough)
            {
                return present;
            }
        }
    }
}

/// <summary>P > T > U with I x J x K, or with any number from the least to J or K of each, drawn anew for each study.</summary>
internal sealed record NestedDesign(int I, int J, int K, int LeastJ, int LeastK)
    : FactorDesign($"{I} > {(LeastJ < J ? $"{LeastJ}-" : "")}{J} > {(LeastK < K ? $"{LeastK}-" : "")}{K}")
{
    public static readonly string[] Names = ["s_P²", "s_T²", "s_U²", "total", "share P", "share T", "share U", "mean", "F test rejects"];

    /// <summary>Whether numbers differ: bound and F test have to show an effect then, and at a truth of 0 the interval is on the safe side.</summary>
    public bool IsUnequal => LeastJ < J || LeastK < K;

    public NestedDesign(int i, int j, int k)
        : this(i, j, k, j, k)
    {
    }

    public override IReadOnlyList<string> Columns => Names;

    public override IEnumerable<(Estimate Estimate, double Truth)?> Draw(World world, Worlds random, double part)
    {
        double rest = 1 - part - Second;
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([.. Enumerable.Range(0, I).Select(_ => Middle(Math.Sqrt(part) * world.T(random)))]));
        double[] truths = [part, Second, rest];
        return [
            .. c.Components.Zip(truths, (x, truth) => ((Estimate, double)?)(x.Variance, truth)), (c.TotalVariance, 1),
            .. c.Components.Zip(truths, (x, truth) => ((Estimate, double)?)(x.Share, truth)), (c.Mean, 0), (Rejects(c.Tests.FirstOrDefault(test => test.Effect == "T")?.PValue), 0),
        ];

        double[][] Middle(double centre) => [.. Enumerable.Range(0, Size(LeastJ, J)).Select(_ => Inner(centre + (Math.Sqrt(Second) * world.U(random)), Math.Sqrt(rest) * world.NoiseSd(random)))];
        double[] Inner(double centre, double noise) => [.. Enumerable.Range(0, Size(LeastK, K)).Select(_ => centre + (noise * world.U(random)))];
        int Size(int least, int most) => least < most ? least + (int)((most - least + 1) * random.Uniform()) : most;
    }
}

/// <summary>F x A x B, one run for each choice of levels, F's variance being Part; the residual has what the others leave.</summary>
internal sealed record ThreeWayDesign(int F, int A, int B) : FactorDesign($"{F} x {A} x {B}")
{
    public static readonly string[] Names =
        ["s_F²", "s_A²", "s_B²", "s_FA²", "s_AB²", "residual", "total", "share F", "share A", "share FA", "share of the residual", "mean", "F test rejects"];

    private const double OfA = 0.15, OfB = 0.1, OfPair = 0.05;

    public override IReadOnlyList<string> Columns => Names;

    public override IEnumerable<(Estimate Estimate, double Truth)?> Draw(World world, Worlds random, double part)
    {
        Factor[] factors = [new("F", F), new("A", A), new("B", B)];
        double rest = 1 - part - OfA - OfB - (3 * OfPair);
        double[] truths = [part, OfA, OfB, OfPair, OfPair, OfPair, rest];

        // A's levels are the trained models: their law is T's, that of all else is U's, and noise differs by choice of levels.
        double[] y = random.Factorial(factors, [.. truths[..^1], 0], set => set is [1] ? world.T(random) : world.U(random));
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid(factors, [.. y.Select(v => v + (Math.Sqrt(rest) * world.NoiseSd(random) * world.U(random)))]));
        int[] told = [0, 1, 2, 3, 5, 6], shares = [0, 1, 3, 6];
        return [
            .. told.Select(k => ((Estimate, double)?)(c.Components[k].Variance, truths[k])), (c.TotalVariance, 1),
            .. shares.Select(k => ((Estimate, double)?)(c.Components[k].Share, truths[k])), (c.Mean, 0), (Rejects(c.Tests[0].PValue), 0),
        ];
    }
}
