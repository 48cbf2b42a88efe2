namespace UnlearnRepro.Statistics;

/// <summary>How far an estimate can be taken at its word.</summary>
public enum Status
{
    /// <summary>An inner estimate.</summary>
    Ok,

    /// <summary>The estimate lies on the edge of its range: a variance at 0, a share at 0 or 1. The interval still counts.</summary>
    Boundary,

    /// <summary>The design cannot tell this quantity from another one; there is no number.</summary>
    Unidentified,

    /// <summary>All values are equal, so no error can be estimated from them.</summary>
    Degenerate,

    /// <summary>There is an estimate, but too few seeds for an interval or a decision.</summary>
    TooFewSeeds,

    /// <summary>The number is exact and known without data, e.g. the spread over unlearning seeds of a method that draws nothing.</summary>
    ByConstruction,
}
