using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Decisions about four methods on the same trained models; at the edge they are exchangeable. With them the F tests of crossed factors.</summary>
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
        FTest("methods", t => Crossed(t, t.Pick(0, 3, 0), 1, 1).MethodsTest),
        FTest("training", t => Crossed(t, 0, t.Pick(0, 3, 0), 1).TrainingTest),
        FTest("interaction", t => Crossed(t, 0, 1, t.Pick(0, 3, 0)).InteractionTest),
        Factorial("FactorialTest, exact p ≤ .05", "s_FA² = 0, F x A x B of 5 x 5 x 5", true, t => Three(t, 0.5, t.Pick(0, 4, 0), 3)),
        Factorial("FactorialTest, approximate p ≤ .05", "s_F² = 0, F x A x B of 5 x 5 x 5", false, t => Three(t, t.Pick(0, 50, 0), 0.5, 0)),
    ];

    private static DecisionCase FTest(string of, Func<Trial, FTest?> test) =>
        new($"CrossedComponents, FTest of {of} p ≤ .05", "no effect, 4 methods, 10 x 3", t => DecisionsOfPairs.Rejects(test(t)!.PValue))
        { Holds = 0.05, Fails = null, CanFail = false, IsExact = true, Worlds = [World.Normal] };

    private static DecisionCase Factorial(string name, string edge, bool exact, Func<Trial, FactorialTest> test) =>
        new(name, edge, t => test(t) is var f && f.IsExact == exact ? DecisionsOfPairs.Rejects(f.PValue) : throw new InvalidOperationException(f.Ratio))
        { Holds = 0.05, Fails = null, CanFail = false, IsExact = exact, Worlds = [World.Normal] };

    private static FactorialTest Three(Trial t, double first, double pair, int effect)
    {
        Factor[] factors = [new("F", 5), new("A", 5), new("B", 5)];
        return FactorialComponents.Of(new FactorialGrid(factors, t.Random.Factorial(factors, [first, 0.5, 0.5, pair, 0.5, 0.5, 1]))).Tests[effect];
    }

    private static CrossedComponents Crossed(Trial t, double lead, double training, double interaction) =>
        CrossedComponents.Of(t.Random.Crossed([lead, 0, 0, 0], 10, 3, training, interaction, 1));

    private static MethodGrids Four(Trial t, double lead) =>
        new([.. Enumerable.Range(0, 4).Select(m => new NamedGrid($"{m}", t.Grid(10, 3, 0.5, m == 0 && t.Truth != Truth.Edge ? lead : 0)))]);

    private static Decision AnyPair(Nemenyi nemenyi) => (from a in Enumerable.Range(0, 4)
                                                         from b in Enumerable.Range(0, 4)
                                                         where a != b
                                                         select nemenyi.RanksAbove(a, b).Decision).Any(d => d == Decision.Holds) ? Decision.Holds : Decision.Undecided;
}
