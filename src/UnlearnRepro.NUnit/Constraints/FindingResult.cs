using NUnit.Framework;
using NUnit.Framework.Constraints;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>How a claim ended, in the words that a reader needs: what was claimed and by whom, what was measured, from how many seeds, what to do.</summary>
internal sealed class FindingResult(IConstraint constraint, SeedGrid grid, Finding finding)
    : ConstraintResult(constraint, Text(finding), finding.Decision == Decision.Holds)
{
    public override void WriteMessageTo(MessageWriter writer)
    {
        var test = TestContext.CurrentContext.Test.Properties;
        if (test.Get("Claim") is string id)
        {
            writer.WriteLine($"  Claim:    {id}{Of(" ", test.Get("Sentence"))}{Of(" ", test.Get("Source"), "({0})")}");
        }

        writer.WriteLine($"  Expected: {Description}");
        writer.WriteLine($"  But was:  {Measured}");
        writer.WriteLine($"  Seeds:    I = {grid.I} training seeds, J = {Rows} unlearning seeds each");
        if (finding.Decision == Decision.Undecided)
        {
            writer.WriteLine($"  To decide: {Remedy}");
        }
    }

    public override void WriteActualValueTo(MessageWriter writer) => writer.Write(Measured);

    private string Measured => Text(finding);

    // Of a negated claim NUnit shows this and nothing else.
    private static string Text(Finding finding) => finding.Estimate.Interval is { } interval
        ? $"{NumberText.Of(finding.Estimate.Value, interval)} ({finding.Estimate.Method}), which {Ending(finding)}"
        : finding.Reason;

    private static string Ending(Finding finding) => finding.Decision switch
    {
        Decision.Holds => "shows it",
        Decision.Fails => "shows the opposite",
        _ => "shows neither it nor the opposite",
    };

    private string Rows => grid.IsBalanced ? $"{grid.J}" : $"{grid.RowLengths.Min()} to {grid.RowLengths.Max()}";

    private string Remedy => finding.SeedsNeeded is { } seeds
        ? $"about {seeds} training seeds would with probability 0.8, were the truth as measured"
        : $"no number of seeds is known to: {finding.Reason}";

    private static string Of(string before, object? value, string format = "{0}") =>
        value is string text ? before + string.Format(System.Globalization.CultureInfo.InvariantCulture, format, text) : "";
}
