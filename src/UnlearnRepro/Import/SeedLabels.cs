using System.Globalization;
using System.Numerics;

namespace UnlearnRepro.Import;

/// <summary>The labels of one seed axis in their normal form (<see cref="SeedLabel"/>): two ways to write a seed have one number.</summary>
internal sealed class SeedLabels
{
    private readonly Labels written = new(), labels = new();
    private readonly List<int> codes = [];

    public int Count => labels.Count;

    public IReadOnlyList<string> Texts => labels.Texts;

    public string this[int code] => labels[code];

    /// <summary>The number of a seed as it is written. Its normal form is found once per way of writing, not per row.</summary>
    public int Code(ReadOnlySpan<char> text)
    {
        int way = written.Code(text);
        if (way == codes.Count)
        {
            codes.Add(labels.Code(SeedLabel.Of(written[way])));
        }

        return codes[way];
    }

    /// <summary>The place of every label in the order to show: no seed at all, then whole numbers in their order, then texts as they came.</summary>
    public int[] Ranks()
    {
        List<int> none = [], whole = [], texts = [];
        List<BigInteger> numbers = [];
        for (int code = 0; code < Count; code++)
        {
            if (BigInteger.TryParse(labels[code], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                whole.Add(code);
                numbers.Add(number);
            }
            else
            {
                (labels[code].Length == 0 ? none : texts).Add(code);
            }
        }

        // No two labels are one number.
        int[] order = [.. whole], ranks = new int[Count];
        Array.Sort(numbers.ToArray(), order);
        foreach (var (rank, code) in none.Concat(order).Concat(texts).Index())
        {
            ranks[code] = rank;
        }

        return ranks;
    }
}
