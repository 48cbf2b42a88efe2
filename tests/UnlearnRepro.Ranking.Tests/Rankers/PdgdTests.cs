using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Rankers;

/// <summary>Interactions worked by hand, x_0 = (1, 0), x_1 = (0, 1), x_2 = (1, 1), w = (ln 2, ln 3), so that e = 2, 3, 6; and whole laws against sums over
/// lists.</summary>
public class PdgdTests
{
    private static readonly Query Three = new("1", 2, [1, 0, 0, 1, 1, 1], [0, 0, 1]);
    private static readonly double[] Weights = [Math.Log(2), Math.Log(3)];

    [TestCase(new[] { 0, 2, 1 }, new[] { 2 }, 2.0 / 27, 27.0 / 224, TestName = "A click below a document that was not clicked")]
    [TestCase(new[] { 0, 2, 1 }, new[] { 0 }, 0, -27.0 / 224, TestName = "One document below the last click counts and no other")]
    [TestCase(new[] { 0, 2, 1 }, new[] { 0, 1, 2 }, 0, 0, TestName = "All clicked prefer nothing")]
    [TestCase(new[] { 0, 2, 1 }, new[] { 0, 1 }, -2.0 / 27, -27.0 / 224, TestName = "Two clicks around one document")]
    [TestCase(new[] { 0, 2, 1 }, new int[0], 0, 0, TestName = "No click prefers nothing")]
    [TestCase(new[] { 1, 0, 2 }, new[] { 2 }, 32.0 / 189, 9.0 / 64, TestName = "The factors of two ranks multiply")]
    public void TheGradientOfThreeDocuments(int[] list, int[] clicked, double first, double second)
    {
        Pdgd pdgd = new(10);
        pdgd.Show(Three, Weights, list);
        for (int r = 0; r < 3; r++)
        {
            pdgd.Clicked[r] = clicked.Contains(list[r]);
        }

        double[] gradient = [7, 7];
        bool prefers = pdgd.Gradient(Three, gradient);
        Assert.Multiple(() =>
        {
            Assert.That(gradient, Is.EqualTo(new[] { first, second }).Within(1e-15));
            Assert.That(prefers, Is.EqualTo(clicked.Length is 1 or 2));
        });
    }

    // Every list of four of six documents, a click at each rank: P(R) and P(R*) are products over ranks, each over all documents that stand no higher.
    [Test]
    public void RhoIsTheShareOfTheExchangedList()
    {
        var random = new SplitMix64(3);
        var query = random.Query(6, 5);
        double[] weights = random.Direction(5, 3), gradient = new double[5];
        double[] scores = [.. Enumerable.Range(0, 6).Select(d => Reference.Score(query, d, weights))];
        Pdgd pdgd = new(4);
        double worst = 0;
        foreach (int[] list in Reference.Lists(6, 4))
        {
            for (int click = 0; click < 4; click++)
            {
                pdgd.Show(query, weights, list);
                pdgd.Clicked.Clear();
                pdgd.Clicked[click] = true;
                pdgd.Gradient(query, gradient);
                for (int r = 0; r < 4; r++)
                {
                    double expected = r == click ? double.NaN : r > click + 1 ? 0 : -Reference.Weight(list, scores, click, r);
                    worst = Math.Max(worst, r == click ? 0 : Math.Abs(pdgd.Coefficients[r] - expected));
                }
            }
        }

        Assert.That(worst, Is.LessThan(1e-15));
    }

    // g is the derivative of sum rho sigma(s_i - s_j) with rho held.
    [Test]
    public void CentralDifferences()
    {
        const double step = 1e-4;
        var random = new SplitMix64(5);
        Pdgd pdgd = new(10);
        double worst = 0, largest = 0;
        for (int q = 0; q < 50; q++)
        {
            var query = random.Query(20, 46);
            double[] weights = random.Direction(46, 1), gradient = new double[46];
            pdgd.Show(query, weights, random);
            pdgd.Click(query, ClickModels.Get("informational", 2), random);
            pdgd.Gradient(query, gradient);
            int[] list = pdgd.Shown.ToArray();
            bool[] clicked = pdgd.Clicked.ToArray();
            double[] scores = [.. Enumerable.Range(0, 20).Select(d => Reference.Score(query, d, weights))];
            var pairs = Reference.Pairs(clicked).Select(p => (p.Preferred, p.Other, Rho: Reference.Rho(list, scores, p.Preferred, p.Other))).ToArray();
            for (int k = 0; k < 46; k++)
            {
                // The error of a central difference falls with the square of the step; what is left of two is of the fourth order.
                double slope = ((4 * Slope(step)) - Slope(2 * step)) / 3;
                worst = Math.Max(worst, Math.Abs(slope - gradient[k]));
                largest = Math.Max(largest, Math.Abs(gradient[k]));

                double Slope(double h) => (Value(h) - Value(-h)) / (2 * h);

                double Value(double h) => pairs.Sum(p =>
                    p.Rho * Reference.Sigmoid(Moved(p.Preferred, h) - Moved(p.Other, h)));

                double Moved(int rank, double h) => scores[list[rank]] + (h * query.Document(list[rank])[k]);
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(worst, Is.LessThan(1e-8));
            Assert.That(largest, Is.GreaterThan(0.1));
        });
    }

