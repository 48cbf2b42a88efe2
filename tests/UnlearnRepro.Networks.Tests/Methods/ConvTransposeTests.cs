using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class ConvTransposeTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>Row by row 0 1 2 / 3 4 5 / 6 7 8 becomes 0 3 6 / 1 4 7 / 2 5 8, for every pair of channels.</summary>
    [Test]
    public void Kernels_are_transposed_and_nothing_else_is([Values(1, 2)] int lanes)
    {
        int[] seeds = [.. Enumerable.Range(1, lanes)], place = [0, 3, 6, 1, 4, 7, 2, 5, 8];
        using var model = Given.Model(Given.Cnn(), seeds);
        using var transposed = model.Clone();
        ConvTranspose.Transpose(transposed);

        for (int lane = 0; lane < lanes; lane++)
        {
            foreach (string name in model.Network.Parameters.Select(p => p.Name))
            {
                double[] was = model.Part(name, lane);
                double[] expected = name.StartsWith("conv", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal)
                    ? [.. was.Chunk(9).SelectMany(kernel => place.Select(i => kernel[i]))]
                    : was;
                Assert.That(transposed.Part(name, lane), Is.EqualTo(expected), name);
            }
        }

        ConvTranspose.Transpose(transposed);
        Assert.That(transposed.Everything(), Is.EqualTo(model.Everything()), "twice is nothing");
    }

    /// <summary>Fine-tuning of the transposed model; without a convolution, of the model itself.</summary>
    [Test]
    public void An_epoch_is_one_of_Finetune_on_what_is_transposed([Values("mlp", "cnn")] string name)
    {
        using var model = Given.Model(Given.Named(name), [1, 2]);
        using var start = model.Clone();
        ConvTranspose.Transpose(start);
        using var result = new ConvTranspose(0.05, Epochs: 1, BatchSize: 4).Unlearn(model, problem, Given.Streams(1, 2));
        using var tuned = new Finetune(0.05, Epochs: 1, BatchSize: 4).Unlearn(start, problem, Given.Streams(1, 2));

        Assert.That(result.Everything(), Is.EqualTo(tuned.Everything()));
        Assert.That(start.Everything().SequenceEqual(model.Everything()), Is.EqualTo(name == "mlp"));
    }

    /// <summary>Three epochs: (1 + cos(pi e / 3)) / 2 is 1, 3/4, 1/4.</summary>
    [Test]
    public void The_step_size_is_a_cosine_by_epoch()
    {
        using var model = Given.Model(SoftmaxRegression.Network(), [1]);
        var plain = new SoftmaxRegression(model.Theta.Numbers());
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Retain), "shuffle", epoch, 4))
            {
                plain.Step(plain.CrossEntropy(batch), 0.05 * new[] { 1, 0.75, 0.25 }[epoch]);
            }
        }

        using var result = new ConvTranspose(0.05, BatchSize: 4).Unlearn(model, problem, Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(1e-13).And.Not.EqualTo(model.Theta.Numbers()).Within(1e-3));
    }
}
