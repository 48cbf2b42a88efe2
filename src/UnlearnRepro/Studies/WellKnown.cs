namespace UnlearnRepro.Studies;

/// <summary>The methods that every domain has, because the protocol needs them.</summary>
public static class WellKnown
{
    /// <summary>M_o as it is.</summary>
    public const string Original = "Original";

    /// <summary>Training afresh on D_r alone.</summary>
    public const string Retrain = "Retrain";
}
