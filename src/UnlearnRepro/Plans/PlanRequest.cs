namespace UnlearnRepro.Plans;

/// <summary>What a plan is for: a half-width to reach, seconds to spend, or both, each answered by itself.</summary>
public sealed record PlanRequest
{
    /// <summary>A request.</summary>
    /// <param name="halfWidth">Half-width of the 95 % interval, in the metric's unit.</param>
    /// <param name="seconds">What the whole study may take: one worker's seconds.</param>
    /// <param name="compareWithRetrain">Whether the interval is that of the difference to Retrain's mean.</param>
    /// <param name="references">Number R of retrained models; null to have it chosen.</param>
    /// <exception cref="ArgumentException">There is neither a half-width nor a budget, or one of them is not above 0.</exception>
    public PlanRequest(double? halfWidth, double? seconds, bool compareWithRetrain = false, int? references = null)
    {
        if (halfWidth is null && seconds is null)
        {
            throw new ArgumentException("A plan needs a half-width, a budget or both; there is neither.");
        }

        if (!(halfWidth is null or > 0) || !(seconds is null or > 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"A plan needs a half-width and a budget above 0; found {halfWidth ?? seconds}."));
        }

        (HalfWidth, Seconds, CompareWithRetrain, References) = (halfWidth, seconds, compareWithRetrain, references);
    }

    /// <summary>Half-width to reach, in the metric's unit.</summary>
    public double? HalfWidth { get; }

    /// <summary>Seconds to spend on all methods together.</summary>
    public double? Seconds { get; }

    /// <summary>Whether retrained models are part of the comparison and of its cost.</summary>
    public bool CompareWithRetrain { get; }

    /// <summary>R if it is given.</summary>
    public int? References { get; }
}
