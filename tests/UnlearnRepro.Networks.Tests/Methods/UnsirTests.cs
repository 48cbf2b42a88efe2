using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class UnsirTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// Two noises each for the labels 0 and 2. With d = p - y the gradient of one is (0.2 x - W'd) / 2. The part of D_r is the
    /// first two samples of every class; both passes have an Adam of their own.
    /// </summary>
    [Test]
    public void On_one_layer_against_plain_arithmetic()
    {
        using var model = Given.Model(SoftmaxRegression.Network(), [1]);
        using var forget = new Samples(Given.Samples(11, 3).X, tensor(new[] { 2L, 0, 2 }));
        var plain = new SoftmaxRegression(model.Theta.Numbers());

        int[] labels = [0, 0, 2, 2];
        var noise = new SoftmaxRegression(Given.Streams(1).Normal("noise", 0, 4 * 64).Numbers());
        for (int step = 0; step < 3; step++)
        {
            noise.StepAdam([.. noise.Theta.Chunk(64).Zip(labels).SelectMany(s => Gradient(s.First, s.Second))], 0.1);
        }

        (double[] X, int Y)[] made = [.. noise.Theta.Chunk(64).Zip(labels)];
        var firstTwo = SoftmaxRegression.Read(problem.Retain).Index().GroupBy(s => s.Item.Y).SelectMany(g => g.Take(2));
        (double[] X, int Y)[] part = [.. firstTwo.OrderBy(s => s.Index).Select(s => s.Item)];
        Assert.That(part, Has.Length.EqualTo(6));
        Pass([.. part, .. made, .. made, .. made], 0, 4);
        plain = new(plain.Theta);
        Pass(part, 1, 5);

        using var result = new Unsir(2, NoiseSteps: 3, Copies: 3, PerClass: 2, 0.01, BatchSize: 4, RepairBatchSize: 5).Unlearn(
            model, new(forget, problem.Retain, 3, problem.Recipe), Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(1e-9));
        Assert.That(plain.Theta, Is.Not.EqualTo(model.Theta.Numbers()).Within(1e-3), "a reference that stands still proves nothing");

        double[] Gradient(double[] x, int label)
        {
            double[] d = [.. Plain.Softmax(plain.Logits(x)).Select((p, c) => p - (c == label ? 1 : 0))];
            return [.. x.Select((v, j) => ((0.2 * v) - d.Select((delta, c) => plain.Theta[(c * 64) + j] * delta).Sum()) / 2)];
        }

        void Pass((double[] X, int Y)[] samples, int index, int size)
        {
            foreach (var batch in SoftmaxRegression.Batches(samples, "shuffle", index, size))
            {
                plain.StepAdam(plain.CrossEntropy(batch), 0.01);
            }
        }
    }

    /// <summary>Both passes in training mode, each with an Adam of its own; in one batch the order is only a matter of rounding.</summary>
    [Test]
    public void Without_noise_it_is_two_finetunings()
    {
        using var model = Given.Model(Given.Cnn(), [1, 2]);
        using var result = new Unsir(Copies: 0, LearningRate: 0.01, BatchSize: 13).Unlearn(model, problem, Given.Streams(1, 2));

        using var tuned = model.Clone();
        for (int pass = 0; pass < 2; pass++)
        {
            Descent.Minimise(
                tuned, problem.Retain, new Adam(0.01), 1, 13, Given.Streams(1, 2),
                (batch, _) => Loss.CrossEntropy(tuned.Forward(batch.X, training: true), batch.Y, batch.Lanes));
        }

        Assert.That(result.Everything(), Is.EqualTo(tuned.Everything()).Within(1e-9));
    }

    [Test]
    public void What_it_cannot_use_is_refused()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new Unsir(Noises: 0).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method Unsir, Noises: expected at least 1, found 0"));
    }
}
