namespace UnlearnRepro.Studies;

/// <summary>The sizes of a study that have a name.</summary>
public static class Tiers
{
    private static readonly IReadOnlyDictionary<string, (int I, int J)> Sizes = new Dictionary<string, (int, int)>
    {
        ["smoke"] = (3, 2),
        ["quick"] = (20, 5),

        // The size of the paper's own image experiments (arXiv 2510.26714v5).
        ["paper"] = (75, 10),
    };

    /// <summary>I and J of a tier.</summary>
    /// <exception cref="StudyException">There is no such tier.</exception>
    public static (int I, int J) Size(string tier) =>
        Sizes.TryGetValue(tier, out var size) ? size : throw new StudyException(Names.Unknown("tier", tier, Sizes.Keys));
}
