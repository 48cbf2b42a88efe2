using System.Text.Json;

namespace UnlearnRepro.Studies;

/// <summary>The words for <see cref="SeedUse"/> in files.</summary>
public static class SeedUses
{
    private static readonly SeedUse[] Values = Enum.GetValues<SeedUse>();

    private static readonly string[] Words = [.. Values.Select(use => JsonNamingPolicy.SnakeCaseLower.ConvertName(use.ToString()))];

    /// <summary>All words, for messages.</summary>
    public static string All => string.Join(", ", Words);

    /// <summary>Its word, e.g. <c>training_and_unlearning</c>.</summary>
    public static string Text(this SeedUse use) => Words[Array.IndexOf(Values, use)];

    /// <summary>What a word means; null if it is none.</summary>
    public static SeedUse? Read(ReadOnlySpan<char> word)
    {
        for (int k = 0; k < Words.Length; k++)
        {
            if (word.SequenceEqual(Words[k]))
            {
                return Values[k];
            }
        }

        return null;
    }
}