    // At w = 0 all lists are as likely: what is clicked more often for its grade is preferred in the mean, wherever it stood.
    [TestCase("perfect", 1)]
    [TestCase("navigational", 1)]
    [TestCase("informational", 1)]
    [TestCase("position-based", 1)]
    [TestCase("dependent", 1)]
    [TestCase("poison", -1)]
    public void TheMeanPrefersTheHigherGradeOfEveryPair(string user, int sign)
    {
        const int lists = 34_000;
        var random = new SplitMix64(8);
        double[] weights = new double[2], gradient = new double[2];
        Pdgd pdgd = new(10);
        Assert.Multiple(() =>
        {
            foreach (var (lower, higher) in new[] { (0, 1), (0, 2), (1, 2) })
            {
                int[] grades = [.. Enumerable.Range(0, 14).Select(d => d % 2 == 0 ? lower : higher)];
                var query = new Query("1", 2, random.Units(28), grades);
                (double sum, double squares, double rest) = (0, 0, 0);
                for (int k = 0; k < lists; k++)
                {
                    pdgd.Show(query, weights, random);
                    pdgd.Click(query, ClickModels.Get(user, 2), random);
                    pdgd.Gradient(query, gradient);
                    (double toHigher, double all) = (0, 0);
                    for (int r = 0; r < pdgd.Shown.Length; r++)
                    {
                        toHigher += grades[pdgd.Shown[r]] == higher ? pdgd.Coefficients[r] : 0;
                        all += pdgd.Coefficients[r];
                    }

                    (sum, squares, rest) = (sum + toHigher, squares + (toHigher * toHigher), Math.Max(rest, Math.Abs(all)));
                }

                double mean = sum / lists, error = Math.Sqrt(((squares / lists) - (mean * mean)) / lists);
                Assert.That(sign * mean, Is.GreaterThan(4 * error), $"{higher} over {lower}");
                Assert.That(rest, Is.LessThan(1e-14));
            }
        });
    }

    // Squares of what was drawn against what should have been: as chi-squared with one degree less than there are lists, whose .999 quantile this is.
    [TestCase(4, 4, 49.73)]
    [TestCase(4, 2, 31.26)]
    [TestCase(3, 2, 20.52)]
    public void ListsAreDrawnAsPlackettAndLuceHaveThem(int documents, int shown, double quantile)
    {
        const int draws = 60_000;
        var query = new Query("1", 1, [.. Enumerable.Range(1, documents).Select(d => Math.Log(d))], new int[documents]);
        var random = new SplitMix64(21);
        Pdgd pdgd = new(shown);
        Dictionary<string, int> found = [];
        for (int k = 0; k < draws; k++)
        {
            pdgd.Show(query, [1], random);
            string list = string.Join(' ', pdgd.Shown.ToArray());
            found[list] = found.GetValueOrDefault(list) + 1;
        }

        double[] scores = [.. Enumerable.Range(1, documents).Select(d => Math.Log(d))];
        double squares = 0, whole = 0;
        foreach (int[] list in Reference.Lists(documents, shown))
        {
            double p = Math.Exp(Reference.LogProbability(list, scores));
            squares += Math.Pow(found.GetValueOrDefault(string.Join(' ', list)) - (draws * p), 2) / (draws * p);
            whole += p;
        }

        Assert.Multiple(() =>
        {
            Assert.That(whole, Is.EqualTo(1).Within(1e-12));
            Assert.That(squares, Is.LessThan(quantile));
        });
    }

