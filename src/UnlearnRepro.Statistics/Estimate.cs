namespace UnlearnRepro.Statistics;

/// <summary>A number with its interval, and what to know before using it.</summary>
/// <param name="Value">The number to report, truncated to its range; NaN only when unidentified.</param>
/// <param name="Raw">The untruncated estimate, kept because averages over many grids must use it.</param>
/// <param name="Interval">Confidence interval in the unit of the value; null when there is none.</param>
/// <param name="Level">Nominal confidence level, in (0, 1).</param>
/// <param name="Method">Name of the interval's method.</param>
/// <param name="Status">How far the number can be trusted.</param>
/// <param name="Reason">Why the status is not Ok; null when it is.</param>
public sealed record Estimate(
    double Value, double Raw, Interval? Interval, double Level, string Method, Status Status, string? Reason = null)
{
    /// <summary>Whether there is a number at all.</summary>
    public bool IsKnown => Status != Status.Unidentified;

    /// <summary>An estimate the design does not allow.</summary>
    public static Estimate Unidentified(double level, string method, string reason) =>
        new(double.NaN, double.NaN, null, level, method, Status.Unidentified, reason);

    /// <summary>1 minus a share; the ends of its interval change places.</summary>
    public Estimate Complement() => this with
    {
        Value = 1 - Value,
        Raw = 1 - Raw,
        Interval = Interval is { } i ? new Interval(1 - i.Upper, 1 - i.Lower) : null,
    };

    /// <summary>
    /// The same for the square root of a variance. A negative raw value keeps its sign and takes the root of its size.
    /// </summary>
    public Estimate SquareRoot() => this with
    {
        Value = Math.Sqrt(Value),
        Raw = double.IsNaN(Raw) ? Raw : Math.Sign(Raw) * Math.Sqrt(Math.Abs(Raw)),
        Interval = Interval?.Map(Math.Sqrt),
    };
}
