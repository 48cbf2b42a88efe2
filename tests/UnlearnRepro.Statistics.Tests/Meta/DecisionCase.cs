using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Where the truth lies: at the edge of the claim, where both answers are wrong, or clearly on one side.</summary>
internal enum Truth
{
    Edge,
    True,
    False,
}

/// <summary>One simulated study.</summary>
internal sealed record Trial(World World, Worlds Random, ulong Seed, Truth Truth)
{
    public T Pick<T>(T edge, T whenTrue, T whenFalse) => Truth switch
    {
        Truth.Edge => edge,
        Truth.True => whenTrue,
        _ => whenFalse,
    };

    public SeedGrid Grid(int i, int j, double icc, double mean = 0) => World.Grid(Random, i, j, icc, mean);

    /// <summary>A second method or study: normal, so that a collapse or a tail of the first is not balanced by its own.</summary>
    public SeedGrid Other(int i, int j, double icc, double mean = 0) => World.Normal.Grid(Random, i, j, icc, mean);
}

/// <summary>A decision with the rates that it promises at the edge of its claim.</summary>
internal sealed record DecisionCase(string Name, string Edge, Func<Trial, Decision> Decide)
{
    /// <summary>Promised rate of Holds at the edge; null where that would be right.</summary>
    public double? Holds { get; init; } = 0.025;

    /// <summary>Promised rate of Fails at the edge; null where that would be right or cannot happen.</summary>
    public double? Fails { get; init; } = 0.025;

    /// <summary>Whether normal worlds have exactly the promised rates; otherwise at most.</summary>
    public bool IsExact { get; init; }

    /// <summary>What an approximation may add to the promise in normal worlds.</summary>
    public double Slack { get; init; }

    /// <summary>Whether the promise is for all worlds, as with ranks and permutations.</summary>
    public bool AnyWorld { get; init; }

    /// <summary>Whether the decision can refute.</summary>
    public bool CanFail { get; init; } = true;

    public IReadOnlyList<World> Worlds { get; init; } = World.All;

    /// <summary>Studies in normal worlds; a quarter of them in others.</summary>
    public int Studies { get; init; } = 1600;

    public override string ToString() => $"{Name}, {Edge}";
}

/// <summary>What was found for a decision at its edge.</summary>
internal sealed record FalseAlarm(DecisionCase Case, World World, double Holds, double Fails, int Studies);

/// <summary>All decisions and their error rates, measured once for all tests.</summary>
internal static class Decisions
{
    public static IReadOnlyList<DecisionCase> All { get; } =
        [.. DecisionsOfGrids.All, .. DecisionsOfPairs.All, .. DecisionsOfMethods.All, .. DecisionsOfFamilies.All, .. DecisionsOfLooks.All,
        .. DecisionsOfProtocols.All, .. DecisionsOfFactors.All];

    private static readonly Lazy<IReadOnlyList<FalseAlarm>> Measured = new(() =>
        [.. All.SelectMany(c => c.Worlds.Select(world => (c, world))).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(x => AtEdge(x.c, x.world))]);

    public static IReadOnlyList<FalseAlarm> FalseAlarms => Measured.Value;

    /// <summary>How often a decision comes out so in a world.</summary>
    public static (double Holds, double Fails) Rates(DecisionCase decision, World world, Truth truth, int studies)
    {
        Worlds random = World.Random($"{decision} {world} {truth}");
        Decision[] found = [.. Enumerable.Range(0, studies).Select(n => decision.Decide(new Trial(world, random, (ulong)n, truth)))];
        return (found.Count(d => d == Decision.Holds) / (double)studies, found.Count(d => d == Decision.Fails) / (double)studies);
    }

    private static FalseAlarm AtEdge(DecisionCase decision, World world)
    {
        int studies = world == World.Normal ? decision.Studies : decision.Studies / 4;
        (double holds, double fails) = Rates(decision, world, Truth.Edge, studies);
        return new FalseAlarm(decision, world, holds, fails, studies);
    }
}
