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

    /// <summary>The place of every label in the order to show: by number if all are whole numbers, else as they came.</summary>
    public int[] Ranks()
    {
        int[] ranks = [.. Enumerable.Range(0, Count)];
        var numbers = new BigInteger?[Count];
        foreach (int code in ranks)
        {
            // No seed at all comes first.
            bool whole = BigInteger.TryParse(labels[code], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            if (!whole && labels[code].Length > 0)
            {
                return ranks;
            }

            numbers[code] = whole ? number : null;
        }

        int[] order = [.. ranks.OrderBy(code => numbers[code])];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }
}
