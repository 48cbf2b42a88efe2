namespace UnlearnRepro.Statistics;

/// <summary>A closed interval on the real line; the ends may be infinite.</summary>
/// <param name="Lower">Lower end, in the unit of what it bounds.</param>
/// <param name="Upper">Upper end, same unit.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Upper minus lower end.</summary>
    public double Width => Upper - Lower;

    /// <summary>Half the width.</summary>
    public double HalfWidth => Width / 2;

    /// <summary>Whether the value lies in the interval, ends included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The interval under an increasing map: both ends mapped.</summary>
    public Interval Map(Func<double, double> increasing)
    {
        ArgumentNullException.ThrowIfNull(increasing);
        return new Interval(increasing(Lower), increasing(Upper));
    }
}
