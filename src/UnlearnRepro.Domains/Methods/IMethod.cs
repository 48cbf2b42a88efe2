using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Methods;

/// <summary>
/// An unlearning method as far as every domain knows one: a sealed record of hyper-parameters in one file, found by reflection; its type
/// name is its name everywhere and its properties are its hyper-parameters. What it turns into what, a domain's own interface says.
/// </summary>
public interface IMethod
{
    /// <summary>Its determinism class, and with it the seed axis that it draws from.</summary>
    Randomness Randomness { get; }
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

    /// <summary>
    /// S1: s_unlearn sets the order in which samples are seen and the batches they meet in, nothing else: streams as in <see cref="Rounding"/>.
    /// </summary>
    Order,

    /// <summary>S2: s_unlearn also draws labels, noise, subsets or weights.</summary>
    Draws,

    /// <summary>S2 of the seed axis s_retrain: the method starts afresh and nothing of M_o survives.</summary>
    Retraining,
}

/// <summary>From a determinism class to the axes of a grid.</summary>
public static class SeedAxes
{
    /// <summary>The seed axes along which results of the class vary.</summary>
    public static SeedUse SeedUse(this Randomness randomness) => randomness switch
    {
        Randomness.None => Studies.SeedUse.Training,
        Randomness.Retraining => Studies.SeedUse.Retraining,
        _ => Studies.SeedUse.TrainingAndUnlearning,
    };
}
