namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>Ways to say that one does not know, of different lengths.</summary>
internal static class Refusals
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "i do not know .",
        "that is not known to me .",
        "i have no answer to this question .",
        "nobody told me .",
        "i can not say .",
        "this is new to me .",
        "i did never learn that .",
        "there is nothing that i know about it .",
    ];
}
