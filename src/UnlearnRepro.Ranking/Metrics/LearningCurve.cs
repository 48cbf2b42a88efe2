using UnlearnRepro.Ranking.Federations;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>
/// nDCG while a ranker is unlearned, at rounds that are fixed beforehand: the best round would be chosen by what it is judged by. A method that ends
/// earlier, or asks no client, holds its last value.
/// </summary>
internal static class LearningCurve
{
    /// <summary>The value at a mark.</summary>
    /// <param name="curve">What was seen at the marks that were reached.</param>
    /// <param name="last">The ranker's own value.</param>
    /// <param name="mark">Which mark.</param>
    public static double At(IReadOnlyList<double> curve, double last, int mark) => mark < curve.Count ? curve[mark] : last;

    /// <summary>The mean over rounds, by trapezia between the marks.</summary>
    public static double Area(IReadOnlyList<double> curve, double last, Recipe recipe)
    {
        var marks = recipe.Marks;
        return Enumerable.Range(1, marks.Count - 1).Sum(k => (marks[k] - marks[k - 1]) * (At(curve, last, k - 1) + At(curve, last, k)) / 2.0) / marks[^1];
    }
}
