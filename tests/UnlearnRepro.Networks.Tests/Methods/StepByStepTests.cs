using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>
/// The fine-tuning methods against their equations in plain C#: only the gradient of a batch is taken from the model.
/// Epochs of several batches, so that momentum, the short last batch and the cycling of D_f all count.
/// </summary>
public class StepByStepTests : TorchFixture
{
    private const int Epochs = 2;
    private const int BatchSize = 4;
    private const double Tolerance = 1e-13;
    private ClassProblem problem = null!;
    private Model original = null!;

    [SetUp]
    public void Make() => (problem, original) = (Forgetting.Problem(), Given.Model(Given.Mlp(), [1]));

    [TearDown]
    public void Free() => original.Dispose();

    [Test]
    public void Finetune_descends_on_what_stays_with_momentum_and_decay()
    {
        using var result = new Finetune(0.05, Epochs, BatchSize).Unlearn(original, problem, Given.Streams(1));

        double[] expected = Descend(0.05, (theta, rows, _) => Gradient(theta, problem.Retain, rows));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    /// <summary>
    /// With batch norm, whose averages move with every batch that is seen. 13 samples to keep are 3 batches of 5 and 7 to forget are 2:
    /// each epoch has an order of its own and starts with its first batch again.
    /// </summary>
    [TestCase("mlp")]
    [TestCase("cnn")]
    public void NegGradPlus_ascends_on_what_goes_at_the_same_time_and_cycles_it(string name)
    {
        using var start = Given.Model(Given.Named(name), [1]);
        using var result = new NegGradPlus(0.75, 0.05, Epochs: 3, BatchSize: 5).Unlearn(start, problem, Given.Streams(1));

        using var model = start.Clone();
        double[] theta = start.Theta.Numbers(), velocity = new double[theta.Length];
        for (int epoch = 0; epoch < 3; epoch++)
        {
            int[][] forget = [.. Order("shuffle-forget", epoch, 7).Chunk(5)];
            foreach (var (step, retain) in Order("shuffle", epoch, 13).Chunk(5).Index())
            {
                model.Theta.copy_(tensor(theta).unsqueeze(0));
                double[] down = InTraining(model, problem.Retain, retain), up = InTraining(model, problem.Forget, forget[step % 2]);
                for (int i = 0; i < theta.Length; i++)
                {
                    velocity[i] = (0.9 * velocity[i]) + (0.75 * down[i]) - (0.25 * up[i]) + (5e-4 * theta[i]);
                    theta[i] -= 0.05 * velocity[i];
                }
            }
        }

        model.Theta.copy_(tensor(theta).unsqueeze(0));
        Assert.That(result.Everything(), Is.EqualTo(model.Everything()).Within(1e-12));
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

    // The gradient of a batch in training mode, whose pass moves batch norm's averages.
    private static double[] InTraining(Model model, Samples samples, int[] rows)
    {
        using var batch = samples.Rows(tensor([.. rows.Select(r => (long)r)]));
        model.Backward(Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, 1));
        return model.Gradient.Numbers();
    }

    private static int[] Order(string purpose, int index, int n) =>
        [.. Given.Streams(1).Permutation(purpose, index, n).Numbers().Select(i => (int)i)];
}
