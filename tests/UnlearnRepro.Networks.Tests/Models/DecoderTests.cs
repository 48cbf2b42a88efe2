using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Tests.Importances;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Models;

/// <summary>The whole decoder: against plain loops, differences, one sample or lane at a time, and itself with another future.</summary>
public class DecoderTests : TorchFixture
{
    private const int Vocabulary = 7, Positions = 6;

    private static readonly NextToken Objective = new(Padding: 0);

    [Test]
    public void Its_name_tells_all_that_makes_it()
    {
        var network = Decoder.Of(11, 5, width: 12, depth: 3, heads: 2);

        Assert.That(network.Name, Is.EqualTo("decoder-v11-t5-12x3x2"));
        Assert.That(Decoder.Of(340, 24).Name, Is.EqualTo("decoder-v340-t24-64x2x4"));
        Assert.That(network.Depth, Is.EqualTo((3 * 4) + 1), "four linear layers a block and the head");
        Assert.That(network.Parameters.Take(4).Select(p => p.Name), Is.EqualTo(new[] { "wte.weight", "wpe.weight", "h.0.ln_1.weight", "h.0.ln_1.bias" }));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void Heads_that_do_not_divide_the_width_are_refused(int heads) => Assert.That(
        () => Decoder.Of(7, 6, width: 8, heads: heads),
        Throws.ArgumentException.With.Message.StartsWith($"decoder: expected a width that is a multiple of its {heads} heads, found 8"));

    [Test]
    public void Logits_are_those_of_plain_loops([Values(1, 3)] int lanes, [Values(1, 4, Positions)] int length)
    {
        using var model = Models(lanes);
        var x = Tokens(1, 2 * lanes, length);
        double[] expected = [.. x.Numbers().Chunk(length).SelectMany((tokens, row) =>
            new PlainDecoder(model, row / 2, width: 8, depth: 2, heads: 2).Logits([.. tokens.Select(t => (int)t)]).SelectMany(l => l))];

        Assert.That(model.Forward(x).shape, Is.EqualTo(new long[] { 2 * lanes, length, Vocabulary }));
        Assert.That(model.Forward(x).Numbers(), Is.EqualTo(expected).Within(1e-12));
    }

    /// <summary>Step and tolerance as the other networks' gradients have them.</summary>
    [Test]
    public void Every_parameter_has_the_gradient_of_central_differences([Values(1, 2)] int lanes)
    {
        const double step = 1e-5;
        using var model = Given.Model(Decoder.Of(Vocabulary, Positions, width: 4, heads: 2), [.. Enumerable.Range(1, lanes)]);
        using var samples = Answers();
        var batch = samples.Slice(0, samples.Count, lanes);
        model.Backward(Objective.Mean(model.Forward(batch.X), batch));
        double[] gradient = model.Gradient.Numbers();

        using var noGrad = no_grad();
        double[] expected = [.. Enumerable.Range(0, gradient.Length).Select(i => (At(i, step) - At(i, -step)) / (2 * step))];

        Assert.That(gradient, Is.EqualTo(expected).Within(1e-7));
        Assert.That(gradient.Count(g => Math.Abs(g) > 1e-3), Is.GreaterThan(gradient.Length / 4));

        double At(int i, double by)
        {
            using var scope = NewDisposeScope();
            var value = model.Theta.view(-1)[i];
            double before = value.item<double>();
            value.fill_(before + by);
            double loss = Objective.Mean(model.Forward(batch.X), batch).sum().item<double>();
            value.fill_(before);
            return loss;
        }
    }

    /// <summary>In either precision, wherever the future begins, and however different it is: every token after it is another one.</summary>
    [Test]
    public void What_comes_later_changes_no_bit(
        [Values(1, 2)] int lanes, [Values(2, 7, 24)] int length, [Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var model = Given.Model(Decoder.Of(Vocabulary, 24), [.. Enumerable.Range(1, lanes)], dtype);
        var x = Tokens(1, 3 * lanes, length);
        double[] logits = model.Forward(x).Numbers();
        for (int t = 1; t < length; t++)
        {
            var by = 1 + Tokens(t, 3 * lanes, length - t).remainder(Vocabulary - 1);
            var other = cat([x.narrow(1, 0, t), (x.narrow(1, t, length - t) + by).remainder(Vocabulary)], 1);
            var changed = model.Forward(other).Numbers().Zip(logits, (a, b) => a != b).Chunk(Vocabulary).Select((c, place) => (place % length, c.Any(d => d)));

            foreach (var (place, moved) in changed)
            {
                Assert.That(moved, Is.EqualTo(place >= t), $"place {place}, another future from {t} on");
            }
        }
    }

    /// <summary>Equal but for the rounding: products of other sizes may be summed in another order.</summary>
    [Test]
    public void A_batch_that_is_cut_has_the_same_logits([Values(1, 2)] int lanes)
    {
        using var model = Given.Model(Decoder.Of(Vocabulary, 24), [.. Enumerable.Range(1, lanes)]);
        var x = Tokens(1, 3 * lanes, 24);
        double[] whole = model.Forward(x).narrow(1, 0, 17).Numbers();

        Assert.That(model.Forward(x.narrow(1, 0, 17)).Numbers(), Is.EqualTo(whole).Within(1e-13 * whole.Max()));
    }

    /// <summary>Products of several lanes are one batch and rounded otherwise; Adam divides by roots of gradients that may be small.</summary>
    [Test]
    public void A_lane_is_trained_as_it_would_be_alone()
    {
        var recipe = new Recipe(new Clipped(new AdamW(1e-2), MaxNorm: 1), Epochs: 4, BatchSize: 3, Warmup: 0.1);
        using var samples = Answers();
        double[] together = Trained(1, 2, 3), alone = [.. Trained(1), .. Trained(2), .. Trained(3)];

        Assert.That(together, Is.EqualTo(alone).Within(1e-9));

        double[] Trained(params int[] seeds)
        {
            using var model = Trainer.Train(Network(), samples, recipe, Objective, Given.Streams(seeds), ScalarType.Float64);
            return model.Theta.Numbers();
        }
    }

    [Test]
    public void Importances_are_those_of_one_backward_pass_per_sample([Values(1, 2)] int lanes, [Values] Power power)
    {
        using var model = Models(lanes);
        using var samples = Answers();

        double[] exact = Importance.PerSample(model, samples, Objective.PerSample, power, chunk: 4).Numbers();

        Read.AssertClose(exact, OneByOne.Importance(model, samples, Objective.PerSample, power), 1e-10);
    }

    [Test]
    public void Hidden_states_after_every_block_lead_to_the_same_bits([Values(1, 2)] int lanes)
    {
        using var model = Given.Model(Network(), [.. Enumerable.Range(1, lanes)], ScalarType.Float32);
        var x = Tokens(1, 3 * lanes, Positions);
        double[] logits = model.Forward(x).Numbers();
        string[] run = [.. Enumerable.Range(0, 3).Select(blocks =>
        {
            var h = model.Forward(x, ..Decoder.After(blocks));
            Assert.That(h.shape, Is.EqualTo(new long[] { 3 * lanes, Positions, 8 }));
            Assert.That(model.Forward(h, Decoder.After(blocks)..).Numbers(), Is.EqualTo(logits));

            model.Backward(h.square().sum());
            return model.Network.Parameters.Last(p => model.Leaf(p).grad!.count_nonzero().item<long>() > 0).Name;
        })];

        Assert.That(run, Is.EqualTo(new[] { "wpe.weight", "h.0.mlp.c_proj.bias", "h.1.mlp.c_proj.bias" }), "the last that each rests on");
    }

    private static Network Network() => Decoder.Of(Vocabulary, Positions, width: 8, heads: 2);

    private static Model Models(int lanes) => Given.Model(Network(), [.. Enumerable.Range(1, lanes)]);

    // Sequences of other lengths, filled up with 0; some count from the start, some from an answer on.
    private static Samples Answers()
    {
        var x = Tokens(3, 9, Positions).clamp_min(1);
        for (int i = 0; i < 9; i++)
        {
            x[i, TensorIndex.Slice(Positions - (i % 4))] = 0;
        }

        return new(x, tensor([.. Enumerable.Range(0, 9).Select(i => i % 3 == 2 ? 2L : 0)]));
    }

    private static Tensor Tokens(int seed, int samples, int length) =>
        tensor([.. Given.Numbers(seed, samples * length, 0, Vocabulary).Select(v => (long)v)]).view(samples, length);
}
