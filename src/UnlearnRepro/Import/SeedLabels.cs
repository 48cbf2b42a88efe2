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

    /// <summary>The place of every label in the order to show: by number if all are whole numbers, else as they came. No seed at all comes first.</summary>
    public int[] Ranks()
    {
        int[] ranks = [.. Enumerable.Range(0, Count)];
        foreach (var (rank, code) in (Sorted<long>() ?? Sorted<BigInteger>() ?? [.. ranks]).Index())
        {
            ranks[code] = rank;
        }

        return ranks;
    }

    // All codes, by the numbers that their labels are; null if a label is none, or beyond what T holds. No two labels are one number.
    private int[]? Sorted<T>()
        where T : struct, INumber<T>
    {
        List<int> codes = [];
        List<T> numbers = [];
        for (int code = 0; code < Count; code++)
        {
            if (labels[code].Length > 0)
            {
                if (!T.TryParse(labels[code], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number))
                {
                    return null;
                }

                codes.Add(code);
                numbers.Add(number);
            }
        }

        int[] order = [.. codes];
        Array.Sort(numbers.ToArray(), order);
        return [.. Enumerable.Range(0, Count).Where(code => labels[code].Length == 0), .. order];
    }
}
