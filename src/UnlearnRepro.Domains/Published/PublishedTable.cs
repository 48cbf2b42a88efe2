namespace UnlearnRepro.Domains.Published;

/// <summary>A table of a paper, or the part of it with one setting.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Network">The network.</param>
/// <param name="Scenario">What was forgotten.</param>
/// <param name="Seeds">Number of seeds; null if not stated.</param>
/// <param name="Notes">How definitions differ from ours.</param>
/// <param name="Numbers">The numbers.</param>
public sealed record PublishedTable(
    string Source, string Dataset, string Network, string Scenario, IReadOnlyList<string> Notes, IReadOnlyList<PublishedEntry> Numbers, int? Seeds = null);

/// <summary>One number.</summary>
/// <param name="Method">Our name of the method.</param>
/// <param name="Metric">Our name of the metric.</param>
/// <param name="Mean">The mean over seeds.</param>
/// <param name="Sd">Standard deviation over seeds; null if not stated.</param>
/// <param name="Called">The source's name of the method, where it is another.</param>
/// <param name="ToRetrain">Whether it is the difference to M_r.</param>
/// <param name="BetweenProtocols">Whether it is the Wasserstein-2 distance of the metric between the seed paper's protocols A1 and A2, and no mean.</param>
public sealed record PublishedEntry(
    string Method, string Metric, double Mean, double? Sd = null, string? Called = null, bool ToRetrain = false, bool BetweenProtocols = false);
