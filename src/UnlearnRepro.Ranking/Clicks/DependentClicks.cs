using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>
/// The dependent click model (Guo, Liu, Wang 2009): a user reads the list from its top, clicks on a document with a probability of its grade, and after a
/// click at rank r reads on with lambda_r; without a click always. Numbers are drawn as by <see cref="CascadeClicks"/>.
/// </summary>
/// <param name="name">See <see cref="IClickModel.Name"/>.</param>
/// <param name="click">P(click | grade, read), from grade 0 on.</param>
/// <param name="readOn">lambda_r, from the top rank on; the last one holds for all ranks below.</param>
internal sealed class DependentClicks(string name, double[] click, double[] readOn) : IClickModel
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
            if (clicked[r] && random.Unit() >= readOn[Math.Min(r, readOn.Length - 1)])
            {
                return;
            }
        }
    }
}
