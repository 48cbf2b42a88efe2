using UnlearnRepro.Seeds;

namespace UnlearnRepro.Domains.Methods;

/// <summary>
/// An unlearning method of a domain whose methods need a model, the data and a seed: M_u = U(M_o, D_f, D_r; s_u). A domain whose methods need
/// other words than these has an interface of its own.
/// </summary>
/// <typeparam name="TModel">What is unlearned.</typeparam>
/// <typeparam name="TData">D_f, D_r and what else a method may look at.</typeparam>
public interface IUnlearningMethod<TModel, in TData> : IMethod
{
    /// <summary>Makes M_u. Neither <paramref name="original"/> nor the data may change.</summary>
    /// <param name="original">M_o.</param>
    /// <param name="data">The data under the scenario.</param>
    /// <param name="seed">The seed of everything that the method draws.</param>
    TModel Unlearn(TModel original, TData data, Seed seed);
}
