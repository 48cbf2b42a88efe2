using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Importances;

/// <summary>The Fisher information proper: labels are those that the model itself would draw, not the data's.</summary>
public static class FisherInformation
{
    /// <summary>
    /// (1/N) sum_i sum_c p_c(x_i) (d ln p_c(x_i) / d theta)^2, its diagonal, <c>[L, P]</c> in float64, in evaluation mode. One
    /// pass per class: the gradient of sqrt(p_c) ln p_c, with p_c held fixed, has the summand as its square.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="samples">x_i; their labels are not read.</param>
    /// <param name="classes">C.</param>
    public static Tensor Diagonal(Model model, Samples samples, int classes)
    {
        using var scope = TensorScope.Begin();
        var total = zeros_like(model.Theta, dtype: float64);
        for (int c = 0; c < classes; c++)
        {
            total.add_(Importance.PerSample(model, samples, (logits, _) => Weighted(logits, c), Power.Square));
        }

        return scope.Keep(total);
    }

    private static Tensor Weighted(Tensor logits, int c)
    {
        var logP = logits.log_softmax(-1).select(1, c);
        return (logP.detach() / 2).exp() * logP;
    }
}
