using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Origin;

/// <summary>Where a method's result varies, for people.</summary>
internal static class SeedUseText
{
    public static string Words(this SeedUse use) => use switch
    {
        SeedUse.Training => "training seed only (deterministic)",
        SeedUse.TrainingAndUnlearning => "training and unlearning seed",
        _ => "retraining seed",
    };
}
