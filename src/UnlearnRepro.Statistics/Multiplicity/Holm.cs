using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Multiplicity;

/// <summary>Step-down correction for a family of tests (Holm 1979); controls the chance of any false rejection under any dependence.</summary>
public static class Holm
{
    /// <summary>
    /// Adjusted p-values in the order given: with p_(1) &lt;= ... &lt;= p_(m), the largest of min(1, (m - l + 1) p_(l)) over l up to k.
    /// </summary>
    /// <param name="pValues">One p-value per claim of the family.</param>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        Require.PValues(pValues);
        double[] adjusted = new double[pValues.Count];
        double largest = 0;
        foreach ((int rank, int index) in Enumerable.Range(0, pValues.Count).OrderBy(k => pValues[k]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (pValues.Count - rank) * pValues[index]));
            adjusted[index] = largest;
        }

        return adjusted;
    }
}
