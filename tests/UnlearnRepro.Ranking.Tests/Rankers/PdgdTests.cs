using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Tests.Rankers;

/// <summary>Interactions worked by hand: x_0 = (1, 0), x_1 = (0, 1), x_2 = (1, 1), w = (ln 2, ln 3), so that e = 2, 3, 6.</summary>
public class PdgdTests
{
    private static readonly Query Three = new("1", 2, [1, 0, 0, 1, 1, 1], [0, 0, 1]);
    private static readonly double[] Weights = [Math.Log(2), Math.Log(3)];

    [TestCase(new[] { 0, 2, 1 }, new[] { 2 }, 2.0 / 27, 27.0 / 224, TestName = "A click below a document that was not clicked")]
    [TestCase(new[] { 0, 2, 1 }, new[] { 0 }, 0, -27.0 / 224, TestName = "One document below the last click counts and no other")]
    [TestCase(new[] { 0, 2, 1 }, new[] { 0, 1, 2 }, 0, 0, TestName = "All clicked prefer nothing")]
    [TestCase(new[] { 1, 0, 2 }, new[] { 2 }, 32.0 / 189, 9.0 / 64, TestName = "The factors of two ranks multiply")]
    public void TheGradientOfThreeDocuments(int[] list, int[] clicked, double first, double second)
    {
        Pdgd pdgd = new(10);
        pdgd.Show(Three, Weights, list);
        for (int r = 0; r < 3; r++)
        {
            pdgd.Clicked[r] = clicked.Contains(list[r]);
        }

        double[] gradient = new double[2];
        pdgd.Gradient(Three, gradient);
        Assert.That(gradient, Is.EqualTo(new[] { first, second }).Within(1e-15));
    }
}
