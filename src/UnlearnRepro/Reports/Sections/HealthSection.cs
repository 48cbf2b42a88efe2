using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Sections;

/// <summary>What was checked before any statistical claim was judged.</summary>
internal static class HealthSection
{
    /// <summary>All checks with what was found; null where nothing is checked.</summary>
    public static OriginPart? Of(StudyReport report) => report.Health.Count == 0 ? null : new(
        "Health",
        ["check", "what must be so", "holds", "found"],
        [.. report.Health.Select(check => (string[])[check.Id, check.Sentence, Word(check), check.Found])],
        "A statistical claim is judged where every check holds that is about the study or the claim's methods; exact claims are judged in any case.",
        []);

    /// <summary>One line for every check that fails.</summary>
    public static IEnumerable<string> Sick(StudyReport report) => report.Health.Where(check => check.IsSick).Select(check => check.IsSickStudy
        ? $"The study is sick, and no statistical claim on it is judged: {check.Id}, {check.Found}."
        : $"No statistical claim about some methods is judged: {check.Id}, {check.Found}.");

    private static string Word(HealthCheck check) => check.Holds switch
    {
        true => "yes",
        false => check.IsSickStudy ? "NO" : "not for some methods",
        null => "not checked",
    };
}
