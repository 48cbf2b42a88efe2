using System.Globalization;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>
/// One metric of one method under the two protocols (one click model, one task: a leaf): A1 takes one trained model and J unlearning seeds, A2 takes
/// I trained models and one unlearning seed for each.
/// </summary>
public sealed class ProtocolRuns
{
    /// <summary>Copies the values.</summary>
    /// <param name="one">A1, in the metric's unit.</param>
    /// <param name="many">A2, same unit; from runs of their own.</param>
    /// <param name="shared">Index in <paramref name="many"/> of the run whose training seed is that of A1; null when there is none.</param>
    /// <exception cref="ArgumentException">A protocol has no run, a value is not finite, or the index is out of range.</exception>
    public ProtocolRuns(IReadOnlyList<double> one, IReadOnlyList<double> many, int? shared = null)
    {
        One = Checked(one, nameof(one));
        Many = Checked(many, nameof(many));
        if (shared is { } index && (index < 0 || index >= many.Count))
        {
            throw new ArgumentException($"shared: expected an index of the {many.Count} runs of A2; found {index}");
        }

        Shared = shared;
    }

    /// <summary>A1: runs from one trained model.</summary>
    public IReadOnlyList<double> One { get; }

    /// <summary>A2: one run from each of several trained models.</summary>
    public IReadOnlyList<double> Many { get; }

    /// <summary>Index in <see cref="Many"/> of the run that has the training seed of <see cref="One"/>.</summary>
    public int? Shared { get; }

    /// <summary>
    /// Whether all runs from the one model are equal, two at least: as those of a method that draws nothing are, or of a metric at an end of its range.
    /// </summary>
    public bool IsConstant => One.Count > 1 && One.All(y => y == One[0]);

    private static double[] Checked(IReadOnlyList<double> runs, string name)
    {
        ArgumentNullException.ThrowIfNull(runs, name);
        double[] copy = [.. runs];
        string? wrong = copy.Length == 0 ? "none"
            : Array.Find(copy, y => !double.IsFinite(y)) is var bad && !double.IsFinite(bad) ? bad.ToString(CultureInfo.InvariantCulture)
            : null;
        return wrong is null ? copy : throw new ArgumentException($"{name}: expected finite results of runs, at least one; found {wrong}");
    }
}
