using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class JitTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// y = w x + b, so that every quotient is |w| and its gradient, with f(x~) a constant, is that of s (w x + b) / |x - x~| with
    /// s the sign of w (x - x~): s (x, 1) / |x - x~|. Two steps an epoch, with 2 samples and with 1, whose range is a point: the
    /// copies of a lone sample are held to the sample itself and its step is none.
    /// </summary>
    [Test]
    public void By_hand()
    {
        const double rate = 0.01, sigma = 0.5;
        const int copies = 3;
        double[] values = [-1, 0.25, 2];
        using var model = Model.FromValues(new Network("affine", [new Linear("fc", 1, 1)]), tensor(new[] { 1.5, -0.5 }).unsqueeze(0), []);
        using var forget = new Samples(tensor(values).view(3, 1), zeros(3, dtype: int64));

        using var result = new Jit(rate, sigma, copies, Epochs: 2, BatchSize: 2)
            .Unlearn(model, new(forget, Given.Samples(1, 1), 2, Given.Recipe()), Given.Streams(1));

        double w = 1.5, b = -0.5;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            double[] x = [.. Given.Streams(1).Permutation("shuffle", epoch, 3).Numbers().Take(2).Select(i => values[(int)i])];
            double[] z = Given.Streams(1).Normal("noise", 2 * epoch, copies * 2).Numbers();
            double gradientW = 0, gradientB = 0;
            for (int k = 0; k < copies; k++)
            {
                for (int i = 0; i < 2; i++)
                {
                    double noisy = Math.Clamp(x[i] + (sigma * z[(2 * k) + i]), x.Min(), x.Max());
                    if (noisy != x[i])
                    {
                        double slope = Math.Sign(w * (x[i] - noisy)) / Math.Abs(x[i] - noisy) / copies;
                        (gradientW, gradientB) = (gradientW + (slope * x[i]), gradientB + slope);
                    }
                }
            }

            (w, b) = (w - (rate * gradientW), b - (rate * gradientB));
        }

        // The slope of a step is up to 1 over a distance, so that a rounding grows with it.
        Assert.That(result.Theta.Numbers(), Is.EqualTo(new[] { w, b }).Within(1e-12).And.Not.EqualTo(new[] { 1.5, -0.5 }).Within(1e-3));
    }

    /// <summary>The step over the rate against central differences of the loss in loops.</summary>
    [Test]
    public void A_step_descends_the_mean_steepness_of_the_outputs_while_those_of_the_copies_stand_still([Values("mlp", "cnn")] string name)
    {
        const double rate = 1e-3, sigma = 0.1;
        const int copies = 2, n = 7;
        using var original = Given.Model(Given.Named(name), [1]);
        using var result = new Jit(rate, sigma, copies, Epochs: 1, BatchSize: n).Unlearn(original, problem, Given.Streams(1));

        double[] all = problem.Forget.X.Numbers(), z = Given.Streams(1).Normal("noise", 0, copies * n * 64).Numbers();
        double[][] x = [.. Given.Streams(1).Permutation("shuffle", 0, n).Numbers().Select(i => all[((int)i * 64)..(((int)i + 1) * 64)])];
        double[][] noisy = [.. Enumerable.Range(0, copies * n)
            .Select(r => x[r % n].Select((v, j) => Math.Clamp(v + (sigma * z[(r * 64) + j]), all.Min(), all.Max())).ToArray())];
        double[][] still = Outputs(original.Theta.Numbers(), noisy);

        double[] theta = original.Theta.Numbers(), after = result.Theta.Numbers();
        foreach (int p in Enumerable.Range(0, theta.Length).Where(p => p % 7 == 0))
        {
            double[] up = [.. theta], down = [.. theta];
            (up[p], down[p]) = (up[p] + 1e-6, down[p] - 1e-6);
            double slope = (Steepness(up) - Steepness(down)) / 2e-6;
            Assert.That((theta[p] - after[p]) / rate, Is.EqualTo(slope).Within(1e-5), $"parameter {p}");
        }

        double Steepness(double[] at)
        {
            double[][] clean = Outputs(at, x);
            return still.Select((f, r) => Distance(clean[r % n], f) / Distance(x[r % n], noisy[r])).Sum() / copies;
        }

        double[][] Outputs(double[] at, double[][] rows)
        {
            using var model = Model.FromValues(original.Network, tensor(at).unsqueeze(0), [.. original.Network.Buffers.Select(original.Buffer)]);
            return [.. model.Forward(tensor((double[])[.. rows.SelectMany(r => r)]).view(-1, 64)).Numbers().Chunk(3)];
        }

        static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (s, t) => (s - t) * (s - t)).Sum());
    }

    /// <summary>0/0 in every quotient: a method without a guard gives NaN, one with a wrong guard a step along rounding errors.</summary>
    [Test]
    public void Without_noise_it_is_Original_to_the_bit([Values("mlp", "cnn")] string name, [Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var original = Given.Model(Given.Named(name), [1, 2], dtype);
        using var result = new Jit(LearningRate: 1, Sigma: 0, BatchSize: 4).Unlearn(original, Forgetting.Problem(dtype), Given.Streams(1, 2));

        Assert.That(result.Everything(), Is.EqualTo(original.Everything()));
    }

    [Test]
    public void Batch_norm_is_frozen_and_neither_labels_nor_what_stays_are_looked_at()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new Jit(BatchSize: 4).Unlearn(original, problem, Given.Streams(1));
        using var forget = new Samples(problem.Forget.X.alias(), zeros_like(problem.Forget.Y));
        using var other = new Jit(BatchSize: 4).Unlearn(original, new(forget, Given.Samples(99, 4), 3, Given.Recipe()), Given.Streams(1));

        Assert.That(result.State("bn1.running_mean"), Is.EqualTo(original.State("bn1.running_mean")));
        Assert.That(other.Everything(), Is.EqualTo(result.Everything()));
    }

    [TestCase(-0.5, 10, "method Jit, Sigma: expected at least 0, found -0.5")]
    [TestCase(0.1, 0, "method Jit, Copies: expected at least 1, found 0")]
    public void What_it_cannot_use_is_refused(double sigma, int copies, string message)
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new Jit(Sigma: sigma, Copies: copies).Unlearn(original, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo(message));
    }
}
