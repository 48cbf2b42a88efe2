namespace UnlearnRepro.Import;

/// <summary>Texts by number in the order of their first appearance, so that a row keeps a number instead of a text.</summary>
internal sealed class Labels
{
    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private int last = -1;

    public Labels() => lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => texts.Count;

    public IReadOnlyList<string> Texts => texts;

    public string this[int code] => texts[code];

    /// <summary>The number of a text, new or known.</summary>
    public int Code(ReadOnlySpan<char> text)
    {
        // Tables are mostly sorted: the text is often that of the row before.
        if (last >= 0 && text.SequenceEqual(texts[last]))
        {
            return last;
        }

        if (!lookup.TryGetValue(text, out int code))
        {
            code = texts.Count;
            texts.Add(text.ToString());
            codes.Add(texts[code], code);
        }

        return last = code;
    }
}
