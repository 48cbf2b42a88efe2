using System.Globalization;

namespace UnlearnRepro.Statistics;

/// <summary>A plan's limits as sentences. Numbers are in the metric's unit and in the unit of the costs.</summary>
internal static class PlanMessages
{
    public static IEnumerable<string> Of(SeedPlan plan)
    {
        if (plan.Design is not { } design)
        {
            return [OutOfReach(plan)];
        }

        return [Floor(design), .. TrainingSpread(plan, design), Assurance(plan, design)];
    }

    private static string OutOfReach(SeedPlan plan) => plan switch
    {
        { Budget: { } budget } => Text($"{budget} buys nothing: the least, two training seeds with one unlearning seed each, costs {plan.Cheapest.Cost}."),
        { Cheapest: { References: { Number: { } r } given } least } =>
            Text($"No grid reaches a half-width of {plan.Target!.Value}: {r} references alone leave about {Alone(given, r, least.Level)}, however large I and J."),
        _ => Text($"No grid of up to a million training seeds reaches a half-width of {plan.Target!.Value}."),
    };

    private static double Alone(ReferenceDesign given, int r, double level) => Quantiles.T(r - 1, (1 + level) / 2) * Math.Sqrt(given.Variance / r);

    private static string Floor(Design design) => design.Allocation.UnlearningVariance == 0
        ? "Unlearning seeds change nothing here: J = 1, and only more training seeds narrow the interval."
        : Text($"With I = {design.TrainingSeeds} the half-width can never go below {design.Floor}, however large J.");

    private static IEnumerable<string> TrainingSpread(SeedPlan plan, Design design) => plan.Allocation.TrainingVariance > 0 ? [] :
    [
        Text($"The pilot shows no spread across training seeds, so nothing but its cost limits J = {design.UnlearningSeeds}; a pilot with more training seeds would tell."),
    ];

    private static string Assurance(SeedPlan plan, Design design)
    {
        double most = Math.Sqrt(plan.TrainingVariance.Upper);
        return plan.Target is null
            ? Text($"If s_T is as small or as large as the pilot allows, up to {most}, the half-width is between {plan.HalfWidths!.Value.Lower} and {plan.HalfWidths.Value.Upper}.")
            : plan.TrainingSeedsIfMost is { } i
                ? Text($"If s_T is as large as the pilot allows, {most}, it takes I = {i} at J = {design.UnlearningSeeds} to reach the half-width.")
                : Text($"If s_T is as large as the pilot allows, {most}, no number of training seeds reaches the half-width at J = {design.UnlearningSeeds}.");
    }

    // Three digits for measures and costs, whole from 1000 on; numbers of seeds as they are.
    private static string Text(FormattableString sentence) => string.Format(
        CultureInfo.InvariantCulture,
        sentence.Format,
        [.. sentence.GetArguments().Select(a => a is double x ? x.ToString(Math.Abs(x) < 1000 ? "G3" : "F0", CultureInfo.InvariantCulture) : a)]);
}
