using System.CommandLine;
using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say what a plan is for, shared by the verbs that make one.</summary>
internal sealed class PlanOptions
{
    private readonly Option<double?> target = new("--target") { Description = "plan for this half-width of the mean's 95 % interval, in the metric's unit" };
    private readonly Option<string?> budget = new("--budget")
    {
        Description = "plan for this time for all methods together, of one worker: seconds, or 90s, 30m, 2h, 1d",
    };
    private readonly Option<string?> references = new("--references")
    {
        Description = "plan for the difference to Retrain, with this many retrained models, or auto",
    };

    /// <summary>Gives them to a verb, in the order of the help text.</summary>
    public IEnumerable<Option> All => [target, budget, references];

    /// <summary>What is asked for; null if nothing is.</summary>
    /// <exception cref="StudyException">A half-width, a time or a number that is none.</exception>
    public PlanRequest? Request(ParseResult given)
    {
        double? halfWidth = given.GetValue(target);
        double? seconds = given.GetValue(budget) is { } time ? DurationText.Seconds("--budget", time) : null;
        if (!(halfWidth is null or (> 0 and < double.PositiveInfinity)))
        {
            throw new StudyException(FormattableString.Invariant($"--target: expected a half-width above 0, found {halfWidth}"));
        }

        string? number = given.GetValue(references);
        return halfWidth is null && seconds is null
            ? null
            : new(halfWidth, seconds, number is not null, number is null or "auto" ? null : References(number));
    }

    /// <summary>Shows a plan that lies in a folder.</summary>
    public static void Show(StudyPlan plan, string folder)
    {
        foreach (var table in PlanTable.All(plan))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        Show(PlanTable.Messages(plan), PlanTable.Notes, folder);
    }

    /// <summary>Shows a plan over all seed axes that lies in a folder.</summary>
    public static void Show(DesignPlan plan, string folder)
    {
        foreach (var table in DesignPlanTable.All(plan))
        {
            Output.Table(table.Caption, table.Header, table.Rows);
        }

        Show(DesignPlanTable.Messages(plan), DesignPlanTable.Notes, folder);
    }

    private static void Show(IReadOnlyList<string> messages, IReadOnlyList<string> notes, string folder)
    {
        foreach (string line in messages.Append("").Concat(notes))
        {
            Output.Line(line);
        }

        Output.Line();
        Output.Line($"plan: {Path.GetFullPath(Path.Combine(folder, "plan.md"))}");
    }

    private static int References(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found) && found >= 2
        ? found
        : throw new StudyException($"--references: expected auto or a number from 2, found '{text}'");
}
