using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>CF-k and EU-k: with k = 1 the last layer is softmax regression on features that do not move.</summary>
public class LastLayersTests : TorchFixture
{
    private static readonly string[] Body = ["fc1.weight", "fc1.bias"];
    private ClassProblem problem = null!;
    private Model original = null!;

    [SetUp]
    public void Make() => (problem, original) = (Forgetting.Problem(), Given.Model(Given.Mlp(), [1]));

    [TearDown]
    public void Free() => original.Dispose();

    [Test]
    public void CFk_descends_on_what_stays_in_the_last_layer_alone()
    {
        var head = new SoftmaxRegression([.. original.Part("fc2.weight"), .. original.Part("fc2.bias")]);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(Features(), "shuffle", epoch, 4))
            {
                head.Step(head.CrossEntropy(batch), 0.05);
            }
        }

        Check(new CFk(K: 1, 0.05, Epochs: 2, BatchSize: 4), head);
    }

    [Test]
    public void EUk_starts_the_last_layer_afresh_and_trains_it_by_the_recipe()
    {
        // Parameters 2 and 3 of the network, from 5 inputs: uniform up to 1/sqrt(5). The recipe has 3 epochs of 2 batches.
        double bound = 1 / Math.Sqrt(5);
        var head = new SoftmaxRegression([
            .. Given.Streams(1).Uniform("init", 2, 15, bound).Numbers(), .. Given.Streams(1).Uniform("init", 3, 3, bound).Numbers()]);
        int step = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(Features(), "shuffle", epoch, 8))
            {
                head.Step(head.CrossEntropy(batch), problem.Recipe.LearningRate(step++, 6));
            }
        }

        Check(new EUk(K: 1), head);
    }

    /// <summary>The network has conv1 with bn1, conv2 and fc; all of a layer's parameters move, or none.</summary>
    [TestCase(1, "fc.weight fc.bias")]
    [TestCase(2, "conv2.weight conv2.bias fc.weight fc.bias")]
    [TestCase(3, "conv1.weight bn1.weight bn1.bias conv2.weight conv2.bias fc.weight fc.bias")]
    public void K_counts_linear_and_convolution_layers_with_their_batch_norm(int k, string moving)
    {
        using var cnn = Given.Model(Given.Cnn(), [1]);
        using var tuned = new CFk(k, BatchSize: 4).Unlearn(cnn, problem, Given.Streams(1));
        using var renewed = new EUk(k).Unlearn(cnn, problem, Given.Streams(1));

        foreach (var result in new[] { tuned, renewed })
        {
            var moved = cnn.Network.Parameters.Select(p => p.Name).Where(n => !result.Part(n).SequenceEqual(cnn.Part(n)));
            Assert.That(string.Join(' ', moved), Is.EqualTo(moving));
        }

        Assert.That(tuned.State("bn1.running_mean"), Is.Not.EqualTo(cnn.State("bn1.running_mean")), "batch norm is in training mode");
    }

    /// <summary>
    /// A shortcut's convolution is stored after its block's main path and counts by itself: with k = 3 it moves and the main path
    /// beside it does not. A norm, a class token or positions go with the layer they follow.
    /// </summary>
    [TestCase("resnet", 2, "b.conv.weight b.conv.bias fc.weight fc.bias")]
    [TestCase("resnet", 3, "a.shortcut.weight a.bn3.weight a.bn3.bias b.conv.weight b.conv.bias fc.weight fc.bias")]
    [TestCase("vit", 2, "fc2.weight fc2.bias norm.weight norm.bias head.weight head.bias")]
    [TestCase("vit", 4, "proj.weight proj.bias norm2.weight norm2.bias fc1.weight fc1.bias fc2.weight fc2.bias norm.weight norm.bias head.weight head.bias")]
    public void K_counts_layers_inside_composites(string name, int k, string moving)
    {
        using var model = Given.Model(Given.Named(name), [1]);
        foreach (var method in new IUnlearningMethod<ClassProblem>[] { new CFk(k, BatchSize: 4), new EUk(k) })
        {
            using var result = method.Unlearn(model, problem, Given.Streams(1));
            var moved = model.Network.Parameters.Select(p => p.Name).Where(n => !result.Part(n).SequenceEqual(model.Part(n)));
            Assert.That(string.Join(' ', moved), Is.EqualTo(moving));
        }
    }

    [TestCase("resnet")]
    [TestCase("vit")]
    public void All_layers_are_Finetune_and_Retrain_to_the_bit(string name)
    {
        using var model = Given.Model(Given.Named(name), [1]);
        using var tuned = new CFk(6, 0.02, 2, 4).Unlearn(model, problem, Given.Streams(1));
        using var renewed = new EUk(6).Unlearn(model, problem, Given.Streams(1));
        using var finetune = new Finetune(0.02, 2, 4).Unlearn(model, problem, Given.Streams(1));
        using var retrain = new Retrain().Unlearn(model, problem, Given.Streams(1));

        Assert.That(tuned.Everything(), Is.EqualTo(finetune.Everything()));
        Assert.That(renewed.Everything(), Is.EqualTo(retrain.Everything()));
    }

    /// <summary>One pass in one batch moves the average by a tenth: 1e6 becomes 9e5 unless it had been 0.</summary>
    [TestCase(2, false)]
    [TestCase(3, true)]
    public void EUk_starts_batch_norms_buffers_afresh_exactly_with_their_layer(int k, bool fresh)
    {
        using var cnn = Given.Model(Given.Cnn(), [1]);
        cnn.Buffer(cnn.Network.Buffers[0]).fill_(1e6);
        using var result = new EUk(k).Unlearn(cnn, Forgetting.Problem(recipe: new(new Sgd(0), Epochs: 1, BatchSize: 13)), Given.Streams(1));

        Assert.That(result.State("bn1.running_mean"), fresh ? Is.All.InRange(-10, 10) : Is.All.InRange(8.9e5, 9.1e5));
    }

    [TestCase(0, "at least 1")]
    [TestCase(3, "from 1 to the 2 layers of mlp-64-5-3")]
    public void A_number_of_layers_that_the_network_has_not_is_refused(int k, string expected)
    {
        foreach (IUnlearningMethod<ClassProblem> method in new IUnlearningMethod<ClassProblem>[] { new CFk(k), new EUk(k) })
        {
            Assert.That(
                () => method.Unlearn(original, problem, Given.Streams(1)),
                Throws.ArgumentException.With.Message.EqualTo($"method {method.GetType().Name}, K: expected {expected}, found {k}"));
        }
    }

    private (double[] X, int Y)[] Features() => [.. SoftmaxRegression.Read(problem.Retain).Select(s =>
        (Plain.Affine(s.X, original.Part("fc1.weight"), original.Part("fc1.bias")).Select(h => Math.Max(h, 0)).ToArray(), s.Y))];

    private void Check(IUnlearningMethod<ClassProblem> method, SoftmaxRegression head)
    {
        using var result = method.Unlearn(original, problem, Given.Streams(1));
        Assert.That(Body.Select(name => result.Part(name)), Is.EqualTo(Body.Select(name => original.Part(name))), "to the bit");
        Assert.That(result.Part("fc2.weight").Concat(result.Part("fc2.bias")), Is.EqualTo(head.Theta).Within(1e-13));
    }
}
