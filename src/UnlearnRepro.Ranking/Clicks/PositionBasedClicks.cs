using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>
/// The position-based model (Craswell et al. 2008; Joachims, Swaminathan, Schnabel 2017): the document at rank r is read with the probability 1/r,
/// whatever stands above it, and clicked, once it is read, with a probability of its grade. One number is drawn for every document shown.
/// </summary>
/// <param name="name">See <see cref="IClickModel.Name"/>.</param>
/// <param name="click">P(click | grade, read), from grade 0 on.</param>
internal sealed class PositionBasedClicks(string name, double[] click) : IClickModel
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
    {
        for (int r = 0; r < grades.Length; r++)
        {
            clicked[r] = random.Unit() * (r + 1) < click[grades[r]];
        }
    }
}
