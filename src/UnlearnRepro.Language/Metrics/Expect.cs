namespace UnlearnRepro.Language.Metrics;

/// <summary>Arguments of the metrics: each message is one line with what was expected and found.</summary>
internal static class Expect
{
    /// <summary>An array with something in it.</summary>
    public static void Some<T>(IReadOnlyCollection<T> values, string what)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException($"{what}: expected at least one, found none");
        }
    }

    /// <summary>As many of one as of the other.</summary>
    public static void SameCount(int expected, int found, string what)
    {
        if (expected != found)
        {
            throw new ArgumentException($"{what}: expected {expected}, found {found}");
        }
    }

    /// <summary>A negative log-likelihood; infinity is one, that of what cannot be.</summary>
    public static void Loss(double nll) => Require(nll >= 0, "loss", "a number from 0 up", nll);

    /// <summary>Throws unless a condition holds.</summary>
    public static void Require(bool holds, string what, string expected, double found)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{what}: expected {expected}, found {found:R}"));
        }
    }
}
