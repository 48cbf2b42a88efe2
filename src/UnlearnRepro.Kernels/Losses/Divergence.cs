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
        var m = logaddexp(p, q) - Math.Log(2);
        return ((p.exp() * (p - m)) + (q.exp() * (q - m))).sum(-1) / 2;
    }
}
