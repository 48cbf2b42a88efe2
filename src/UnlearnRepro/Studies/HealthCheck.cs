namespace UnlearnRepro.Studies;

/// <summary>
/// Something that must be so of a study before its spreads mean anything, such as models that have learned and data that are disjoint. It says
/// nothing about a claim: a sick study makes what is measured on it worthless, whichever way it points.
/// </summary>
/// <param name="Id">A stable name, e.g. <c>G1</c>.</param>
/// <param name="Sentence">What must be so.</param>
/// <param name="Holds">Whether it is; null where the study has nothing to see it on.</param>
/// <param name="Found">What was found, as a sentence with its numbers, or why nothing could be.</param>
public sealed record HealthCheck(string Id, string Sentence, bool? Holds, string Found)
{
    /// <summary>The methods that it does not hold for, where it is about single methods; empty where it is about the whole study.</summary>
    public IReadOnlyList<MethodChoice> Methods { get; init; } = [];

    /// <summary>Whether it was seen not to hold.</summary>
    public bool IsSick => Holds == false;

    /// <summary>Whether the whole study is worthless, and not what it says of some methods alone.</summary>
    public bool IsSickStudy => IsSick && Methods.Count == 0;

    /// <summary>Whether what the study says about a method is worthless.</summary>
    public bool Spoils(MethodChoice method) => IsSick && (Methods.Count == 0 || Methods.Contains(method));
}
