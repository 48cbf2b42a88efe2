using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>The step that SSD, LFSSD, ASSD and their corrections share.</summary>
public static class Dampening
{
    /// <summary>
    /// Where omega_f &gt; alpha omega: theta becomes theta min(lambda omega / omega_f, 1). Buffers are untouched.
    /// (Foster et al. 2024, equations 4 and 5: strict inequality, exponent 1.)
    /// </summary>
    /// <param name="original">M_o.</param>
    /// <param name="forget">omega_f, importance to D_f, <c>[L, P]</c>.</param>
    /// <param name="all">omega, importance to D, <c>[L, P]</c>.</param>
    /// <param name="alpha">Selection threshold, at least 0.</param>
    /// <param name="lambda">Dampening constant, at least 0.</param>
    public static Model Dampen(Model original, Tensor forget, Tensor all, double alpha, double lambda)
    {
        using var scope = TensorScope.Begin();
        return Dampen(original, forget, all, tensor(alpha, all.dtype, all.device), lambda);
    }

    /// <summary>The same with a threshold for each lane.</summary>
    /// <param name="original">M_o.</param>
    /// <param name="forget">omega_f, importance to D_f, <c>[L, P]</c>.</param>
    /// <param name="all">omega, importance to D, <c>[L, P]</c>.</param>
    /// <param name="alpha">Selection thresholds, <c>[L, 1]</c>; NaN selects nothing.</param>
    /// <param name="lambda">Dampening constant, at least 0.</param>
    public static Model Dampen(Model original, Tensor forget, Tensor all, Tensor alpha, double lambda)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var factor = (lambda * all / forget).clamp_max(1);
        var selected = forget > alpha * all;
        var model = original.Clone();
        model.Theta.mul_(where(selected, factor, ones_like(factor)).to(model.Theta.dtype));
        return model;
    }
}
