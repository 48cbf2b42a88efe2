using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>
/// The click chain of federated and online learning-to-rank, "CCM, stop after click": a user reads the list from its top, clicks on a document with a
/// probability of its grade, and stops after a click, and only then, with another. One number is drawn for every document that is read, and one more after
/// every click, also where the outcome is certain; nothing is drawn for what is not read. (FOLTR's codes draw two numbers for every document, or as here;
/// Oosterhuis's code can stop at a document that is not clicked.)
/// </summary>
/// <param name="name">See <see cref="IClickModel.Name"/>.</param>
/// <param name="click">P(click | grade, read), from grade 0 on.</param>
/// <param name="stop">P(stop | grade, clicked), from grade 0 on.</param>
internal sealed class CascadeClicks(string name, double[] click, double[] stop) : IClickModel
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
    {
        clicked.Clear();
        for (int r = 0; r < grades.Length; r++)
        {
            clicked[r] = random.Unit() < click[grades[r]];
            if (clicked[r] && random.Unit() < stop[grades[r]])
            {
                return;
            }
        }
    }
}
