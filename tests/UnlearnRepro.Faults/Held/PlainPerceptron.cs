using System.Runtime.InteropServices;
using UnlearnRepro.Domains.Storage;

namespace UnlearnRepro.Faults.Held;

/// <summary>An image and its class.</summary>
internal sealed record Sample(double[] X, int Y);

/// <summary>
/// A perceptron with one hidden layer in plain C# and double precision: W2 max(0, W1 x + b1) + b2, its losses and its gradient, in loops that
/// can be read and believed.
/// </summary>
/// <param name="inputs">Numbers in an image.</param>
/// <param name="hidden">Units of the hidden layer.</param>
/// <param name="theta">W1 by rows, b1, W2 by rows, b2.</param>
internal sealed class PlainPerceptron(int inputs, int hidden, double[] theta)
{
    private readonly int classes = (theta.Length - (hidden * (inputs + 1))) / (hidden + 1);

    /// <summary>All parameters in one row; a method changes them in place.</summary>
    public double[] Theta { get; } = theta;

    private int Bias1 => hidden * inputs;

    private int Weight2 => Bias1 + hidden;

    private int Bias2 => Weight2 + (classes * hidden);

    /// <summary>A model that a study has cached.</summary>
    public static PlainPerceptron Read(string path)
    {
        var stored = SafeTensors.Read(path).Tensors.ToDictionary(t => t.Name);
        long[] shape = stored["fc1.weight"].Shape;
        return new((int)shape[1], (int)shape[0], [.. ((string[])["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"]).SelectMany(name => MemoryMarshal.Cast<byte, float>(stored[name].Bytes).ToArray()).Select(w => (double)w)]);
    }

    public PlainPerceptron Clone() => new(inputs, hidden, [.. Theta]);

    /// <summary>Euclidean distance of the parameters.</summary>
    public double DistanceTo(PlainPerceptron other) => Math.Sqrt(Theta.Zip(other.Theta, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Percentage of samples whose class has the largest logit, and of those where rounding in single precision may decide which one that is.</summary>
    public (double Value, double Undecided) Accuracy(Sample[] samples)
    {
        const double Near = 1e-4;
        double[][] logits = [.. samples.Select(s => Logits(Hidden(s.X)))];
        return (100 * samples.Zip(logits).Average(p => Array.IndexOf(p.Second, p.Second.Max()) == p.First.Y ? 1.0 : 0), 100 * logits.Average(z => z.Count(v => v > z.Max() - Near) > 1 ? 1.0 : 0));
    }

    /// <summary>Mean cross-entropy in nats.</summary>
    public double Loss(Sample[] samples) => samples.Average(s => Logits(Hidden(s.X)) is var z ? LogSum(z) - z[s.Y] : 0);

    /// <summary>Adds a multiple of the gradient of a batch's mean cross-entropy.</summary>
    public void AddGradient(double[] to, Sample[] batch, double weight)
    {
        foreach (var (x, y) in batch)
        {
            double[] h = Hidden(x), z = Logits(h), dh = new double[hidden];
            double log = LogSum(z);
            for (int o = 0; o < classes; o++)
            {
                // dCE/dz = softmax(z) - 1 at the true class.
                double dz = weight / batch.Length * (Math.Exp(z[o] - log) - (o == y ? 1 : 0));
                to[Bias2 + o] += dz;
                Add(to.AsSpan(Weight2 + (o * hidden), hidden), dz, h);
                Add(dh, dz, Theta.AsSpan(Weight2 + (o * hidden), hidden));
            }

            for (int u = 0; u < hidden; u++)
            {
                if (h[u] > 0)
                {
                    to[Bias1 + u] += dh[u];
                    Add(to.AsSpan(u * inputs, inputs), dh[u], x);
                }
            }
        }
    }

    private static double LogSum(double[] z) => z.Max() is var most ? most + Math.Log(z.Sum(v => Math.Exp(v - most))) : 0;

    private double[] Hidden(double[] x) => [.. Affine(x, 0, Bias1, hidden).Select(v => Math.Max(0, v))];

    private double[] Logits(double[] h) => Affine(h, Weight2, Bias2, classes);

    private double[] Affine(double[] x, int weight, int bias, int outputs)
    {
        double[] y = Theta[bias..(bias + outputs)];
        for (int o = 0; o < outputs; o++)
        {
            y[o] += Dot(Theta.AsSpan(weight + (o * x.Length), x.Length), x);
        }

        return y;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(Span<double> to, double factor, ReadOnlySpan<double> a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            to[i] += factor * a[i];
        }
    }
}
