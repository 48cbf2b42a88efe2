namespace UnlearnRepro.Kernels.Methods;

/// <summary>
/// A method as the pipeline sees it. A sealed record of hyper-parameters implements it in one file and is found by reflection; its type
/// name is its name everywhere and its properties are its hyper-parameters.
/// </summary>
public interface IMethod
{
    /// <summary>Its determinism class, and with it the seed axis that it draws from.</summary>
    Randomness Randomness { get; }
}
