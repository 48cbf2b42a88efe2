namespace UnlearnRepro.Statistics.Numerics;

/// <summary>A number with a standard error of its own, whose interval at any level is Student's.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">Its standard error, same unit.</param>
/// <param name="Df">Degrees of freedom of the error.</param>
/// <param name="Range">Where the number can lie; intervals are cut there.</param>
/// <param name="Method">Name of the error's method.</param>
public sealed record StudentEstimate(double Value, double Error, double Df, Interval Range, string Method)
{
    /// <summary>
    /// The number with its interval at a level. Without an error it is degenerate and decides nothing, unless it lies at an end of its range: there
    /// nothing else is possible.
    /// </summary>
    /// <param name="level">Confidence level, in (0, 1).</param>
    public Estimate At(double level)
    {
        double half = Quantiles.T(Df, (1 + level) / 2) * Error;
        var interval = new Interval(Math.Max(Range.Lower, Value - half), Math.Min(Range.Upper, Value + half));
        bool atEnd = Value == Range.Lower || Value == Range.Upper;
        return half > 0
            ? new(Value, Value, interval, level, Method, Status.Ok)
            : new(Value, Value, interval, level, Method, atEnd ? Status.Boundary : Status.Degenerate, "it has no error");
    }
}
