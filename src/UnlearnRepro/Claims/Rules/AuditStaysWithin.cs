using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// An audit's number of a method's models lies between two values, by the interval over training and retraining seeds at the family's level.
/// Margins: <c>from</c> and <c>to</c>, in the audit's unit.
/// </summary>
internal sealed class AuditStaysWithin : IStatisticalRule
{
    public string Name => "audit-stays-within";

    public string Says =>
        "An audit of one method, a number that its models give together with retrained ones, lies between two values; one that it cannot reach "
        + "leaves that side open.";

    public bool ReadsAudit => true;

    public IReadOnlyList<RuleMargin> Margins => [new("from", "lower end, in the audit's unit"), new("to", "upper end, likewise, above the lower")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var region = new Interval(claim.Margin("from"), claim.Margin("to"));
        if (region.Width <= 0)
        {
            throw new ArgumentException($"to: expected a value above from, found {NumberText.Of(region.Upper)}");
        }

        var (row, value) = Found(claim, context, method);
        string what = $"{claim.Audit} of {method}, {row.Forgotten} models that were to forget and {row.Unseen} retrained ones";
        return value.Source is { Error: 0 }
            ? throw new CannotTellException($"{what}: leaving any model out changes nothing, so that no error can be estimated", "more models of either kind")
            : new(Finding.Decide(value.At(level), region), what);
    }

    private static (AuditRow Row, AuditValue Value) Found(Claim claim, ClaimContext context, MethodChoice method)
    {
        foreach (var table in context.Audits)
        {
            int column = table.Audits.Index().FirstOrDefault(audit => audit.Item.Name == claim.Audit, (-1, null!)).Index;
            if (column >= 0 && table.Rows.FirstOrDefault(row => row.Method == method) is { } row)
            {
                return (row, row.Values[column]);
            }
        }

        throw new CannotTellException($"there is no audit '{claim.Audit}' of {method}", "a task that has the audit");
    }
}
