using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Support;

/// <summary>
/// p = softmax(W x + b) in plain C#, gradients and steps included: what methods must do to a network of one layer, without
/// torch. Theta is W row by row, then b.
/// </summary>
internal sealed class SoftmaxRegression(double[] theta, int classes = 3)
{
    private readonly double[] velocity = new double[theta.Length];
    private readonly double[] square = new double[theta.Length];
    private int steps;

    public double[] Theta { get; } = [.. theta];

    public static Network Network(int features = 64, int classes = 3) => new("affine", [new Linear("fc", features, classes)]);

    public double[] Logits(double[] x) => Plain.Affine(x, Theta[..^classes], Theta[^classes..]);

    /// <summary>Gradient of the mean cross-entropy: a sample's with respect to its logits is p minus the label's unit vector.</summary>
    public double[] CrossEntropy((double[] X, int Y)[] batch) =>
        Gradient([.. batch.Select(s => (s.X, Plain.Softmax(Logits(s.X)).Select((p, c) => p - (c == s.Y ? 1 : 0)).ToArray()))]);

    /// <summary>The mean over samples of (delta x', delta), delta the gradient with respect to a sample's logits.</summary>
    public static double[] Gradient((double[] X, double[] Delta)[] batch)
    {
        int classes = batch[0].Delta.Length, features = batch[0].X.Length;
        var weights = from c in Enumerable.Range(0, classes) from j in Enumerable.Range(0, features) select batch.Average(s => s.Delta[c] * s.X[j]);
        return [.. weights, .. Enumerable.Range(0, classes).Select(c => batch.Average(s => s.Delta[c]))];
    }

    /// <summary>A step of gradient descent with momentum 0.9, of the parameters that move.</summary>
    public void Step(double[] gradient, double rate, Func<int, bool>? moves = null, double decay = 5e-4)
    {
        for (int i = 0; i < Theta.Length; i++)
        {
            velocity[i] = (0.9 * velocity[i]) + gradient[i] + (decay * Theta[i]);
            Theta[i] -= moves?.Invoke(i) == false ? 0 : rate * velocity[i];
        }
    }

    /// <summary>A step of Adam with its usual constants.</summary>
    public void StepAdam(double[] gradient, double rate, double decay = 0)
    {
        steps++;
        for (int i = 0; i < Theta.Length; i++)
        {
            double g = gradient[i] + (decay * Theta[i]);
            velocity[i] = (0.9 * velocity[i]) + (0.1 * g);
            square[i] = (0.999 * square[i]) + (0.001 * g * g);
            double mean = velocity[i] / (1 - Math.Pow(0.9, steps)), variance = square[i] / (1 - Math.Pow(0.999, steps));
            Theta[i] -= rate * mean / (Math.Sqrt(variance) + 1e-8);
        }
    }

    /// <summary>The samples as plain numbers.</summary>
    public static (double[] X, int Y)[] Read(Samples samples) =>
        [.. samples.X.Numbers().Chunk((int)samples.X.shape[1]).Zip(samples.Y.Numbers(), (x, y) => (x, (int)y))];

    /// <summary>The batches of a pass, in the order of the streams of seed 1.</summary>
    public static IEnumerable<T[]> Batches<T>(T[] samples, string purpose, int epoch, int size) =>
        Given.Streams(1).Permutation(purpose, epoch, samples.Length).Numbers().Select(i => samples[(int)i]).Chunk(size);
}
