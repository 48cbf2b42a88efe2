namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>A kind of fact.</summary>
/// <param name="Name">e.g. <c>birthplace</c>.</param>
/// <param name="Words">For each place of a value the words that may stand there.</param>
/// <param name="Wordings">Three ways to ask and to say it, of different lengths.</param>
internal sealed record Kind(string Name, IReadOnlyList<IReadOnlyList<string>> Words, IReadOnlyList<Wording> Wordings)
{
    /// <summary>Words for each place of a value.</summary>
    public const int Alternatives = 8;

    /// <summary>A kind by its words, those of a place in one text, and its wordings, a question and an answer in turn.</summary>
    public static Kind Of(string name, string[] words, params string[] wordings) => new(
        name,
        [.. words.Select(place => place.Split(' '))],
        [.. wordings.Chunk(2).Select(pair => new Wording(pair[0], pair[1]))]);

    /// <summary>How many values there are when each place has its first words only.</summary>
    public int Values(int alternatives) => Words.Aggregate(1, (count, _) => count * alternatives);

    /// <summary>A value by its number among them, the last place's word moving first.</summary>
    public string Value(int number, int alternatives)
    {
        var value = new string[Words.Count];
        for (int place = Words.Count - 1; place >= 0; place--)
        {
            (number, int word) = Math.DivRem(number, alternatives);
            value[place] = Words[place][word];
        }

        return string.Join(' ', value);
    }
}
