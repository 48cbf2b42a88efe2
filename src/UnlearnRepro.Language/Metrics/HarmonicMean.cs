namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// n / (sum of 1/x): near the smallest part. One part of 0 makes it 0 whatever the others are, so that the mean alone does not say what went
/// wrong; <see cref="Zeros"/> does.
/// </summary>
/// <param name="Value">The mean; 0 if a part is 0.</param>
/// <param name="Parts">What it is of, by name.</param>
public sealed record HarmonicMean(double Value, IReadOnlyDictionary<string, double> Parts)
{
    /// <summary>Names of the parts that are 0 and make it 0.</summary>
    public IReadOnlyList<string> Zeros => [.. Parts.Where(part => part.Value == 0).Select(part => part.Key)];

    /// <summary>Of named parts, none negative.</summary>
    /// <exception cref="ArgumentException">There is none, one has no value or is negative, or two have one name.</exception>
    public static HarmonicMean Of(params IReadOnlyList<(string Name, double Value)> parts)
    {
        Expect.Some(parts, "parts of a harmonic mean");
        foreach (var (name, value) in parts)
        {
            Expect.Require(value >= 0, name, "a number from 0 up", value);
        }

        // 1/0 is infinity, and n divided by it is 0.
        return new(parts.Count / parts.Sum(part => 1 / part.Value), parts.ToDictionary(part => part.Name, part => part.Value));
    }
}
