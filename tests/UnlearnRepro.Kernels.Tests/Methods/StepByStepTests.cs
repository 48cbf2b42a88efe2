using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Methods;

/// <summary>
/// The fine-tuning methods against their equations in plain C#: only the gradient of a batch is taken from the model.
/// Two epochs of four batches, so that momentum, the short last batch and the cycling of D_f all count.
/// </summary>
public class StepByStepTests : TorchFixture
{
    private const int Epochs = 2;
    private const int BatchSize = 4;
    private const double Tolerance = 1e-13;
    private Problem problem = null!;
    private Model original = null!;

    [SetUp]
    public void Make() => (problem, original) = (Given.Problem(), Given.Model(Given.Mlp(), [1]));

    [TearDown]
    public void Free() => original.Dispose();

    [Test]
    public void Finetune_descends_on_what_stays_with_momentum_and_decay()
    {
        using var result = new Finetune(0.05, Epochs, BatchSize).Unlearn(original, problem, Given.Streams(1));

        double[] expected = Descend(0.05, (theta, rows, _) => Gradient(theta, problem.Retain, rows));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    [Test]
    public void NegGradPlus_ascends_on_what_goes_at_the_same_time_and_cycles_it()
    {
        using var result = new NegGradPlus(0.75, 0.05, Epochs, BatchSize).Unlearn(original, problem, Given.Streams(1));

        // 7 samples to forget: batches of 4 and 3, over and over.
        int[][] forget = [.. Order("shuffle-forget", 0, 7).Chunk(BatchSize)];
        double[] expected = Descend(0.05, (theta, rows, step) => [.. Gradient(theta, problem.Retain, rows)
            .Zip(Gradient(theta, problem.Forget, forget[step % 2]), (r, f) => (0.75 * r) - (0.25 * f))]);
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    [Test]
    public void RandomLabels_takes_steps_of_Adam_on_both_sets_together()
    {
        // One step, where Adam's is lr g / (|g| + 1e-8); WrongLabels and Adam itself have tests of their own.
        using var result = new RandomLabels(0.01, Epochs: 1, BatchSize: 20).Unlearn(original, problem, Given.Streams(1));

        using var wrong = new Samples(problem.Forget.X.alias(), RandomLabels.WrongLabels(problem, Given.Streams(1)).view(-1));
        double[] theta = original.Theta.Numbers();
        double[] forget = Gradient(theta, wrong, [.. Enumerable.Range(0, 7)]), retain = Gradient(theta, problem.Retain, [.. Enumerable.Range(0, 13)]);
        double[] expected = [.. theta.Select((w, i) =>
        {
            double g = ((7 * forget[i]) + (13 * retain[i])) / 20;
            return w - (0.01 * g / (Math.Abs(g) + 1e-8));
        })];

        // A gradient off by a rounding of 1e-16 changes a step by at most lr * 1e-16 / 1e-8.
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(1e-9));
    }

    // SGD with momentum 0.9 and weight decay 5e-4 over the retained samples in the order of the streams.
    private double[] Descend(double rate, Func<double[], int[], int, double[]> gradient)
    {
        double[] theta = original.Theta.Numbers(), velocity = new double[theta.Length];
        int step = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (int[] rows in Order("shuffle", epoch, 13).Chunk(BatchSize))
            {
                double[] g = gradient(theta, rows, step++);
                for (int i = 0; i < theta.Length; i++)
                {
                    velocity[i] = (0.9 * velocity[i]) + g[i] + (5e-4 * theta[i]);
                    theta[i] -= rate * velocity[i];
                }
            }
        }

        return theta;
    }

    private double[] Gradient(double[] theta, Samples samples, int[] rows)
    {
        using var model = Model.FromValues(original.Network, tensor(theta).unsqueeze(0), []);
        using var batch = samples.Rows(tensor([.. rows.Select(r => (long)r)]));
        model.Backward(Loss.CrossEntropy(model.Forward(batch.X), batch.Y, 1));
        return model.Gradient.Numbers();
    }

    private static int[] Order(string purpose, int index, int n) =>
        [.. Given.Streams(1).Permutation(purpose, index, n).Numbers().Select(i => (int)i)];
}
