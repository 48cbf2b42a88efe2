using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// One interaction of Pairwise Differentiable Gradient Descent (Oosterhuis, de Rijke 2018): a list is drawn from the Plackett-Luce model of a linear
/// ranker's scores, a user clicks, and every clicked document is preferred to every other one down to the first below the last click. With e_d = exp(s_d),
/// R the list and D_r the sum of e over all documents that stand at rank r or below it or nowhere, a preferred i and an other j at ranks a and b (a the
/// upper) have <c>P(R) / P(R*) = prod_{r = a+1..b} (1 + (e_{R_a} - e_{R_b}) / D_r)</c>, where R* is the list with the two exchanged, <c>rho = 1 / (1
/// + that)</c>, and the weight <c>rho sigma(s_i - s_j) sigma(s_j - s_i)</c>: no second list is scored, and all factors are positive. One workspace;
/// no thread shares it.
/// </summary>
internal sealed class Pdgd(int mostShown)
{
    // exp(-700) is positive and no subnormal, and nothing beside a sum that is not faint.
    private const double Least = -700, Faint = 1e-260;

    // Of the documents shown, by rank: s, e, D, c, and the score whose e was 1 when the rank was filled.
    private readonly int[] shown = new int[mostShown], grades = new int[mostShown];
    private readonly double[] ranked = new double[mostShown], exponentials = new double[mostShown], denominators = new double[mostShown];
    private readonly double[] coefficients = new double[mostShown], units = new double[mostShown];
    private readonly bool[] clicked = new bool[mostShown];

    // Of the documents that are left: their numbers, their s, their e, and the sums of e up to each.
    private int[] left = [];
    private double[] scores = [], masses = [], sums = [];
    private double unit;

    /// <summary>The list that was shown last: numbers of documents, the top one first.</summary>
    public ReadOnlySpan<int> Shown => shown.AsSpan(0, Length);

    /// <summary>Their grades, after <see cref="Click"/>.</summary>
    public ReadOnlySpan<int> Grades => grades.AsSpan(0, Length);

    /// <summary>Which of them were clicked.</summary>
    public Span<bool> Clicked => clicked.AsSpan(0, Length);

    /// <summary>c of each of them after <see cref="Gradient"/>; they add up to 0, and a document that is not shown has none.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients.AsSpan(0, Length);

    private int Length { get; set; }

    /// <summary>Draws the list that is shown: documents without replacement, each with the probability of its e among those that are left.</summary>
    public void Show(Query query, ReadOnlySpan<double> weights, SplitMix64 random)
    {
        Score(query, weights);
        int from = 0;
        for (int r = 0, rest = query.Documents; r < Length; r++, rest--)
        {
            double sum = Denominator(from, rest);
            from = FirstAbove(random.Unit() * sum, rest);
            Take(from, rest, r, sum);
        }
    }

    /// <summary>Shows a list that is given: of all documents, or of as many as are shown.</summary>
    public void Show(Query query, ReadOnlySpan<double> weights, ReadOnlySpan<int> list)
    {
        Score(query, weights);
        for (int r = 0, rest = query.Documents; r < Length; r++, rest--)
        {
            double sum = Denominator(0, rest);
            Take(left.AsSpan(0, rest).IndexOf(list[r]), rest, r, sum);
        }
    }

    /// <summary>Lets a user click on what is shown.</summary>
    public void Click(Query query, IClickModel user, SplitMix64 random)
    {
        var all = query.Grades;
        for (int r = 0; r < Length; r++)
        {
            grades[r] = all[shown[r]];
        }

        user.Click(Grades, Clicked, random);
    }

    /// <summary>Computes <c>g = sum_d c_d x_d</c> of the clicks.</summary>
    /// <param name="query">The query shown.</param>
    /// <param name="gradient">Overwritten.</param>
    /// <returns>Whether it prefers any document; else it is 0.</returns>
    public bool Gradient(Query query, Span<double> gradient)
    {
        Array.Clear(coefficients, 0, Length);
        int window = Math.Min(Clicked.LastIndexOf(true) + 2, Length);
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

        if (any)
        {
            Rows.Combine(query.Values, shown.AsSpan(0, window), coefficients.AsSpan(0, window), gradient);
        }
        else
        {
            gradient.Clear();
        }

        return any;
    }

