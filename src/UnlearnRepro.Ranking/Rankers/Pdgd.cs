using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// One interaction of Pairwise Differentiable Gradient Descent (Oosterhuis, de Rijke 2018): a list is drawn from the Plackett-Luce model of a linear
/// ranker's scores, a user clicks, and every clicked document is preferred to every other one down to the first below the last click. With e_d = exp(s_d), R the
/// list and D_r the sum of e over all documents that stand at rank r or below it or nowhere, a preferred i and an other j at ranks a and b (a the upper) have
/// <c>P(R) / P(R*) = prod_{r = a+1..b} (1 + (e_{R_a} - e_{R_b}) / D_r)</c>, where R* is the list with the two exchanged, <c>rho = 1 / (1 + that)</c>, and
/// the weight <c>rho sigma(s_i - s_j) sigma(s_j - s_i)</c>: no second list is scored, and all factors are positive. One workspace; no thread shares it.
/// </summary>
internal sealed class Pdgd(int mostShown)
{
    // exp(-600) is positive, and beside exp(0) it is nothing.
    private const double Least = -600;

    private readonly int[] shown = new int[mostShown], grades = new int[mostShown];
    private readonly double[] denominators = new double[mostShown];
    private readonly bool[] clicked = new bool[mostShown];
    private int[] left = [];
    private double[] exponentials = [], coefficients = [];

    /// <summary>The list that was shown last: numbers of documents, the top one first.</summary>
    public ReadOnlySpan<int> Shown => shown.AsSpan(0, Length);

    /// <summary>Which of them were clicked.</summary>
    public Span<bool> Clicked => clicked.AsSpan(0, Length);

    /// <summary>c_d of every document of the query after <see cref="Gradient"/>; they add up to 0.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients.AsSpan(0, Documents);

    private int Length { get; set; }

    private int Documents { get; set; }

    /// <summary>Draws the list that is shown: documents without replacement, each with the probability of its e among those that are left.</summary>
    public void Show(Query query, ReadOnlySpan<double> weights, SplitMix64 random)
    {
        Score(query, weights);
        int rest = Documents;
        for (int r = 0; r < Length; r++)
        {
            // Summed anew: a difference of sums would lose all digits once the likely documents are gone.
            double sum = 0;
            for (int k = 0; k < rest; k++)
            {
                sum += exponentials[left[k]];
            }

            double drawn = random.Unit() * sum;
            int at = 0;
            for (double below = exponentials[left[0]]; below <= drawn && at < rest - 1; below += exponentials[left[at]])
            {
                at++;
            }

            (denominators[r], shown[r]) = (sum, left[at]);
            left[at] = left[--rest];
        }
    }

    /// <summary>Shows a list that is given.</summary>
    public void Show(Query query, ReadOnlySpan<double> weights, ReadOnlySpan<int> list)
    {
        Score(query, weights);
        double sum = TensorPrimitives.Sum<double>(exponentials.AsSpan(0, Documents));
        for (int r = 0; r < Length; r++)
        {
            (denominators[r], shown[r]) = (sum, list[r]);
            sum = 0;
            for (int d = 0; d < Documents; d++)
            {
                sum += list[..(r + 1)].Contains(d) ? 0 : exponentials[d];
            }
        }
    }

    /// <summary>Lets a user click on what is shown.</summary>
    public void Click(Query query, IClickModel user, SplitMix64 random)
    {
        for (int r = 0; r < Length; r++)
        {
            grades[r] = query.Grades[shown[r]];
        }

        user.Click(grades.AsSpan(0, Length), Clicked, random);
    }

    /// <summary>Computes <c>g = sum_d c_d x_d</c> of the clicks.</summary>
    /// <param name="query">The query shown.</param>
    /// <param name="gradient">Overwritten.</param>
    /// <returns>Whether it prefers any document; else it is 0.</returns>
    public bool Gradient(Query query, Span<double> gradient)
    {
        gradient.Clear();
        Array.Clear(coefficients, 0, Documents);
        int window = Math.Min(Clicked.LastIndexOf(true) + 2, Length);
        bool any = false;
        for (int i = 0; i < window; i++)
        {
            for (int j = 0; clicked[i] && j < window; j++)
            {
                if (!clicked[j])
                {
                    double weight = Weight(Math.Min(i, j), Math.Max(i, j));
                    coefficients[shown[i]] += weight;
                    coefficients[shown[j]] -= weight;
                    any = true;
                }
            }
        }

        for (int r = 0; any && r < window; r++)
        {
            TensorPrimitives.MultiplyAdd(query.Document(shown[r]), coefficients[shown[r]], gradient, gradient);
        }

        return any;
    }

    private void Score(Query query, ReadOnlySpan<double> weights)
    {
        (Documents, Length) = (query.Documents, Math.Min(mostShown, query.Documents));
        if (exponentials.Length < Documents)
        {
            (left, exponentials, coefficients) = (new int[Documents], new double[Documents], new double[Documents]);
        }

        Span<double> scores = exponentials.AsSpan(0, Documents);
        for (int d = 0; d < Documents; d++)
        {
            scores[d] = TensorPrimitives.Dot(query.Document(d), weights);
            left[d] = d;
        }

        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<double>(scores), scores);
        TensorPrimitives.Max(scores, Least, scores);
        TensorPrimitives.Exp(scores, scores);
    }

    // rho sigma(s_i - s_j) sigma(s_j - s_i) of the documents at two ranks, the upper one first.
    private double Weight(int a, int b)
    {
        double upper = exponentials[shown[a]], lower = exponentials[shown[b]], ratio = 1;
        for (int r = a + 1; r <= b; r++)
        {
            ratio *= 1 + ((upper - lower) / denominators[r]);
        }

        // Both may be as small as exp(-600), whose product is 0.
        double sum = upper + lower;
        return upper / sum * (lower / sum) / (1 + ratio);
    }
}
