namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// A learned vector for each of V tokens: from token numbers <c>[L*B, T]</c>, int64, to <c>[L*B, T, F]</c>. Vectors start from
/// N(0, 0.02^2), as those of GPT-2 do (Radford et al. 2019): from N(0, 1) a small decoder had learned a quarter of 400 facts when from
/// here it had learned four fifths.
/// </summary>
/// <param name="name">The table is called <c>name.weight</c>.</param>
/// <param name="vocabulary">V.</param>
/// <param name="features">F.</param>
public sealed class TokenEmbedding(string name, int vocabulary, int features) : Layer
{
    private readonly Parameter table = new($"{name}.weight", [vocabulary, features], Initialiser.Normal(0.02));

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [table];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A number is no token's: with several lanes it would be another lane's without an error.</exception>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        var (least, most) = (x.min().item<long>(), x.max().item<long>());
        if (least < 0 || most >= vocabulary)
        {
            throw new ArgumentException($"{table.Name}: expected tokens from 0 to {vocabulary - 1}, found {(least < 0 ? least : most)}", nameof(x));
        }

        // The tables of all lanes lie one after the other.
        var rows = pass.Lanes == 1 ? x : x.reshape(pass.Lanes, -1) + (vocabulary * arange(pass.Lanes, device: x.device).unsqueeze(1));
        return pass.Record(this, x, pass.Packed(table).index_select(0, rows.flatten()).view(x.shape[0], x.shape[1], features));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A sample has a gradient for the tokens that it has: its places are summed by distinct pairs of sample and token, at most T a
    /// sample, and V never enters but in the result.
    /// </remarks>
    public override IReadOnlyList<Tensor> PerSampleSums(Tensor input, Tensor delta, Pass pass, Power power)
    {
        long samples = input.shape[0];
        var (pairs, pairOf, _) = (input + (vocabulary * arange(samples, device: input.device).unsqueeze(1))).flatten().unique(return_inverse: true);
        var gradients = zeros(pairs.shape[0], features, delta.dtype, delta.device).index_add(0, pairOf!, delta.reshape(-1, features), 1);
        var lane = pairs.div(samples / pass.Lanes * vocabulary, RoundingMode.floor);
        var sums = zeros(pass.Lanes * vocabulary, features, float64, delta.device)
            .index_add(0, pairs.remainder(vocabulary) + (vocabulary * lane), power.Of(gradients).to(float64), 1);
        return [sums.view(pass.Lanes, -1)];
    }
}
