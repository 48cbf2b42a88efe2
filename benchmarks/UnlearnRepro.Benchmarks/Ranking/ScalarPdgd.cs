using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>An interaction as the kernel has it, number by number: what its vectors gain is measured against it.</summary>
internal sealed class ScalarPdgd(int mostShown, int mostDocuments)
{
    private const double Least = -600;

    private readonly int[] shown = new int[mostShown], grades = new int[mostShown], left = new int[mostDocuments];
    private readonly double[] exponentials = new double[mostShown], denominators = new double[mostShown], coefficients = new double[mostShown];
    private readonly bool[] clicked = new bool[mostShown];
    private readonly double[] masses = new double[mostDocuments], sums = new double[mostDocuments];
    private int length;

    public bool Interact(Query query, double[] weights, IClickModel user, SplitMix64 lists, SplitMix64 clicks, double[] gradient)
    {
        Show(query, weights, lists);
        for (int r = 0; r < length; r++)
        {
            grades[r] = query.Grades[shown[r]];
        }

        user.Click(grades.AsSpan(0, length), clicked.AsSpan(0, length), clicks);
        return Gradient(query, gradient);
    }

    private void Show(Query query, double[] weights, SplitMix64 random)
    {
        int rest = query.Documents;
        length = Math.Min(mostShown, rest);
        double highest = double.NegativeInfinity;
        for (int d = 0; d < rest; d++)
        {
            left[d] = d;
            var x = query.Document(d);
            double score = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                score += x[k] * weights[k];
            }

            masses[d] = score;
            highest = Math.Max(highest, score);
        }

        for (int d = 0; d < rest; d++)
        {
            masses[d] = Math.Exp(Math.Max(masses[d] - highest, Least));
        }

        int from = 0;
        for (int r = 0; r < length; r++, rest--)
        {
            double sum = from == 0 ? 0 : sums[from - 1];
            for (int k = from; k < rest; k++)
            {
                sums[k] = sum += masses[k];
            }

            double drawn = random.Unit() * sum;
            from = 0;
            while (sums[from] <= drawn)
            {
                from++;
            }

            (shown[r], exponentials[r], denominators[r]) = (left[from], masses[from], sum);
            (left[from], masses[from]) = (left[rest - 1], masses[rest - 1]);
        }
    }

    private bool Gradient(Query query, double[] gradient)
    {
        Array.Clear(gradient);
        Array.Clear(coefficients, 0, length);
        int window = Math.Min(clicked.AsSpan(0, length).LastIndexOf(true) + 2, length);
        bool any = false;
        for (int i = 0; i < window; i++)
        {
            for (int j = 0; clicked[i] && j < window; j++)
            {
                if (!clicked[j])
                {
                    double weight = Weight(Math.Min(i, j), Math.Max(i, j));
                    coefficients[i] += weight;
                    coefficients[j] -= weight;
                    any = true;
                }
            }
        }

        for (int r = 0; any && r < window; r++)
        {
            var x = query.Document(shown[r]);
            for (int k = 0; k < gradient.Length; k++)
            {
                gradient[k] += x[k] * coefficients[r];
            }
        }

        return any;
    }

    private double Weight(int a, int b)
    {
        double upper = exponentials[a], lower = exponentials[b], ratio = 1;
        for (int r = a + 1; r <= b; r++)
        {
            ratio *= 1 + ((upper - lower) / denominators[r]);
        }

        double sum = upper + lower;
        return upper / sum * (lower / sum) / (1 + ratio);
    }
}
