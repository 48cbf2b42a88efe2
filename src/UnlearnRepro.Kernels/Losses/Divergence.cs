namespace UnlearnRepro.Kernels.Losses;

/// <summary>Divergences between distributions given as logits <c>[..., C]</c>, in nats, per sample: <c>[...]</c>.</summary>
public static class Divergence
{
    /// <summary>KL(p || q) = sum_c p_c (ln p_c - ln q_c).</summary>
    public static Tensor Kl(Tensor pLogits, Tensor qLogits)
    {
        var p = pLogits.log_softmax(-1);
        return (p.exp() * (p - qLogits.log_softmax(-1))).sum(-1);
    }

    /// <summary>
    /// The true Jensen-Shannon divergence, 1/2 KL(p || m) + 1/2 KL(q || m) with m = (p + q) / 2: symmetric and at most ln 2
    /// (Lin 1991). SUPREME and the SSD code report another quantity under this name.
    /// </summary>
    public static Tensor Js(Tensor pLogits, Tensor qLogits)
    {
        var p = pLogits.log_softmax(-1);
        var q = qLogits.log_softmax(-1);

        // ln p - ln m = ln 2 - ln(1 + q / p), and ln 2 from the same function, so that equal distributions give exactly 0.
        var zero = zeros_like(p);
        var ln2 = logaddexp(zero, zero);
        return ((p.exp() * (ln2 - logaddexp(zero, q - p))) + (q.exp() * (ln2 - logaddexp(zero, p - q)))).sum(-1) / 2;
    }
}
