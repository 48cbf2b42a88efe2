using UnlearnRepro.Studies;

namespace UnlearnRepro.Import.Protocols;

/// <summary>A leaf before it is known which of its two protocols is which.</summary>
/// <param name="Study">Task, scenario and further leaf.</param>
/// <param name="Method">The method's number in the table.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Use">Where the method's result varies, by name or by what its rows say.</param>
/// <param name="First">Its runs under one value of the protocol column.</param>
/// <param name="Second">Its runs under the other.</param>
internal sealed record ProtocolPair(
    (string Task, string Scenario, string By) Study, int Method, string Metric, SeedUse Use, ProtocolArm First, ProtocolArm Second)
{
    /// <summary>The value under which it looks like A1 while the other looks like A2; null where neither does.</summary>
    public string? One => First.IsOne(Draws) && Second.IsMany ? First.Protocol : Second.IsOne(Draws) && First.IsMany ? Second.Protocol : null;

    private bool Draws => Use == SeedUse.TrainingAndUnlearning;

    /// <summary>Its runs under a value.</summary>
    public ProtocolArm Arm(string protocol) => First.Protocol == protocol ? First : Second;
}
