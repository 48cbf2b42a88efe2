using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;

namespace UnlearnRepro.Reports.Sections;

/// <summary>The parts of a report between its verdicts and its origin, the same for every form of it.</summary>
internal static class ReportSections
{
    /// <summary>What the verdicts rest on: after them and before the spreads.</summary>
    public static IEnumerable<OriginPart> Before(StudyReport report) => HealthSection.Of(report) is { } part ? [part] : [];

    /// <summary>What is read off the spreads: after them.</summary>
    public static IEnumerable<OriginPart> After(StudyReport report) =>
        [.. SingleRunSection.Of(report) is { } runs ? [runs] : Array.Empty<OriginPart>(),
            .. ProtocolSection.Of(report) is { } protocols ? [protocols] : Array.Empty<OriginPart>(),
            .. RetrainSection.Of(report) is { } part ? [part] : Array.Empty<OriginPart>(), .. PublishedSection.Of(report)];
}
