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
        [.. SingleRunSection.Of(report) is { } runs ? [OfFirst(report, runs)] : Array.Empty<OriginPart>(),
            .. ProtocolSection.Of(report) is { } protocols ? [OfFirst(report, protocols)] : Array.Empty<OriginPart>(),
            .. RetrainSection.Of(report) is { } part ? [OfFirst(report, part)] : Array.Empty<OriginPart>(), .. PublishedSection.Of(report)];

    // Of training and unlearning seeds alone, where more varies.
    private static OriginPart OfFirst(StudyReport report, OriginPart part) => report.Design.Count == 0 ? part : part with
    {
        Lines = [$"At the first level of {string.Join(" and ", report.Results.Study.Design.Further.Select(f => f.Axis.Name))} alone.", .. part.Lines],
    };
}
