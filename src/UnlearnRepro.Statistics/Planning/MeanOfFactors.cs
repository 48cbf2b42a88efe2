using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// What numbers of levels make of a design's mean. With w_S = 1, but 1 - n / A for the main effect of a factor with A levels in all, its
/// variance is sum w_S s_S^2 / n_S. That is sum c_S E MS_S / N, where E MS_S / N = s_S^2 / n_S + sum over S' around S of w_S' s_S'^2 / n_S'
/// (Cornfield, Tukey 1956, with the divisor A - 1): every S' asks for c_S' + w_S' sum c_S = w_S' over the S within it, which gives c from the
/// smallest sets on. Without populations c is 1 for every outermost factor, -1 for two of them, 1 for three and 0 for all else.
/// </summary>
internal sealed class MeanOfFactors(FactorSets sets, double level)
{
    /// <summary>A mean square that only rounding asks for need not exist.</summary>
    private const double Rounding = 1e-12;

    private readonly bool[][] contains =
        [.. Enumerable.Range(0, sets.Count).Select(s => (bool[])[.. sets.Factors.Select((_, f) => sets.Contains(s, f))])];
    private readonly bool[][] owns = [.. Enumerable.Range(0, sets.Count).Select(s => (bool[])[.. sets.Factors.Select((_, f) => sets.Owns(s, f))])];

    public FactorSets Sets => sets;

    public double Level => level;

    /// <summary>z, which every quantile of t is above.</summary>
    public double Normal { get; } = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);

    /// <summary>sum c_S n_S.</summary>
    public double Cost(int[] numbers)
    {
        double cost = 0;
        for (int s = 0; s < sets.Count; s++)
        {
            cost += sets.Costs[s] == 0 ? 0 : sets.Costs[s] * Combinations(s, numbers);
        }

        return cost;
    }

    /// <summary>n_S.</summary>
    public double Combinations(int line, int[] numbers)
    {
        double n = 1;
        for (int f = 0; f < numbers.Length; f++)
        {
            n *= contains[line][f] ? numbers[f] : 1;
        }

        return n;
    }

    /// <summary>Variance of the mean and its mean squares, each over N with its coefficient and degrees of freedom.</summary>
    public MeanSum At(int[] numbers)
    {
        int count = sets.Count;
        double[] part = new double[count], inMean = new double[count], fresh = new double[count], coefficient = new double[count], expected = new double[count];
        Array.Fill(fresh, 1);
        for (int f = 0; f < numbers.Length; f++)
        {
            fresh[sets.MainOf[f]] = sets.Factors[f].Fresh(numbers[f]);
        }

        double variance = 0;
        for (int s = 0; s < count; s++)
        {
            part[s] = sets.Variances[s] == 0 ? 0 : sets.Variances[s] / Combinations(s, numbers);
            inMean[s] = fresh[s] * part[s];
            variance += inMean[s];
        }

        for (int s = 0; s < count; s++)
        {
            double within = 0;
            foreach (int below in sets.Below[s])
            {
                within += coefficient[below];
            }

            coefficient[s] = Math.Abs(1 - within) < Rounding ? 0 : fresh[s] * (1 - within);
            expected[s] = part[s];
            foreach (int above in sets.Above[s])
            {
                expected[s] += inMean[above];
            }
        }

        return new MeanSum(variance, inMean, coefficient, expected, [.. Enumerable.Range(0, count).Select(s => Df(s, numbers))]);
    }

    public double HalfWidth(int[] numbers) => HalfWidth(At(numbers));

    /// <summary>t_df sqrt(Var); no end where the design has no degrees of freedom for a mean square that it needs.</summary>
    public double HalfWidth(MeanSum sum)
    {
        double df = Df(sum);
        return sum.Variance == 0 ? 0 : df == 0 ? double.PositiveInfinity : T(df) * Math.Sqrt(sum.Variance);
    }

    /// <summary>
    /// Satterthwaite's (1946) degrees of freedom at the expected mean squares, kept between the least and the sum of what the main effects with a
    /// part have, as those of two crossed factors are; 0 where one that is needed has none.
    /// </summary>
    public double Df(MeanSum sum)
    {
        double squares = 0, least = double.PositiveInfinity, most = 0;
        for (int s = 0; s < sets.Count; s++)
        {
            double part = sum.Coefficients[s] * sum.Expected[s];
            if (part != 0 && sum.Df[s] == 0)
            {
                return 0;
            }

            squares += part == 0 ? 0 : part * part / sum.Df[s];
        }

        foreach (int main in sets.MainOf)
        {
            (least, most) = sum.Coefficients[main] > 0 ? (Math.Min(least, sum.Df[main]), most + sum.Df[main]) : (least, most);
        }

        double df = sum.Variance * sum.Variance / squares;
        return most == 0 ? df : Math.Clamp(df, least, most);
    }

    /// <summary>Quantile of t; whole degrees of freedom are kept, others would fill the memory of a search.</summary>
    public double T(double df) => df >= int.MaxValue ? Normal
        : df == Math.Floor(df) ? Quantiles.T(df, (1 + level) / 2)
        : Quantiles.FreshT(df, (1 + level) / 2);

    private double Df(int line, int[] numbers)
    {
        double df = 1;
        for (int f = 0; f < numbers.Length; f++)
        {
            df *= !contains[line][f] ? 1 : owns[line][f] ? numbers[f] : numbers[f] - 1;
        }

        return df;
    }
}
