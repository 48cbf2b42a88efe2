using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// U-LiRA (Hayes, Shumailov, Triantafillou, Khalifa, Papernot 2024, "Inexact unlearning needs more careful evaluations to avoid a false sense
/// of privacy"; after LiRA, Carlini et al. 2022): for each sample x a normal law of phi over models that forgot x and one over models
/// that never saw it. The score of a model for x is ln N(phi; forgotten) - ln N(phi; never seen); above 0 the attack says "forgotten".
/// <para>
/// A model never helps to fit the law of its own world that judges it (leave one model out). Laws have their own standard deviations,
/// divisor n - 1, but none below <see cref="LeastSd"/>, so that equal models have a law too.
/// </para>
/// </summary>
public static class ULira
{
    /// <summary>Floor of a standard deviation of phi, in nats: far below the spread of trained models, far above rounding.</summary>
    public const double LeastSd = 0.01;

    /// <summary>Accuracy, AUC and true positive rate at 1 % false positives over all pairs of model and sample.</summary>
    public static double[] Audit(Worlds worlds)
    {
        var (forgotten, unseen) = Scores(worlds);
        return [Roc.BalancedAccuracy(forgotten, unseen), Roc.Auc(forgotten, unseen), Roc.TrueRateAt(0.01, forgotten, unseen)];
    }

    /// <summary>The score of every model for every sample of D_f: element m N_f + x of a world's scores is that of model m for sample x.</summary>
    /// <param name="worlds">At least three models each.</param>
    public static (double[] Forgotten, double[] Unseen) Scores(Worlds worlds)
    {
        double[] forgotten = new double[worlds.Forgotten.Count * worlds.Examples], unseen = new double[worlds.Unseen.Count * worlds.Examples];
        for (int x = 0; x < worlds.Examples; x++)
        {
            double[] f = Worlds.Of(worlds.Forgotten, x), n = Worlds.Of(worlds.Unseen, x);
            NormalLaw ofForgotten = NormalLaw.Of(f), ofUnseen = NormalLaw.Of(n);
            for (int m = 0; m < f.Length; m++)
            {
                forgotten[(m * worlds.Examples) + x] = ofForgotten.Without(f[m]).LogDensity(f[m]) - ofUnseen.LogDensity(f[m]);
            }

            for (int m = 0; m < n.Length; m++)
            {
                unseen[(m * worlds.Examples) + x] = ofForgotten.LogDensity(n[m]) - ofUnseen.Without(n[m]).LogDensity(n[m]);
            }
        }

        return (forgotten, unseen);
    }

    /// <summary>A normal law fitted to n values by their sums about the first, from which one value can be taken back.</summary>
    private readonly record struct NormalLaw(int Count, double Origin, double Sum, double Squares)
    {
        private double Mean { get; } = Origin + (Sum / Count);

        private double Sd { get; } = Math.Max(LeastSd, Math.Sqrt(Math.Max(0, Squares - (Sum * Sum / Count)) / (Count - 1)));

        public static NormalLaw Of(double[] values)
        {
            double origin = values[0], sum = 0, squares = 0;
            foreach (double value in values)
            {
                sum += value - origin;
                squares += (value - origin) * (value - origin);
            }

            return new(values.Length, origin, sum, squares);
        }

        public NormalLaw Without(double value) =>
            new(Count - 1, Origin, Sum - (value - Origin), Squares - ((value - Origin) * (value - Origin)));

        /// <summary>ln of the density, less the constant that all laws share.</summary>
        public double LogDensity(double value)
        {
            double z = (value - Mean) / Sd;
            return -Math.Log(Sd) - (z * z / 2);
        }
    }
}
