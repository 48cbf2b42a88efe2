namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Decisions about four methods on the same trained models; at the edge they are exchangeable.</summary>
internal static class DecisionsOfMethods
{
    public static IReadOnlyList<DecisionCase> All =>
    [
        new("Friedman.Differ", "4 equal methods, 10 x 3", t => Friedman.Of(Four(t, 2), true).Differ().Decision)
            { Holds = 0.05, Fails = null, CanFail = false, AnyWorld = true, Slack = 0.005 },
        new("Nemenyi, any pair", "4 equal methods, 10 x 3", t => AnyPair(Nemenyi.Of(Friedman.Of(Four(t, 4), true))))
            { Holds = 0.05, Fails = null, CanFail = false, AnyWorld = true },
        new("BestMethods, first is best", "4 equal methods, 10 x 3", t => BestMethods.Of(Four(t, 4), t.Truth != Truth.False).IsBest[0].Decision),
        new("BestMethods, any is best", "4 equal methods, 10 x 3",
            t => BestMethods.Of(Four(t, 4), true).IsBest.Any(f => f.Decision == Decision.Holds) ? Decision.Holds : Decision.Undecided)
            { Fails = null, CanFail = false },
    ];

    private static MethodGrids Four(Trial t, double lead) =>
        new([.. Enumerable.Range(0, 4).Select(m => new NamedGrid($"{m}", t.Grid(10, 3, 0.5, m == 0 && t.Truth != Truth.Edge ? lead : 0)))]);

    private static Decision AnyPair(Nemenyi nemenyi) => (from a in Enumerable.Range(0, 4)
                                                         from b in Enumerable.Range(0, 4)
                                                         where a != b
                                                         select nemenyi.RanksAbove(a, b).Decision).Any(d => d == Decision.Holds) ? Decision.Holds : Decision.Undecided;
}
