using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Tests.Rankers;

/// <summary>
/// Why there is no RapidRetrain: its step divides a gradient by a diagonal of a Hessian, and what PDGD does on average is the gradient of nothing. A field that is a
/// gradient has a symmetric Jacobian.
/// </summary>
public class PdgdFieldTests
{
    private static readonly Query Three = new("1", 2, [0.2, 0.5, 1, 1, 0.7, 0.1], [0, 0, 1]);
    private static readonly int[][] Lists = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Test]
    public void TheMeanUpdateIsTheGradientOfNoLoss()
    {
        double[] at = [-3.9, 1.2];
        double[][] jacobian = [.. Enumerable.Range(0, 2).Select(k => Difference(at, k, 1e-5))];
        double[][] coarser = [.. Enumerable.Range(0, 2).Select(k => Difference(at, k, 2e-5))];
        double asymmetry = jacobian[0][1] - jacobian[1][0], error = Math.Abs(asymmetry - (coarser[0][1] - coarser[1][0]));
        double size = jacobian.Max(row => row.Max(Math.Abs));
        TestContext.Out.WriteLine($"asymmetry {asymmetry:G4} of {size:G4}, error {error:G2}");
        Assert.That(Math.Abs(asymmetry) / size, Is.GreaterThan(0.5));
        Assert.That(Math.Abs(asymmetry), Is.GreaterThan(1000 * error));
    }

    private static double[] Difference(double[] at, int coordinate, double by)
    {
        double[] up = [.. at], down = [.. at];
        up[coordinate] += by;
        down[coordinate] -= by;
        return [.. Mean(up).Zip(Mean(down), (a, b) => (a - b) / (2 * by))];
    }

    // Over all lists by the probability with which they are shown; a click on what is relevant and on nothing else.
    private static double[] Mean(double[] weights)
    {
        Pdgd pdgd = new(3);
        double[] e = [.. Enumerable.Range(0, 3).Select(d => Math.Exp((Three.Document(d)[0] * weights[0]) + (Three.Document(d)[1] * weights[1])))];
        double[] mean = new double[2], gradient = new double[2];
        foreach (int[] list in Lists)
        {
            pdgd.Show(Three, weights, list);
            for (int r = 0; r < 3; r++)
            {
                pdgd.Clicked[r] = Three.Grades[list[r]] > 0;
            }

            pdgd.Gradient(Three, gradient);
            double probability = e[list[0]] / e.Sum() * (e[list[1]] / (e[list[1]] + e[list[2]]));
            mean = [.. mean.Zip(gradient, (sum, g) => sum + (probability * g))];
        }

        return mean;
    }
}
