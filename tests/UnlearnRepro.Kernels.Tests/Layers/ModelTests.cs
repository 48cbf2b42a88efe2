using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class ModelTests : TorchFixture
{
    [Test]
    public void Writing_to_Theta_is_seen_in_the_leaves_and_the_other_way_round([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Cnn(), [.. Enumerable.Range(1, lanes)]);
        using var noGrad = no_grad();
        model.Theta.copy_(arange(lanes * model.Network.Size, dtype: float64).view(lanes, -1));

        foreach (var parameter in model.Network.Parameters)
        {
            double[] expected = [.. Enumerable.Range(0, lanes).SelectMany(lane => model.Part(parameter.Name, lane))];
            Assert.That(model.Leaf(parameter).Numbers(), Is.EqualTo(expected), parameter.Name);
            model.Leaf(parameter).zero_();
        }

        Assert.That(model.Theta.Numbers(), Is.All.Zero);
    }

    [Test]
    public void Gradients_of_the_leaves_are_views_of_the_one_block([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Cnn(), [.. Enumerable.Range(1, lanes)]);
        model.Gradient.copy_(arange(lanes * model.Network.Size, dtype: float64).view(lanes, -1));

        double[] gathered = [.. Enumerable.Range(0, lanes).SelectMany(lane => model.Network.Parameters.SelectMany(p =>
            (lanes == 1 ? model.Leaf(p).grad! : model.Leaf(p).grad![lane]).Numbers()))];

        Assert.That(gathered, Is.EqualTo(model.Gradient.Numbers()));
    }

    [Test]
    public void A_leaf_has_the_shape_of_its_parameter_behind_the_lane_axis()
    {
        using var solo = Given.Model(Given.Cnn(), [1]);
        using var three = Given.Model(Given.Cnn(), [1, 2, 3]);
        var weight = solo.Network.Parameters.Single(p => p.Name == "conv2.weight");
        var same = three.Network.Parameters.Single(p => p.Name == "conv2.weight");

        Assert.That(solo.Leaf(weight).shape, Is.EqualTo(new long[] { 2, 2, 3, 3 }));
        Assert.That(three.Leaf(same).shape, Is.EqualTo(new long[] { 3, 2, 2, 3, 3 }));
    }

    [Test]
    public void A_clone_has_the_same_values_and_shares_none_of_them()
    {
        using var model = Given.Model(Given.Cnn(), [1, 2]);
        double[] before = model.Everything();
        using var clone = model.Clone();
        Assert.That(clone.Everything(), Is.EqualTo(before));

        clone.Theta.zero_();
        clone.Gradient.fill_(1);
        foreach (var buffer in clone.Network.Buffers)
        {
            clone.Buffer(buffer).zero_();
        }

        Assert.That(model.Everything(), Is.EqualTo(before));
        Assert.That(model.Gradient.Numbers(), Is.All.Zero);
    }

    [Test]
    public void Values_given_to_a_model_are_copied()
    {
        var network = Given.Mlp();
        var theta = zeros(1, network.Size, dtype: float64);
        using var model = Model.FromValues(network, theta, []);

        theta.fill_(7);

        Assert.That(model.Theta.Numbers(), Is.All.Zero);
    }

    [Test]
    public void A_model_outlives_the_scope_it_was_made_in_and_its_source()
    {
        Model clone;
        using (NewDisposeScope())
        {
            using var source = Given.Model(Given.Cnn(), [1]);
            clone = source.Clone();
        }

        using (clone)
        {
            Assert.That(() => clone.Forward(zeros(2, 64, dtype: float64)).Numbers(), Throws.Nothing);
        }
    }

    [Test]
    public void Values_that_do_not_fit_the_network_are_refused()
    {
        var network = Given.Cnn();

        Assert.That(
            () => Model.FromValues(network, zeros(1, network.Size + 1), Buffers(1)),
            Throws.ArgumentException.With.Message.Contains($"{network.Size}").And.Message.Contains($"{network.Size + 1}"));
        Assert.That(() => Model.FromValues(network, zeros(1, network.Size), []), Throws.ArgumentException.With.Message.Contains("found 87 and 0"));

        Tensor[] Buffers(int lanes) => [.. network.Buffers.Select(b => zeros(lanes, b.Size))];
    }
}
