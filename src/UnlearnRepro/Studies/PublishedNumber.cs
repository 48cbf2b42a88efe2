namespace UnlearnRepro.Studies;

/// <summary>A number of a paper beside which a study's own can be put.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Setting">Its data set, network and what was forgotten, as words.</param>
/// <param name="Method">The method by the task's name.</param>
/// <param name="Metric">The metric by the task's name.</param>
/// <param name="Mean">The mean over seeds, in the metric's unit.</param>
public sealed record PublishedNumber(string Source, string Setting, string Method, string Metric, double Mean)
{
    /// <summary>What the source calls the method.</summary>
    public string Called { get; init; } = Method;

    /// <summary>Whether it is the difference to the retrained model and not the metric itself.</summary>
    public bool ToRetrain { get; init; }

    /// <summary>Whether it is the Wasserstein-2 distance of the metric between protocols A1 and A2, and no mean.</summary>
    public bool BetweenProtocols { get; init; }

    /// <summary>Standard deviation over seeds, with divisor n - 1; null if not stated.</summary>
    public double? Sd { get; init; }

    /// <summary>Number of seeds; null if not stated.</summary>
    public int? Seeds { get; init; }

    /// <summary>Whether data set, network and what is forgotten are those of the study; otherwise it is context and no counterpart.</summary>
    public bool IsCounterpart { get; init; }

    /// <summary>In what its definition differs from ours, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
