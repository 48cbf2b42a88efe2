using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Importances;

/// <summary>
/// How the published importance differs from the exact one: over random batches of B without replacement from N samples,
/// E[g_b^2] = gbar^2 + (S^2 / B) (N - B) / N, with S^2 the unbiased variance of the per-sample gradients (the variance of
/// a mean under simple random sampling). The exact form has the whole variance, gbar^2 + S^2 (N - 1) / N, so what remains
/// of it falls as 1/B and is 0 at B = N.
/// </summary>
public class BatchLawTests : TorchFixture
{
    private const int N = 24;
    private const int Shuffles = 2000;

    [Test]
    public void The_variance_part_shrinks_with_the_batch_by_the_law_of_sampling_without_replacement([Values(1, 2, 4, 12, 24)] int batchSize)
    {
        // Every lane is the same model with a stream of its own: one call gives all shuffles.
        var network = new Network("softmax", [new Linear("fc", 2, 3)]);
        double[] theta = Given.Numbers(1, network.Size);
        using var model = Model.FromValues(network, tensor(theta).expand(Shuffles, -1).contiguous(), []);
        double[] x = Given.Numbers(2, N * 2, -2, 2);
        long[] y = [.. Enumerable.Range(0, N).Select(i => (long)(i % 3))];
        using var samples = new Samples(tensor(x).view(N, 2), tensor(y));

        double[] published = Importance.BatchMean(
            model, samples, OneByOne.CrossEntropy, Power.Square, batchSize, Given.Streams([.. Enumerable.Range(0, Shuffles)]), "shuffle").Numbers();

        double[][] gradients = [.. x.Chunk(2).Select((v, i) => Gradient(theta, v, (int)y[i]))];
        for (int p = 0; p < network.Size; p++)
        {
            double mean = gradients.Average(g => g[p]);
            double variance = gradients.Sum(g => Math.Pow(g[p] - mean, 2)) / (N - 1);
            double law = (mean * mean) + (variance / batchSize * (N - batchSize) / N);

            double[] drawn = [.. Enumerable.Range(0, Shuffles).Select(lane => published[(lane * network.Size) + p])];
            double average = drawn.Average();
            double error = Math.Sqrt(drawn.Sum(v => Math.Pow(v - average, 2)) / (Shuffles - 1) / Shuffles);

            // 5 standard errors: a correct law fails one of the 45 comparisons with probability 3e-5. At B = 1 and N there
            // is no randomness and only rounding is allowed. The law without (N - B) / N is out of reach: at B = 12 it doubles.
            Assert.That(average, Is.EqualTo(law).Within((5 * error) + (1e-13 * variance)), $"element {p}");
            Assert.That(error, batchSize is 1 or N ? Is.LessThan(1e-15) : Is.InRange(1e-6 * variance, 0.01 * variance));
        }
    }

    /// <summary>Softmax regression by hand: (p - onehot) x' and p - onehot.</summary>
    private static double[] Gradient(double[] theta, double[] x, int label)
    {
        double[] delta = Plain.Softmax(Plain.Affine(x, theta[..6], theta[6..]));
        delta[label]--;
        return [.. delta.SelectMany(d => x.Select(v => d * v)), .. delta];
    }
}
