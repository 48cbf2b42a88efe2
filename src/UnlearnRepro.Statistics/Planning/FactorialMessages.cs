namespace UnlearnRepro.Statistics.Planning;

/// <summary>The limits of a plan over factors as sentences.</summary>
internal static class FactorialMessages
{
    private const string WithoutDf = "a factor with one level leaves it without degrees of freedom";

    public static IEnumerable<string> Of(FactorialPlan plan)
    {
        FactorialDesign any = plan.Design ?? plan.Cheapest;
        IEnumerable<string> held = any.Factors.Where(f => f.IsHeld)
            .Select(f => $"{f.Name} is held at one level: the interval is for that level and says nothing about others.");
        return plan.Design is { } design
            ? [.. held, .. Limits(plan, design), .. Raise(design), .. Idle(design)]
            : [.. held, plan.Budget is { } budget ? TooDear(plan, budget) : OutOfReach(plan, plan.Target!.Value)];
    }

    private static IEnumerable<string> Limits(FactorialPlan plan, FactorialDesign design) => plan.Floors.Where(floor => floor.HalfWidth > 0)
        .Select(floor => PlanMessages.Text(
            $"With {floor.Number} levels of {floor.Factor} the half-width can never go below {floor.HalfWidth}{Others(design.Factors)}."));

    private static string Others(IReadOnlyList<PlanFactor> factors) => factors.Count > 1 ? ", however many levels the other factors have" : "";

    // The parts overlap, as a run has a level of every factor.
    private static IEnumerable<string> Raise(FactorialDesign design)
    {
        (PlanFactor Factor, double Share)[] open = [.. design.Factors
            .Select((factor, f) => (Factor: factor, Number: design.Numbers[f], Share: design.Averaged(f)))
            .Where(x => x.Share > 0 && x.Number < x.Factor.MostPlanned).OrderByDescending(x => x.Share).Select(x => (x.Factor, x.Share))];
        return open switch
        {
            [] => [],
            [var one] => [PlanMessages.Text($"More levels of {one.Factor.Name} narrow it: their number divides {100 * one.Share} % of the variance.")],
            [var first, var second, ..] =>
            [
                PlanMessages.Text($"The number of {first.Factor.Name} is the one to raise: it divides {100 * first.Share} % of the variance, ")
                    + PlanMessages.Text($"that of {second.Factor.Name} {100 * second.Share} %."),
            ],
        };
    }

    private static IEnumerable<string> Idle(FactorialDesign design) => design.Factors
        .Where((factor, f) => factor.Fixed is null && design.Averaged(f) == 0 && design.Variance > 0)
        .Select(factor => $"More levels of {factor.Name} change nothing in the variance.");

    private static string OutOfReach(FactorialPlan plan, double target)
    {
        IReadOnlyList<PlanFactor> factors = plan.Largest.Factors;
        if (double.IsInfinity(plan.Largest.HalfWidth))
        {
            return $"No design has an interval: {WithoutDf}.";
        }

        return plan.Floors.Index().FirstOrDefault(f => IsLimited(factors[f.Index]) && f.Item.HalfWidth > target).Item is { } alone
            ? PlanMessages.Text(
                $"No design reaches a half-width of {target}: {alone.Number} levels of {alone.Factor}, {Why(factors, alone)}, alone leave ")
                + PlanMessages.Text($"{alone.HalfWidth}{Others(factors)}.")
            : PlanMessages.Text(
                $"No design of up to {Numbers(plan.Largest)} levels reaches a half-width of {target}; with so many it is {plan.Largest.HalfWidth}.");
    }

    private static string TooDear(FactorialPlan plan, double budget) => plan.Cheapest.Cost > budget
        ? PlanMessages.Text($"A budget of {budget} buys nothing: the least, {Numbers(plan.Cheapest)} levels, costs {plan.Cheapest.Cost}.")
        : PlanMessages.Text($"A budget of {budget} buys no interval: {WithoutDf}.");

    private static bool IsLimited(PlanFactor factor) => factor.Fixed is not null || factor.Most is not null;

    private static string Why(IReadOnlyList<PlanFactor> factors, FactorFloor alone) =>
        factors.First(f => f.Name == alone.Factor).Fixed is not null ? "their fixed number" : "the most allowed";

    private static string Numbers(FactorialDesign design) => string.Join(", ", design.Factors.Zip(design.Numbers, (f, n) => $"{n} {f.Name}"));
}
