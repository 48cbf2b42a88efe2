using System.Globalization;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Text;

/// <summary>A study's design in words.</summary>
internal static class DesignText
{
    /// <summary>e.g. <c>5 levels of forget x 20 of train, 3 of unlearn within each forget and train</c>.</summary>
    public static string Of(Study study)
    {
        IReadOnlyList<Factor> factors =
            [.. study.Design.Factors(SeedUse.TrainingAndUnlearning, study.TrainingSeeds, study.UnlearningSeeds).Select(f => f.Factor)];
        string[] crossed = [.. factors.Where(f => f.NestedIn.Count == 0).Select((f, k) => $"{Number(f)}{(k == 0 ? " levels" : "")} of {f.Name}")];
        string[] nested = [.. factors.Where(f => f.NestedIn.Count > 0).Select(f => $"{Number(f)} of {f.Name} within each {string.Join(" and ", f.NestedIn)}")];
        return string.Join(", ", [string.Join(" x ", crossed), .. nested]);
    }

    private static string Number(Factor factor) => factor.Levels.ToString(CultureInfo.InvariantCulture);
}
