namespace UnlearnRepro.Statistics.Findings;

/// <summary>Outcome of a claim about an estimand: three-way, because not having shown a thing is not having shown its opposite.</summary>
public enum Decision
{
    /// <summary>The whole interval lies in the claim's region.</summary>
    Holds,

    /// <summary>The whole interval lies outside the claim's region.</summary>
    Fails,

    /// <summary>The interval crosses the edge of the region, or there is none.</summary>
    Undecided,
}
