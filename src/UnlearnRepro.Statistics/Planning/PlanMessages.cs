using System.Globalization;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>A plan's limits as sentences. Numbers are in the metric's unit and in the unit of the costs.</summary>
internal static class PlanMessages
{
    public static IEnumerable<string> Of(SeedPlan plan)
    {
        if (plan.Design is not { } design)
        {
            return [OutOfReach(plan)];
        }

        return plan.IsOfSingleRuns
            ? [Single(plan), Assurance(plan, design)]
            : [Limit(plan, design), .. Power(plan.Allocation, design), Assurance(plan, design)];
    }

    private static string OutOfReach(SeedPlan plan) => plan switch
    {
        { Budget: { } budget } => Text(
            $"A budget of {budget} buys nothing: the least, two training seeds with one unlearning seed each, costs {plan.Cheapest.Cost}."),
        { Cheapest: { References: { Number: { } r } given } least } => Text(
            $"No grid reaches a half-width of {plan.Target!.Value}: {r} references alone leave about {Alone(given, r, least.Level)}, however large I and J."),
        _ => Text($"No grid of up to a million training seeds reaches a half-width of {plan.Target!.Value}."),
    };

    private static double Alone(ReferenceDesign given, int r, double level) => Quantiles.T(r - 1, (1 + level) / 2) * Math.Sqrt(given.Variance / r);

    private static string Single(SeedPlan plan)
    {
        const string reason = "a table with one unlearning seed per training seed cannot tell whether more of them would be cheaper";
        return Text($"J = 1 is kept, at the SD of a single run, {Math.Sqrt(plan.Allocation.TrainingVariance)}: {reason}.");
    }

    private static string Limit(SeedPlan plan, Design design) => plan.Allocation switch
    {
        { UnlearningVariance: 0 } => "Unlearning seeds change nothing here: J = 1, and only more training seeds narrow the interval.",
        { TrainingVariance: 0 } => "The pilot shows no spread across training seeds, so that only cost limits J; a pilot with more training seeds would tell.",
        _ => Text($"With I = {design.TrainingSeeds} the half-width can never go below {design.Floor}, however large J."),
    };

    // What a planned mean is worth for the question whether trained models differ at all.
    private static IEnumerable<string> Power(Allocation pilot, Design design) => (pilot, design.UnlearningSeeds) switch
    {
        ({ UnlearningVariance: 0 } or { TrainingVariance: 0 }, _) => [],
        (_, 1) => ["With J = 1 the two spreads cannot be told apart any more: take J = 2 where they matter."],
        (_, int j) => [Text($"There an F test of s_T > 0 has power {PowerAt(pilot, design.TrainingSeeds, j)} at the pilot's spreads.")],
    };

    private static double PowerAt(Allocation pilot, int i, int j) =>
        TrainingVariancePower.Of(pilot.TrainingVariance / (pilot.TrainingVariance + pilot.UnlearningVariance), i, j);

    private static string Assurance(SeedPlan plan, Design design)
    {
        (double least, double most) = (Math.Sqrt(plan.TrainingVariance.Lower), Math.Sqrt(plan.TrainingVariance.Upper));
        (string any, string an) = plan.IsOfSingleRuns ? ("any SD of a single run", "an SD of a single run") : ("any s_T", "an s_T");
        return plan switch
        {
            { Target: null, HalfWidths: { } range } => Text(
                $"The pilot allows {any} from {least} to {most}, and so a half-width from {range.Lower} to {range.Upper} for what the budget buys."),
            { TrainingSeedsIfMost: { } i } => Text(
                $"The pilot allows {an} of up to {most}; to be sure of the half-width, take I = {i} at J = {design.UnlearningSeeds}."),
            _ => Text(
                $"The pilot allows {an} of up to {most}; with that, no number of training seeds reaches the half-width at J = {design.UnlearningSeeds}."),
        };
    }

    // Three digits for measures and costs, whole from 1000 on; numbers of seeds as they are.
    internal static string Text(FormattableString sentence) => string.Format(
        CultureInfo.InvariantCulture,
        sentence.Format,
        [.. sentence.GetArguments().Select(a => a is double x ? x.ToString(Math.Abs(x) < 1000 ? "G3" : "F0", CultureInfo.InvariantCulture) : a)]);
}
