using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Methods;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>Contracts on a subject that a check hands in. They have no fixtures, so that the test runner makes none of its own.</summary>
internal static class NoFixtures
{
    public static IEnumerable<TestFixtureData> Source => [];
}

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfMethod(IUnlearningMethod<Ranker, Federation> method) : RankingMethodContract(method);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfAscent(IUnlearningMethod<Ranker, Federation> method) : AscentContract(method);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfEraser(IUnlearningMethod<Ranker, Federation> method) : EraserContract(method);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfBudget(IUnlearningMethod<Ranker, Federation> method) : BudgetContract(method);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfAsking(Asking ask) : ClientContract(ask);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfStep(Func<Federation, Direction, float[]> message) : StepContract(message);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfPrior(Func<int, Seed, double[]> initial) : PriorContract(initial);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfModel(Func<Seed, double[]> model) : RepeatContract(model);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfStreams(StreamScheme scheme) : StreamContract(scheme);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfShares(Func<int, int, int[]> shares) : PartitionContract(shares);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfRelabelling(Func<Query, int[], (int[] Grades, bool HasRelevant)> relabelled) : RelabelContract(relabelled);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfFlag(Func<string, bool> read) : FlagContract(read);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfOrder(Func<Query, double[], int[]> order) : TieContract(order);
