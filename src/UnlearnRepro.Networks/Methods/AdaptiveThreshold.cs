using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Networks.Methods;

/// <summary>ASSD's choice of SSD's threshold alpha from the size of D_f.</summary>
public static class AdaptiveThreshold
{
    /// <summary>
    /// The percentile 100 - ln(1 + 100 |D_f| / |D|) of the ratios omega_f / omega, per lane. Above it lie
    /// ln(1 + 100 |D_f| / |D|) percent of the parameters, whatever the importances (Schoepf et al. 2024). Ratios that are not
    /// finite are left out; between two ratios the percentile is linear, as NumPy has it.
    /// </summary>
    /// <param name="forget">omega_f, <c>[L, P]</c>.</param>
    /// <param name="all">omega, <c>[L, P]</c>.</param>
    /// <param name="problem">Gives |D_f| and |D|.</param>
    /// <returns><c>[L, 1]</c>; NaN, which selects nothing, in a lane without a finite ratio.</returns>
    public static Tensor Of(Tensor forget, Tensor all, Problem problem)
    {
        double share = (double)problem.Forget.Count / (problem.Forget.Count + problem.Retain.Count);
        double percent = 100 - Math.Log(1 + (100 * share));
        using var scope = TensorScope.Begin();
        var ratios = forget / all;
        var finite = where(ratios.isfinite(), ratios, full_like(ratios, double.NaN));

        // Lane by lane, because libtorch's quantile takes at most 16 million values at once.
        return scope.Keep(stack([.. finite.unbind(0).Select(lane => lane.nanquantile(tensor(percent / 100, finite.dtype, finite.device)))]).view(-1, 1));
    }
}
