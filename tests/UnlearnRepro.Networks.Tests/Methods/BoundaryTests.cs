using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>Boundary shrink and boundary expand.</summary>
public class BoundaryTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// Logits (x1, 10 x2, 0.15 - x2). At (5, 0) they are (5, 0, 0.15): without a step the nearest wrong class of 0 is 2. The loss
    /// rises with 10 p1 - p2 > 0 along x2, and after a step of 0.1 the logits are (4.9, 1, 0.05): class 1. The true class is still the
    /// largest and must not be chosen. The second lane has the classes 1 and 2 exchanged. Nothing changes with all logits 10 less.
    /// </summary>
    [Test]
    public void The_nearest_wrong_class_by_hand([Values(0, 0.1)] double epsilon, [Values(0, -10)] double shift)
    {
        using var model = Model.FromValues(
            new Network("affine", [new Linear("fc", 2, 3)]),
            tensor(new[] { 1, 0, 0, 10, 0, -1, shift, shift, 0.15 + shift, 1, 0, 0, -1, 0, 10, shift, 0.15 + shift, shift }).view(2, 9),
            []);
        using var samples = new Samples(tensor(new[] { 5.0, 0 }).view(1, 2), zeros(1, dtype: int64));

        Assert.That(BoundaryShrink.NearestWrong(model, samples, epsilon).Numbers(), Is.EqualTo(epsilon == 0 ? new double[] { 2, 1 } : [1, 2]));
    }

    /// <summary>A class is a sample's own, whatever the others are and however many.</summary>
    [Test]
    public void The_nearest_wrong_classes_of_more_samples_than_a_chunk_are_those_of_its_parts()
    {
        using var model = Given.Model(Given.Cnn(), [1, 2]);
        using var samples = Given.Samples(3, 300);
        var parts = Enumerable.Range(0, 3).Select(k =>
        {
            using var part = samples.Rows(arange(100 * k, 100 * (k + 1)));
            return BoundaryShrink.NearestWrong(model, part, 0.1);
        });

        Assert.That(BoundaryShrink.NearestWrong(model, samples, 0.1).Numbers(), Is.EqualTo(cat([.. parts], 1).Numbers()));
    }

    /// <summary>With d = p - y the loss rises along W'd.</summary>
    [Test]
    public void Shrink_teaches_the_nearest_wrong_class()
    {
        using var model = Given.Model(SoftmaxRegression.Network(), [1]);
        var plain = new SoftmaxRegression(model.Theta.Numbers());
        (double[], int)[] relabelled = [.. SoftmaxRegression.Read(problem.Forget).Select(s => (s.X, Nearest(s.X, s.Y)))];
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(relabelled, "shuffle", epoch, 4))
            {
                plain.Step(plain.CrossEntropy(batch), 0.05, decay: 0);
            }
        }

        using var result = new BoundaryShrink(0.3, 0.05, Epochs: 2, BatchSize: 4).Unlearn(model, problem, Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(1e-13).And.Not.EqualTo(model.Theta.Numbers()).Within(1e-3));

        int Nearest(double[] x, int label)
        {
            double[] d = [.. Plain.Softmax(plain.Logits(x)).Select((p, c) => p - (c == label ? 1 : 0))];
            double[] moved = [.. x.Select((v, j) => v + (0.3 * Math.Sign(d.Select((delta, c) => plain.Theta[(c * 64) + j] * delta).Sum())))];
            double[] logits = plain.Logits(moved);
            return Enumerable.Range(0, 3).Where(c => c != label).MaxBy(c => logits[c]);
        }
    }

    /// <summary>The fourth output starts uniform up to 1/sqrt(64), is trained with the others on D_f, and goes.</summary>
    [Test]
    public void Expand_teaches_a_class_that_then_goes()
    {
        using var model = Given.Model(SoftmaxRegression.Network(), [1]);
        double[] theta = model.Theta.Numbers();
        double[] weights = Given.Streams(1).Uniform("init", 0, 256, 1 / 8.0).Numbers(), biases = Given.Streams(1).Uniform("init", 1, 4, 1 / 8.0).Numbers();
        var wide = new SoftmaxRegression([.. theta[..192], .. weights[192..], .. theta[192..], biases[3]], 4);
        (double[], int)[] relabelled = [.. SoftmaxRegression.Read(problem.Forget).Select(s => (s.X, 3))];
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(relabelled, "shuffle", epoch, 4))
            {
                wide.Step(wide.CrossEntropy(batch), 0.05, decay: 0);
            }
        }

        using var result = new BoundaryExpand(0.05, Epochs: 2, BatchSize: 4).Unlearn(model, problem, Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo((double[])[.. wide.Theta[..192], .. wide.Theta[256..259]]).Within(1e-13));
        Assert.That(result.Theta.Numbers(), Is.Not.EqualTo(theta).Within(1e-3));
        Assert.That(result.Network, Is.SameAs(model.Network));
    }

    [Test]
    public void At_a_rate_of_0_only_batch_norms_buffers_move_in_training_mode([Values] bool expand)
    {
        using var model = Given.Model(Given.Cnn(), [1, 2]);
        IUnlearningMethod<ClassProblem> method = expand ? new BoundaryExpand(LearningRate: 0, BatchSize: 4) : new BoundaryShrink(LearningRate: 0, BatchSize: 4);
        using var result = method.Unlearn(model, problem, Given.Streams(1, 2));

        Assert.That(result.Theta.Numbers(), Is.EqualTo(model.Theta.Numbers()));
        Assert.That(result.State("bn1.running_mean", 1), Is.Not.EqualTo(model.State("bn1.running_mean", 1)));
    }

    [Test]
    public void What_they_cannot_use_is_refused()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var rectified = Given.Model(new Network("rectified", [new Linear("fc", 64, 3), new Relu()]), [1]);

        Assert.That(
            () => new BoundaryShrink(-0.1).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method BoundaryShrink, Epsilon: expected at least 0, found -0.1"));
        Assert.That(
            () => new BoundaryExpand().Unlearn(rectified, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("network rectified: expected a linear layer at its end, found another"));
    }
}
