using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Networks.Methods;

/// <summary>Removes samples from the minimum of a sum of losses.</summary>
public static class NewtonStep
{
    /// <summary>
    /// theta + H^-1 Delta for the objective sum_i (l_i(theta) + (l2/2) ||theta||^2): Delta is the gradient of the removed terms and
    /// H the Hessian of those that stay (Guo et al. 2020, equation 3). If theta minimises the whole sum and the losses are
    /// quadratic, the result minimises what stays, exactly.
    /// </summary>
    /// <param name="theta"><c>[L, n]</c>.</param>
    /// <param name="removed">Sum of the removed losses' gradients, <c>[L, n]</c>.</param>
    /// <param name="kept">Sum of the kept losses' Hessians, <c>[L, n, n]</c>.</param>
    /// <param name="forget">Number of terms removed.</param>
    /// <param name="retain">Number of terms kept.</param>
    /// <param name="l2">Above 0, so that H can be inverted.</param>
    /// <returns><c>[L, n]</c>.</returns>
    public static Tensor Remove(Tensor theta, Tensor removed, Tensor kept, long forget, long retain, double l2)
    {
        using var scope = TensorScope.Begin();
        var delta = removed + (forget * l2 * theta);
        var hessian = kept + (retain * l2 * eye(theta.shape[1], dtype: kept.dtype, device: kept.device));
        return scope.Keep(theta + linalg.solve(hessian, delta.unsqueeze(-1)).squeeze(-1));
    }
}
