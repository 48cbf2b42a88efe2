using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>A user: what is clicked of a list that is shown.</summary>
public interface IClickModel
{
    /// <summary>e.g. <c>navigational</c>.</summary>
    string Name { get; }

    /// <summary>Clicks on a list.</summary>
    /// <param name="grades">Grades of the documents shown, the top one first.</param>
    /// <param name="clicked">Which of them are clicked; of the same length.</param>
    /// <param name="random">The user's own stream.</param>
    void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random);
}
