using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Sections;

/// <summary>A study that varies more than training and unlearning seeds, in two sentences.</summary>
internal static class DesignSummary
{
    /// <summary>The sentences; none for other studies.</summary>
    public static IEnumerable<string> Lines(StudyReport report)
    {
        if (report.Design.Count == 0)
        {
            yield break;
        }

        yield return Design(report);
        string[] first = [.. report.Design.Where(row => row.Method.SeedUse != SeedUse.Retraining).Select(row => row.Largest?.Name).OfType<string>()];
        if (first.Length > 0)
        {
            var counted = first.CountBy(name => name).OrderByDescending(n => n.Value)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Key} on {n.Value}"));
            yield return $"The interval of the mean is widest because of {string.Join(", ", counted)} of {first.Length} means (a method by a metric): "
                + "more levels there help most.";
        }
    }

    private static string Design(StudyReport report)
    {
        var study = report.Results.Study;
        var further = study.Design.Further;
        string[] named = [.. further.Where(f => f.FirstName is not null).Select(f => $"{f.Axis.Name} {f.FirstName}")];
        string axes = string.Join(" and ", further.Select(f => $"s_{f.Axis.Name}"));
        return !report.HasTrainingSeeds ? $"The study varies {axes}, with parts of the training seed in its place: {DesignText.Of(study)}."
            : named.Length == 0
                ? $"Beside the two seeds the study varies {axes}: {DesignText.Of(study)}. What is said of s_T and s_U is said of level 0 of the rest."
            : $"Beside the two seeds the table varies {string.Join(" and ", further.Select(f => f.Axis.Name))}: {DesignText.Of(study)}. "
                + $"What is said of s_T and s_U is said of {string.Join(" and ", named)} alone.";
    }
}
