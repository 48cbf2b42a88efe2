using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>
/// Step-up correction (Benjamini, Hochberg 1995): controls the expected share of false ones among the rejected, for independent or
/// positively dependent tests. For exploratory tables; a claim that gates is corrected by <see cref="HolmDecisions"/>.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// Adjusted p-values in the order given: with p_(1) &lt;= ... &lt;= p_(m), the least of min(1, m p_(l) / l) over l from k on.
    /// </summary>
    /// <param name="pValues">One p-value per test of the table.</param>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        Require.PValues(pValues);
        double[] adjusted = new double[pValues.Count];
        double least = 1;
        foreach ((int above, int index) in Enumerable.Range(0, pValues.Count).OrderByDescending(k => pValues[k]).Index())
        {
            least = Math.Min(least, pValues.Count * pValues[index] / (pValues.Count - above));
            adjusted[index] = least;
        }

        return adjusted;
    }
}
