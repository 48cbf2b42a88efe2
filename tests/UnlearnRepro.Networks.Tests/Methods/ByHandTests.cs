using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>
/// Methods on a network of one layer against softmax regression in plain C#: 7 samples to forget, 13 to keep, batches of 4,
/// so that momentum, the short last batch and the turn of an epoch all count.
/// </summary>
public class ByHandTests : TorchFixture
{
    private const double Tolerance = 1e-13;
    private ClassProblem problem = null!;
    private Model original = null!;
    private SoftmaxRegression plain = null!;

    [SetUp]
    public void Make()
    {
        (problem, original) = (Forgetting.Problem(), Given.Model(SoftmaxRegression.Network(), [1]));
        plain = new(original.Theta.Numbers());
    }

    [TearDown]
    public void Free() => original.Dispose();

    [Test]
    public void NegGrad_ascends_on_what_goes()
    {
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Forget), "shuffle", epoch, 4))
            {
                plain.Step([.. plain.CrossEntropy(batch).Select(g => -g)], 0.05);
            }
        }

        Check(new NegGrad(0.05, Epochs: 2, BatchSize: 4));
    }

    [Test]
    public void L1Sparse_adds_a_fading_sign_to_the_gradient()
    {
        for (int epoch = 0; epoch < 3; epoch++)
        {
            double gamma = new[] { 0.3, 0.2, 0.1 }[epoch];
            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Retain), "shuffle", epoch, 4))
            {
                plain.Step([.. plain.CrossEntropy(batch).Zip(plain.Theta, (g, w) => g + (gamma * Math.Sign(w)))], 0.01);
            }
        }

        Check(new L1Sparse(Gamma: 0.3, 0.01, Epochs: 3, BatchSize: 4));
    }

    [Test]
    public void SuccessiveRandomLabels_draws_in_every_epoch_and_then_repairs()
    {
        RelabelAndRepair(epochs: 3, moves: null);
        Check(new SuccessiveRandomLabels(0.05, Epochs: 3, BatchSize: 4));
    }

    /// <summary>With 195 parameters half is 97; weight decay and momentum must not reach the others.</summary>
    [Test]
    public void SalUn_does_so_where_the_forget_sets_gradient_is_large()
    {
        double[] saliency = [.. plain.CrossEntropy(SoftmaxRegression.Read(problem.Forget)).Select(Math.Abs)];
        double threshold = saliency.OrderDescending().ElementAt(96);
        RelabelAndRepair(epochs: 2, i => saliency[i] >= threshold);

        double[] result = Check(new SalUn(Tau: 0.5, 0.05, Epochs: 2, BatchSize: 4));

        Assert.That(result.Zip(original.Theta.Numbers()).Count(w => w.First == w.Second), Is.EqualTo(195 - 97), "to the bit");
    }

    private void RelabelAndRepair(int epochs, Func<int, bool>? moves)
    {
        var (forget, retain) = (SoftmaxRegression.Read(problem.Forget), SoftmaxRegression.Read(problem.Retain));
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double[] labels = Given.Streams(1).Integers("labels", epoch, 7, 0, 3).Numbers();
            (double[], int)[] relabelled = [.. forget.Zip(labels, (s, y) => (s.X, (int)y))];
            foreach (var batch in SoftmaxRegression.Batches(relabelled, "shuffle-forget", epoch, 4).Concat(SoftmaxRegression.Batches(retain, "shuffle", epoch, 4)))
            {
                plain.Step(plain.CrossEntropy(batch), 0.05, moves);
            }
        }
    }

    private double[] Check(IUnlearningMethod<ClassProblem> method)
    {
        using var result = method.Unlearn(original, problem, Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(Tolerance));
        Assert.That(plain.Theta, Is.Not.EqualTo(original.Theta.Numbers()).Within(1e-3), "a reference that stands still proves nothing");
        return result.Theta.Numbers();
    }
}
