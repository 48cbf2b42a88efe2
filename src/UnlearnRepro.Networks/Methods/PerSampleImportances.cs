using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>The two importances that a dampening method compares.</summary>
internal static class PerSampleImportances
{
    /// <summary>omega_f of D_f and omega of D. D is D_f and D_r together, so that its mean follows from theirs.</summary>
    public static (Tensor Forget, Tensor All) Of(Model model, Problem problem, PerSampleLoss loss, Power power)
    {
        var forget = Importance.PerSample(model, problem.Forget, loss, power);
        var retain = Importance.PerSample(model, problem.Retain, loss, power);
        double share = (double)problem.Forget.Count / (problem.Forget.Count + problem.Retain.Count);
        return (forget, (share * forget) + ((1 - share) * retain));
    }
}
