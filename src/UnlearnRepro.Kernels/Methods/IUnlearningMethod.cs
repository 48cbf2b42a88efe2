using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Methods;

/// <summary>An unlearning method that needs no more than a <see cref="Problem"/> has, and so serves every kind of it.</summary>
public interface IUnlearningMethod : IUnlearningMethod<Problem>;

/// <summary>
/// An unlearning method: M_u = U(M_o, D_f, D_r; s_u). It is contravariant in the problem: a method of every <see cref="Problem"/> is one of
/// class problems, and one that needs classes is none of token sequences.
/// </summary>
/// <typeparam name="TProblem">The kind of problem whose parts the method needs.</typeparam>
public interface IUnlearningMethod<in TProblem> : IMethod
    where TProblem : Problem
{
    /// <summary>Makes M_u. Neither <paramref name="original"/> nor the problem's samples may change.</summary>
    /// <param name="original">M_o, one model per lane.</param>
    /// <param name="problem">D_f, D_r and how M_o was trained; D_f and D_r are not empty.</param>
    /// <param name="streams">The unlearning seeds, one source per lane.</param>
    /// <returns>A new model that the caller owns.</returns>
    Model Unlearn(Model original, TProblem problem, Streams streams);
}

/// <summary>
/// How far a method's result is fixed once M_o, D_f and D_r are: its determinism class. The method contract test is what makes a
/// declaration true.
/// </summary>
public enum Randomness
{
    /// <summary>D0: one and the same result, to the bit. It opens no stream.</summary>
    None,

    /// <summary>
    /// D1: one result in real arithmetic; s_unlearn sets the order in which it is summed, so that weights may differ by rounding. It
    /// opens streams whose purpose begins with <c>shuffle</c>, and no others.
    /// </summary>
    Rounding,

    /// <summary>S1: s_unlearn sets the order in which samples are seen and the batches they meet in, nothing else: streams as in <see cref="Rounding"/>.</summary>
    Order,

    /// <summary>S2: s_unlearn also draws labels, noise, subsets or weights.</summary>
    Draws,

    /// <summary>S2 of the seed axis s_retrain: the method starts afresh and nothing of M_o survives.</summary>
    Retraining,
}
