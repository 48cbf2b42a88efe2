using System.Globalization;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// One metric of R models retrained without the forgotten data, each from a seed of its own: independent numbers, not paired with any
/// training seed. A type of its own, because a grid of a method is not what a method is held against.
/// </summary>
public sealed class References
{
    /// <summary>Copies the values.</summary>
    /// <param name="values">One number per reference, in the metric's unit.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public References(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = [.. values];
        if (R == 0)
        {
            throw new ArgumentException("There must be at least one reference; there is none.");
        }

        if (Values.Index().FirstOrDefault(v => !double.IsFinite(v.Item), (-1, 0)) is { Index: >= 0 } bad)
        {
            throw new ArgumentException(
                $"Reference {bad.Index} is {bad.Item.ToString(CultureInfo.InvariantCulture)}; count failed references before comparing.");
        }
    }

    /// <summary>The references, in the metric's unit.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>R, number of references.</summary>
    public int R => Values.Count;

    /// <summary>Mean with its t interval of R - 1 degrees of freedom.</summary>
    public Estimate Mean(double level = 0.95)
    {
        Require.Level(level);
        return MeanInterval.Of(Values.ToArray(), level, "one reference: nothing shows how references differ");
    }

    /// <summary>s_R, standard deviation of a single reference, with its chi-square interval.</summary>
    public Estimate Sd(double level = 0.95)
    {
        Require.Level(level);
        const string method = "chi-square";
        if (R == 1)
        {
            return Estimate.Unidentified(level, method, "one reference: nothing shows how references differ");
        }

        double variance = Sample.Variance(Values);
        return new Estimate(
            variance, variance, ChiSquareInterval.Of(variance, R - 1, level), level, method,
            variance > 0 ? Status.Ok : Status.Degenerate, variance > 0 ? null : "all references are equal").SquareRoot();
    }

    /// <summary>
    /// Null band: where one further reference falls with the given probability, mean +- t_{R-1} s_R sqrt(1 + 1 / R). A method whose
    /// single runs leave it more often than that is not like Retrain; staying inside shows nothing (see <see cref="Equivalence"/>).
    /// </summary>
    public Estimate NullBand(double level = 0.95)
    {
        Estimate mean = Mean(level);
        return mean with { Method = "t prediction", Interval = mean.Interval is { } around ? Widen(around, mean.Value) : null };
    }

    // The interval of the mean has the factor sqrt(1 / R).
    private Interval Widen(Interval around, double mean)
    {
        double half = around.HalfWidth * Math.Sqrt(R + 1.0);
        return new Interval(mean - half, mean + half);
    }
}
