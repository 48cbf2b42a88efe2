namespace UnlearnRepro.Studies;

/// <summary>The seed axes along which a method's result can vary.</summary>
public enum SeedUse
{
    /// <summary>Only with M_o: one result per training seed, which stands for every unlearning seed.</summary>
    Training,

    /// <summary>With M_o and with the method's own draws.</summary>
    TrainingAndUnlearning,

    /// <summary>Not with M_o at all: a fresh model on the retrain axis.</summary>
    Retraining,
}

/// <summary>A method with its hyper-parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">All hyper-parameters, e.g. <c>Alpha=10,Lambda=1</c>; empty if it has none.</param>
/// <param name="SeedUse">Along which axes it varies.</param>
public sealed record MethodChoice(string Name, string Parameters, SeedUse SeedUse)
{
    /// <summary>As it is typed: <c>Name</c> or <c>Name:Parameters</c>.</summary>
    public string Text => Parameters.Length == 0 ? Name : $"{Name}:{Parameters}";

    /// <summary>As it is shown: <c>Name</c> or <c>Name(Parameters)</c>.</summary>
    public override string ToString() => Parameters.Length == 0 ? Name : $"{Name}({Parameters})";
}