    [TestCase(1)]
    [TestCase(116)]
    [TestCase(1e4)]
    public void LongWeightsRankAsTheirScoresDo(double length)
    {
        var random = new SplitMix64(4);
        Pdgd pdgd = new(10);
        for (int k = 0; k < 200; k++)
        {
            var query = random.Query(30, 46);
            double[] weights = random.Direction(46, length), gradient = new double[46];
            pdgd.Show(query, weights, random);
            pdgd.Click(query, ClickModels.Get("informational", 2), random);
            pdgd.Gradient(query, gradient);
            double[] scores = [.. Enumerable.Range(0, 30).Select(d => Reference.Score(query, d, weights))];
            int[] list = pdgd.Shown.ToArray();

            // Below a document stands none that was exp(50) times as likely.
            double[] behind = [.. Enumerable.Range(0, 10).Select(r => Enumerable.Range(0, 30).Except(list[..r]).Max(d => scores[d]) - scores[list[r]])];
            Assert.That(behind.Max(), Is.LessThan(50));
            Assert.That(gradient.All(double.IsFinite), Is.True);
            Assert.That(list.Distinct().Count(), Is.EqualTo(10));
            foreach (var (preferred, other) in Reference.Pairs(pdgd.Clicked.ToArray()).Take(1))
            {
                pdgd.Clicked.Clear();
                pdgd.Clicked[preferred] = true;
                pdgd.Gradient(query, gradient);
                Assert.That(-pdgd.Coefficients[other], Is.EqualTo(other > preferred + 1 ? 0 : Reference.Weight(list, scores, preferred, other)).Within(1e-10));
            }
        }
    }

    // e = exp(-598), exp(-598.5) and exp(-599) beside 1: the last is drawn in a unit of its own.
    [TestCase(1, 2)]
    [TestCase(2, 3)]
    [TestCase(1, 3)]
    [TestCase(0, 1)]
    public void WeightsOfDocumentsThatAreFaintBesideTheFirst(int other, int click)
    {
        double[] scores = [0, -598, -598.5, -599], gradient = new double[1];
        var query = new Query("1", 1, scores, new int[4]);
        Pdgd pdgd = new(4);
        pdgd.Show(query, [1], [0, 1, 2, 3]);
        pdgd.Clicked[click] = true;
        pdgd.Gradient(query, gradient);
        double expected = Reference.Weight([0, 1, 2, 3], scores, click, other);
        Assert.Multiple(() =>
        {
            Assert.That(-pdgd.Coefficients[other], Is.EqualTo(expected).Within(1e-12));
            Assert.That(expected > 0.01, Is.EqualTo(other > 0));
        });
    }

    [Test]
    public void FewerDocumentsThanRanksAreAllShown()
    {
        var random = new SplitMix64(1);
        Pdgd pdgd = new(10);
        pdgd.Show(random.Query(3, 4), random.Direction(4, 1), random);
        Assert.That(pdgd.Shown.ToArray().Order(), Is.EqualTo((int[])[0, 1, 2]));
    }

    [Test]
    public void OneDocumentPrefersNothing()
    {
        var query = new Query("1", 2, [1, 2], [2]);
        double[] gradient = [7, 7];
        Pdgd pdgd = new(10);
        pdgd.Show(query, [1, 1], new SplitMix64(1));
        pdgd.Click(query, ClickModels.Get("perfect", 2), new SplitMix64(1));
        Assert.Multiple(() =>
        {
            Assert.That(pdgd.Clicked.ToArray(), Is.EqualTo((bool[])[true]));
            Assert.That(pdgd.Gradient(query, gradient), Is.False);
            Assert.That(gradient, Is.EqualTo((double[])[0, 0]));
        });
    }

    // What a query of another size left behind must not be seen.
    [FsProperty]
    public bool AWorkspaceForgetsTheQueryBefore(ulong seed, byte one, byte two)
    {
        var random = new SplitMix64(seed);
        Query before = random.Query(1 + (one % 40), 6), query = random.Query(1 + (two % 40), 6);
        double[] weights = random.Direction(6, 2);
        Pdgd used = new(10), fresh = new(10);
        _ = Interact(used, before);
        return Interact(used, query).SequenceEqual(Interact(fresh, query));

        double[] Interact(Pdgd pdgd, Query shown)
        {
            double[] gradient = new double[6];
            pdgd.Show(shown, weights, new SplitMix64(seed + 1));
            pdgd.Click(shown, ClickModels.Get("navigational", 2), new SplitMix64(seed + 2));
            pdgd.Gradient(shown, gradient);
            return [.. gradient, .. pdgd.Shown.ToArray(), .. pdgd.Coefficients];
        }
    }
}
