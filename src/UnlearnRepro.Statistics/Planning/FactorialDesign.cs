using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>A balanced design of random factors, crossed or nested: numbers of levels, what they cost and what the mean is worth.</summary>
public sealed class FactorialDesign
{
    private readonly MeanOfFactors mean;
    private readonly int[] numbers;
    private readonly MeanSum sum;

    internal FactorialDesign(MeanOfFactors mean, IReadOnlyList<PlanEffect> effects, int[] numbers)
    {
        (this.mean, this.numbers, Effects) = (mean, numbers, effects);
        sum = mean.At(numbers);
    }

    /// <summary>The factors, in the order they were given.</summary>
    public IReadOnlyList<PlanFactor> Factors => mean.Sets.Factors;

    /// <summary>The effects, in the order they were given.</summary>
    public IReadOnlyList<PlanEffect> Effects { get; }

    /// <summary>Number of levels of each factor; of a nested one, in each combination of its parents' levels.</summary>
    public IReadOnlyList<int> Numbers => numbers;

    /// <summary>Confidence level of the mean's interval.</summary>
    public double Level => mean.Level;

    /// <summary>Var(mean) = sum of s_S^2 / n_S, in squared units; 1 - n / A times that for the main effect of a factor with A levels in all.</summary>
    public double Variance => sum.Variance;

    /// <summary>
    /// n - 1 for one outermost factor; with several, Satterthwaite's (1946) at the expected mean squares, kept between the least and the sum of what
    /// they have. 0 where one level of a factor leaves a mean square without any.
    /// </summary>
    public double DegreesOfFreedom => mean.Df(sum);

    /// <summary>t_df sqrt(Var(mean)): the half-width to expect of the mean's interval, in the metric's unit; infinite without degrees of freedom.</summary>
    public double HalfWidth => mean.HalfWidth(sum);

    /// <summary>sum of c_S n_S, in the unit of the costs.</summary>
    public double Cost => mean.Cost(numbers);

    /// <summary>Each effect's part in the variance of the mean, in the effects' order, squared units.</summary>
    public IReadOnlyList<double> InMean => [.. mean.Sets.Effects.Select(line => sum.InMean[line])];

    /// <summary>A factor's number of levels.</summary>
    /// <param name="factor">Its name.</param>
    /// <exception cref="ArgumentException">There is no such factor.</exception>
    public int this[string factor] => Factors.Index().Where(f => f.Item.Name == factor).Select(f => (int?)f.Index).FirstOrDefault() is { } index
        ? numbers[index]
        : throw new ArgumentException($"There is no factor {factor}; there are {string.Join(", ", Factors.Select(f => f.Name))}.");

    /// <summary>The design of given numbers.</summary>
    /// <param name="factors">The factors; what they say of numbers binds a search only, but for populations and an outermost factor fixed at one.</param>
    /// <param name="effects">Components and costs, taken as known; an effect that is not among them has neither.</param>
    /// <param name="numbers">Number of levels of each factor, in their order.</param>
    /// <param name="level">Confidence level of the mean's interval.</param>
    /// <exception cref="ArgumentException">Factors, effects or numbers do not fit each other.</exception>
    public static FactorialDesign Of(
        IReadOnlyList<PlanFactor> factors, IReadOnlyList<PlanEffect> effects, IReadOnlyList<int> numbers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Require.Level(level);
        FactorSets sets = new(factors, effects);
        if (numbers.Count != factors.Count)
        {
            throw new ArgumentException($"Each of {factors.Count} factors needs a number of levels; there are {numbers.Count}.");
        }

        foreach ((PlanFactor factor, int n) in factors.Zip(numbers))
        {
            int most = factor.IsHeld ? 1 : factor.Population ?? int.MaxValue;
            if (n < 1 || n > most)
            {
                throw new ArgumentException($"{factor.Name}: expected a number of levels from 1 to {most}, found {n}.");
            }
        }

        return new FactorialDesign(new MeanOfFactors(sets, level), effects, [.. numbers]);
    }

    /// <summary>Share of the mean's variance that the number of a factor's levels divides, in [0, 1]: what more of them can narrow.</summary>
    internal double Averaged(int factor) => sum.Variance == 0 ? 0
        : Enumerable.Range(0, mean.Sets.Count).Where(line => mean.Sets.Contains(line, factor)).Sum(line => sum.InMean[line]) / sum.Variance;
}