    private void Score(Query query, ReadOnlySpan<double> weights)
    {
        int documents = query.Documents;
        Length = Math.Min(mostShown, documents);
        if (left.Length < documents)
        {
            // The sums are compared four at a time.
            (left, scores, masses, sums) = (new int[documents], new double[documents], new double[documents], new double[documents + Vector256<double>.Count]);
        }

        Rows.Products(query.Values, weights, scores.AsSpan(0, documents));
        for (int d = 0; d < documents; d++)
        {
            left[d] = d;
        }

        Exponentiate(documents);
    }

    // The highest of the scores that are left becomes the unit of e.
    private void Exponentiate(int rest)
    {
        var e = masses.AsSpan(0, rest);
        unit = TensorPrimitives.Max<double>(scores.AsSpan(0, rest));
        TensorPrimitives.Subtract(scores.AsSpan(0, rest), unit, e);
        TensorPrimitives.Max(e, Least, e);
        TensorPrimitives.Exp(e, e);
    }

    // D of the documents that are left, of which those before a place have not changed. Summed anew from there: a difference of sums would lose all digits
    // once the likely documents are gone. What they leave may be too faint to tell one document from another in their unit.
    private double Denominator(int from, int rest)
    {
        double sum = SumFrom(from, rest);
        if (sum < Faint)
        {
            Exponentiate(rest);
            sum = SumFrom(0, rest);
        }

        return sum;
    }

    private double SumFrom(int from, int rest)
    {
        double sum = from == 0 ? 0 : sums[from - 1];
        for (int k = from; k < rest; k++)
        {
            sums[k] = sum += masses[k];
        }

        // Places that are taken lie above every draw.
        Vector256.Create(double.PositiveInfinity).CopyTo(sums, rest);
        return sum;
    }

    // The sums rise: as many as are not above the draw come before the first that is. The last sum is above it, since 1 - 2^-53 times a number is less
    // than the number.
    private int FirstAbove(double drawn, int rest)
    {
        int count = 0;
        var draw = Vector256.Create(drawn);
        for (int k = 0; k < rest; k += Vector256<double>.Count)
        {
            count += BitOperations.PopCount(Vector256.LessThanOrEqual(Vector256.Create(sums, k), draw).ExtractMostSignificantBits());
        }

        return count;
    }

    // Puts a document at a rank, and the last of those that are left in its place.
    private void Take(int at, int rest, int rank, double sum)
    {
        (shown[rank], ranked[rank], exponentials[rank], denominators[rank], units[rank]) = (left[at], scores[at], masses[at], sum, unit);
        (left[at], scores[at], masses[at]) = (left[rest - 1], scores[rest - 1], masses[rest - 1]);
    }

    // rho sigma(s_i - s_j) sigma(s_j - s_i) of the documents at two ranks, the upper one first.
    private double Weight(int a, int b)
    {
        if (units[a] != units[b])
        {
            return WeightAcrossUnits(a, b);
        }

        double upper = exponentials[a], lower = exponentials[b], ratio = 1;
        for (int r = a + 1; r <= b; r++)
        {
            ratio *= 1 + ((upper - lower) / denominators[r]);
        }

        // Both may be so small that their product is 0.
        double sum = upper + lower;
        return upper / sum * (lower / sum) / (1 + ratio);
    }

    // The same from the scores, where e has another unit below.
    private double WeightAcrossUnits(int a, int b)
    {
        double ratio = 1, odds = Math.Exp(-Math.Abs(ranked[a] - ranked[b]));
        for (int r = a + 1; r <= b; r++)
        {
            ratio *= 1 + ((Math.Exp(ranked[a] - units[r]) - Math.Exp(ranked[b] - units[r])) / denominators[r]);
        }

        return odds / ((1 + odds) * (1 + odds)) / (1 + ratio);
    }
}
