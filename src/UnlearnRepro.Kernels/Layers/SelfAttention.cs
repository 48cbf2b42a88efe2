namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// softmax(q k' / sqrt(d)) v for each head (Vaswani et al. 2017), from <c>[L*B, T, 3F]</c>, queries, keys and values side by side,
/// to <c>[L*B, T, F]</c>. It has no values of its own: the linear layers before and after it have.
/// </summary>
/// <param name="heads">Number of heads; each has d = F / heads features.</param>
/// <param name="causal">
/// Whether a token attends to itself and those before it alone. What comes later then changes none of its bits, so that sequences that
/// are filled up on the right need no mask of their own.
/// </param>
public sealed class SelfAttention(int heads, bool causal = false) : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, Pass pass)
    {
        long samples = x.shape[0], tokens = x.shape[1], d = x.shape[2] / 3 / heads;

        // [3, L*B, heads, T, d]: lanes and heads are independent products of one batch.
        var parts = x.view(samples, tokens, 3, heads, d).permute(2, 0, 3, 1, 4);
        var (q, k, v) = (parts.select(0, 0), parts.select(0, 1), parts.select(0, 2));
        var scores = (q / Math.Sqrt(d)).matmul(k.transpose(2, 3));
        var weights = (causal ? scores + Later(x) : scores).softmax(-1);
        return weights.matmul(v).transpose(1, 2).reshape(samples, tokens, heads * d);
    }

    // [T, T]: minus infinity for what comes later, whose weight is then 0 exactly, and 0 for the rest, which stays as it is.
    private static Tensor Later(Tensor x) => full([x.shape[1], x.shape[1]], double.NegativeInfinity, x.dtype, x.device).triu(1);
}
