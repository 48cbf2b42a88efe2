using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

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
