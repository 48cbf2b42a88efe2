namespace UnlearnRepro.Statistics.Numerics;

/// <summary>Argument checks shared by the public entries; each message is one line with the value found.</summary>
internal static class Require
{
    public static void Level(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The confidence level must lie between 0 and 1.");
        }
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");
        }
    }

    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");
        }
    }

    /// <summary>Strictly between 0 and 1.</summary>
    public static void Probability(double value, string name)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1.");
        }
    }

    public static void PValues(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Index().FirstOrDefault(p => p.Item is not (>= 0 and <= 1), (-1, 0)) is { Index: >= 0 } bad)
        {
            throw new ArgumentException(FormattableString.Invariant($"A p-value lies between 0 and 1; number {bad.Index} is {bad.Item}."));
        }
    }
}
