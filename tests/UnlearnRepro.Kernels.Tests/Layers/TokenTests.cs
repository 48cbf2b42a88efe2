using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

/// <summary>Layers on tokens and the strided convolution, each alone and against plain loops, in float64.</summary>
public class TokenTests : TorchFixture
{
    private const double Tolerance = 1e-12;

    [Test]
    public void Patches_go_row_by_row_and_hold_channel_after_channel()
    {
        // Two channels of 4 rows and 2 columns: pixel = 10 channel + 2 row + column.
        double[] x = [.. Enumerable.Range(0, 16).Select(i => (10.0 * (i / 8)) + (i % 8))];

        var patches = Apply(new Patches(2, 4, 2, 2), tensor(x).view(1, 16), lanes: 1);

        Assert.That(patches.shape, Is.EqualTo(new long[] { 1, 2, 8 }));
        Assert.That(patches.Numbers(), Is.EqualTo(new double[] { 0, 1, 2, 3, 10, 11, 12, 13, 4, 5, 6, 7, 14, 15, 16, 17 }));
    }

    [Test]
    public void A_linear_layer_on_patches_is_a_convolution_of_that_kernel_and_stride()
    {
        using var model = Given.Model(new Network("patches", [new Patches(2, 6, 4, 2), new Linear("fc", 8, 3)]), [1]);
        var x = tensor(Given.Numbers(5, 3 * 48)).view(3, 48);
        var convolved = nn.functional.conv2d(
            x.view(3, 2, 6, 4), tensor(model.Part("fc.weight")).view(3, 2, 2, 2), tensor(model.Part("fc.bias")), strides: [2, 2]);

        Assert.That(model.Forward(x).Numbers(), Is.EqualTo(convolved.flatten(2).transpose(1, 2).Numbers()).Within(Tolerance));
    }

    /// <summary>Two samples a lane, three tokens of four features, two heads.</summary>
    [Test]
    public void Attention_is_that_of_plain_loops([Values(1, 3)] int lanes, [Values] bool causal)
    {
        int samples = 2 * lanes;
        double[] x = Given.Numbers(5, samples * 3 * 12, -2, 2);
        var expected = new List<double>();
        for (int n = 0; n < samples; n++)
        {
            for (int t = 0; t < 3; t++)
            {
                for (int f = 0; f < 4; f++)
                {
                    int head = f / 2;
                    double[] weights = Plain.Softmax([.. Enumerable.Range(0, causal ? t + 1 : 3).Select(s =>
                        Enumerable.Range(2 * head, 2).Sum(i => At(n, t, i) * At(n, s, 4 + i)) / Math.Sqrt(2))]);
                    expected.Add(weights.Select((w, s) => w * At(n, s, 8 + f)).Sum());
                }
            }
        }

        Assert.That(Apply(new SelfAttention(2, causal), tensor(x).view(samples, 3, 12), lanes).Numbers(), Is.EqualTo(expected).Within(Tolerance));

        double At(int sample, int token, int feature) => x[(((sample * 3) + token) * 12) + feature];
    }

    [Test]
    public void Layer_norm_scales_every_token_by_its_lanes_weights([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(new Network("norm", [new LayerNorm("norm", 4)]), [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * 2 * 3 * 4);
        double[] expected = [.. x.Chunk(4).SelectMany((token, row) =>
        {
            double mean = token.Average(), deviation = Math.Sqrt(token.Average(v => (v - mean) * (v - mean)) + 1e-6);
            double[] weight = model.Part("norm.weight", row / 6), bias = model.Part("norm.bias", row / 6);
            return token.Select((v, f) => ((v - mean) / deviation * weight[f]) + bias[f]);
        })];

        Assert.That(model.Forward(tensor(x).view(-1, 3, 4)).Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    [Test]
    public void The_class_token_comes_first_and_every_place_has_its_own_position([Values(1, 3)] int lanes)
    {
        var network = new Network("tokens", [new ClassToken("class", 2), new PositionEmbedding("positions", 3, 2)]);
        using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * 2 * 4);
        double[] expected = [.. x.Chunk(4).SelectMany((sample, row) =>
            model.Part("class.weight", row / 2).Concat(sample).Zip(model.Part("positions.weight", row / 2), (v, p) => v + p))];

        Assert.That(model.Forward(tensor(x).view(-1, 2, 2)).Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    /// <summary>Weights of what comes later are 0 and not merely small: nothing else is left of the first token than its own value.</summary>
    [Test]
    public void The_first_token_of_causal_attention_is_its_own_value_to_the_bit([Values(1, 2)] int lanes, [Values(1, 2, 9)] int tokens)
    {
        var x = tensor(Given.Numbers(5, lanes * 2 * tokens * 12, -50, 50)).view(lanes * 2, tokens, 12).to(float32);

        Assert.That(Apply(new SelfAttention(2, causal: true), x, lanes).select(1, 0).Numbers(), Is.EqualTo(x.select(1, 0).narrow(1, 8, 4).Numbers()));
    }

    [Test]
    public void Fewer_tokens_have_the_first_positions([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(new Network("tokens", [new PositionEmbedding("positions", 5, 2)]), [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * 2 * 6);
        double[] expected = [.. x.Chunk(6).SelectMany((sample, row) => sample.Zip(model.Part("positions.weight", row / 2)[..6], (v, p) => v + p))];

        Assert.That(model.Forward(tensor(x).view(-1, 3, 2)).Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    [Test]
    public void More_tokens_than_positions_are_refused()
    {
        using var model = Given.Model(new Network("tokens", [new PositionEmbedding("positions", 5, 2)]), [1]);

        Assert.That(
            () => model.Forward(zeros(1, 6, 2, dtype: float64)),
            Throws.ArgumentException.With.Message.StartsWith("positions.weight: expected at most 5 tokens a sample, found 6"));
    }

    /// <summary>A stride of 2 keeps every other position of a stride of 1, in both directions.</summary>
    [Test]
    public void A_strided_convolution_skips_positions([Values(1, 3)] int lanes)
    {
        var network = new Network("conv", [new ToImage(2, 5, 5), new Convolution("conv", 2, 3, 3, padding: 1, stride: 2), new ToVector()]);
        using var model = Given.Model(network, [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * 2 * 50);
        double[] expected = [.. x.Chunk(50).SelectMany((image, row) =>
        {
            var full = new Plain(2, 5, image).Convolve(model.Part("conv.weight", row / 2), model.Part("conv.bias", row / 2), 3, 3, 1);
            return from c in Enumerable.Range(0, 3) from y in new[] { 0, 2, 4 } from z in new[] { 0, 2, 4 } select full[c, y, z];
        })];

        Assert.That(model.Forward(tensor(x).view(-1, 50)).Numbers(), Is.EqualTo(expected).Within(Tolerance));
    }

    private static Tensor Apply(Layer layer, Tensor x, int lanes)
    {
        using var model = Given.Model(new Network("one", [layer]), [.. Enumerable.Range(1, lanes)]);
        return model.Forward(x);
    }
}
