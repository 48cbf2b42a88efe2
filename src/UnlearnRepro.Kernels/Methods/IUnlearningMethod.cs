using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Methods;

/// <summary>
/// An unlearning method: M_u = U(M_o, D_f, D_r; s_u). A sealed record of hyper-parameters implements it in one file and
/// is found by reflection; its type name is its name everywhere and its properties are its hyper-parameters.
/// </summary>
public interface IUnlearningMethod
{
    /// <summary>Where its random numbers come from. The method contract test is what makes the declaration true.</summary>
    Randomness Randomness { get; }

    /// <summary>Makes M_u. Neither <paramref name="original"/> nor the problem's samples may change.</summary>
    /// <param name="original">M_o, one model per lane.</param>
    /// <param name="problem">D_f, D_r and how M_o was trained; D_f and D_r are not empty.</param>
    /// <param name="streams">The unlearning seeds, one source per lane.</param>
    /// <returns>A new model that the caller owns.</returns>
    Model Unlearn(Model original, Problem problem, Streams streams);
}

/// <summary>The seed axis a method draws from.</summary>
public enum Randomness
{
    /// <summary>None: given M_o, D_f and D_r the result is one and the same, to the bit.</summary>
    None,

    /// <summary>s_unlearn.</summary>
    Unlearning,

    /// <summary>s_retrain: the method starts afresh and nothing of M_o survives.</summary>
    Retraining,
}
