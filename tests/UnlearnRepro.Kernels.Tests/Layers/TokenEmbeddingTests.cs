using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Tests.Importances;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class TokenEmbeddingTests : TorchFixture
{
    private const int Vocabulary = 6;

    [Test]
    public void Every_token_has_its_vector_in_its_lanes_table([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(new Network("tokens", [new TokenEmbedding("tokens", Vocabulary, 2)]), [.. Enumerable.Range(1, lanes)]);
        var x = Tokens(1, 2 * lanes);
        var y = model.Forward(x);

        Assert.That(y.shape, Is.EqualTo(new long[] { 2 * lanes, 4, 2 }));
        Assert.That(y.Numbers(), Is.EqualTo(x.Numbers().SelectMany((token, place) => model.Part("tokens.weight", place / 8)[(2 * (int)token)..][..2])));
    }

    [TestCase(-1, 1)]
    [TestCase(Vocabulary, 1)]
    [TestCase(-1, 2, Description = "of the second lane it would be the first lane's last")]
    [TestCase(Vocabulary, 2, Description = "of the first lane it would be the second lane's first")]
    public void A_number_that_is_no_tokens_is_refused(int token, int lanes)
    {
        using var model = Given.Model(new Network("tokens", [new TokenEmbedding("tokens", Vocabulary, 2)]), [.. Enumerable.Range(1, lanes)]);
        var x = zeros(lanes, 3, int64);
        x[token < 0 ? lanes - 1 : 0, 1] = token;

        Assert.That(() => model.Forward(x), Throws.ArgumentException.With.Message.StartsWith($"tokens.weight: expected tokens from 0 to 5, found {token}"));
    }

    [Test]
    public void Vectors_start_as_the_streams_draw_them()
    {
        using var model = Model.Initialise(new("tokens", [new TokenEmbedding("tokens", Vocabulary, 2)]), Given.Streams(1, 2), dtype: ScalarType.Float64);

        Assert.That(model.Theta.Numbers(), Is.EqualTo((0.02 * Given.Streams(1, 2).Normal("init", 0, Vocabulary * 2)).Numbers()));
    }

    /// <summary>
    /// Tokens that a sample has several times, and gradients of either sign at its places: powers of places are not those of their sum. The
    /// positions are more than there are tokens.
    /// </summary>
    [Test]
    public void Importances_are_those_of_one_backward_pass_per_sample(
        [Values(1, 3)] int lanes, [Values] Power power, [Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        Network network = new("tokens", [new TokenEmbedding("tokens", Vocabulary, 2), new PositionEmbedding("positions", 7, 2), new Linear("fc", 2, 3)]);
        int[] seeds = [.. Enumerable.Range(1, lanes)];
        using var model = Given.Model(network, seeds, dtype);
        using var wide = Given.Model(network, seeds);
        var x = Tokens(1, 9);
        x[0] = full(4, 2, dtype: int64);
        using var samples = new Samples(x, zeros(9, int64));

        double[] exact = Importance.PerSample(model, samples, Loss, power).Numbers();

        Read.AssertClose(exact, OneByOne.Importance(wide, samples, Loss, power), dtype == ScalarType.Float64 ? 1e-12 : 1e-4);
        Read.AssertClose(Importance.PerSample(model, samples, Loss, power, chunk: 4).Numbers(), exact, dtype == ScalarType.Float64 ? 1e-12 : 1e-4);

        static Tensor Loss(Tensor output, Batch batch) => output.square().sum([1, 2]);
    }

    private static Tensor Tokens(int seed, int samples) =>
        tensor([.. Given.Numbers(seed, samples * 4, 0, Vocabulary).Select(v => (long)v)]).view(samples, 4);
}
