using UnlearnRepro.Domains.Methods;
using UnlearnRepro.NUnit.KnownBroken;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Methods;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>All of them, as docs/known-defects-ranking.md shows them.</summary>
internal static class KnownDefects
{
    private const string Foltr = "the code of Tao et al. 2025";

    private static readonly StreamScheme Arithmetic = new(s => (ulong)s, (s, client, clients) => (ulong)((s * clients) + client)),
        Named = new(s => Train(s).Words(Draws.Initial, 0)(), (s, client, clients) => new Draws(Train(s), clients).ListsOf(client, 0).Next());

    /// <summary>The table.</summary>
    public static IReadOnlyList<KnownDefect> All { get; } =
    [
        KnownDefect.Of(
            "the initial weights are drawn before the seed is set", Foltr,
            Check.Repeat, InitialBeforeTheSeed, Trained),
        KnownDefect.Of(
            "the unlearning seed is parsed and not used: lists are drawn from outside", Foltr,
            Check.Method(c => c.EqualSeedsGiveEqualWeightsToTheBit()), new Unseeded(), new FineTuning()),
        KnownDefect.Of(
            "the same, with a seed that is always one", "any code that seeds itself",
            Check.Method(c => c.OtherSeedsGiveOtherWeightsExactlyWhereItDraws()), new SeedUnused(), new FineTuning()),
        KnownDefect.Of(
            "seeds of clients by arithmetic: seed 10 has the stream of client 0 at seed 1", Foltr,
            Check.Streams(c => c.NoTwoStreamsAreOne(10, 20)), Arithmetic, Named),
        KnownDefect.Of(
            "the same: one client more moves all streams", Foltr,
            Check.Streams(c => c.AFurtherClientMovesNoStream(10)), Arithmetic, Named),
        KnownDefect.Of(
            "one generator for the lists of all clients", Foltr,
            Check.Asking, Askings.OneGenerator, ClientContract.Honest),
        KnownDefect.Of(
            "weights without a copy: clients train one array, one after another", $"{Foltr}, FedEraser",
            Check.Asking, Askings.OneArray, ClientContract.Honest),
        KnownDefect.Of(
            "what training stored is changed in place", "any code that adds to what it was given",
            Check.Method(c => c.TheOriginalAndTheDataStayAsTheyWere()), new InPlace(), new FedRemoveUpdates()),
        KnownDefect.Of(
            "unlearned weights are added to the trained ranker as if they were gradients", $"{Foltr}, FedEraser",
            Check.Eraser(c => c.WithoutClicksItReturnsWhatItStartsFrom()), new FedEraserPublished(), new FedEraserEveryRound()),
        KnownDefect.Of(
            "a direction is divided by its length where it has none", $"{Foltr}, FedEraser",
            Check.Eraser(c => c.WithoutClicksItIsFinite()), new FedEraserPublished(), new FedEraserEveryRound()),
        KnownDefect.Of(
            "rounds are passed for interactions: every client runs through all of its queries in a round", $"{Foltr}, FineTuning",
            Check.Budget, new FineTuningPublished(), new FineTuning()),
        KnownDefect.Of(
            "a reference model and a ball that are computed and not used", $"{Foltr}, PGA",
            Check.Ascent(c => c.ItStaysInTheBallAroundTheReference()), new PgaPublished(), new Pga()),
        KnownDefect.Of(
            "forgotten clients unlearn queries of the whole training set", $"{Foltr}, PGA",
            Check.Ascent(c => c.WhoIsForgottenAsksItsOwnQueries()), new PgaPublished(), new Pga()),
        KnownDefect.Of(
            "an attacker who unlearns has noise of another law, and it is negated", $"{Foltr}, PGA",
            Check.Step, PublishedStep, Step),
        KnownDefect.Of(
            "Retrain starts from a longer vector than training", Foltr,
            Check.Prior, NormalEntries, (features, seed) => Training.Initial(features, seed.Words(Draws.Initial, 0))),
        KnownDefect.Of(
            "a partition by floor division drops queries", Foltr,
            Check.Partition, (queries, clients) => [.. Enumerable.Repeat(queries / clients, clients)], Dealt),
        KnownDefect.Of(
            "labels change and the list of relevant documents does not", $"{Foltr}, RelR",
            Check.Relabelling, (query, grades) => (grades, query.HasRelevant), (query, grades) => (grades, query.WithGrades(grades).HasRelevant)),
        KnownDefect.Of(
            "an argument in the place of another: random_initial has no effect", Foltr,
            Check.Method(c => c.EveryHyperParameterMatters()), new Misplaced(0.5), new FineTuning(0.5)),
        KnownDefect.Of(
            "--update False is a yes: any text is", Foltr,
            Check.YesOrNo, text => text.Length > 0, text => ((Flag)MethodCatalog.Create(typeof(Flag), new Dictionary<string, string> { ["On"] = text })).On),
        KnownDefect.Of(
            "ties: sorted upwards and turned round", Foltr,
            Check.Ties, SortedAndTurned, (query, weights) => Ndcg.Order(query, weights)),
    ];

    /// <summary>Defects whose own tests hold both numbers side by side.</summary>
    public static IReadOnlyList<(string Name, string Source, string Catcher)> Elsewhere { get; } =
    [
        ("weights that are replayed round by round, of which the last round alone is left", $"{Foltr}, FedRemove",
            $"{nameof(ReductionTests)}.{nameof(ReductionTests.WeightsThatAreReplayedEndInTheLastRound)}"),
        ("a direction that is the rounding of messages to float, stretched to the length of a step", "what a fix of the division meets",
            $"{nameof(ByHandTests)}.{nameof(ByHandTests.FedEraserStaysWhereNobodyMoved)}"),
        ("queries counted in rounds: with fewer interactions than in training some are never asked", "a first version of this project",
            $"{nameof(FederationTests)}.{nameof(FederationTests.AClientGoesOnWithItsQueriesWhereItWas)}"),
    ];

    private static Seed Train(int seed) => Seed.Root(7).At(SeedAxis.Train, seed);

    private static double[] Trained(Seed seed) => Training.Original(SmallFederation.Of(SmallFederation.Recipe(2)), seed).Weights;

    // What a process drew before belongs to no seed.
    private static double[] InitialBeforeTheSeed(Seed seed)
    {
        var data = SmallFederation.Of(SmallFederation.Recipe(2));
        var server = new Server(data, seed, Training.Initial(SmallFederation.Features, () => (ulong)Random.Shared.NextInt64() << 1), queries: 0);
        server.Average(data.Everyone, 2);
        return server.Weights;
    }

    private static double[] NormalEntries(int features, Seed seed)
    {
        var words = seed.Words(Draws.Initial, 0);
        return [.. Enumerable.Range(0, features).Select(_ => 0.01 * Uniform.Normal(words))];
    }

    private static float[] Step(Federation data, Direction direction) =>
        new Server(data, Seed.Root(20), new double[SmallFederation.Features], queries: 0).Train(0, direction: direction).Message;

    private static float[] PublishedStep(Federation data, Direction direction) => direction == Direction.Descend
        ? Step(data, direction)
        : new PublishedAscent(data, Seed.Root(20)).Train(new double[SmallFederation.Features], 0, 0).Message;

    private static int[] Dealt(int queries, int clients) =>
        [.. Shares.Of([.. Enumerable.Range(0, queries).Select(q => new Query($"{q}", 1, [0], [0]))], clients, Seed.Root(1)).Select(share => share.Count)];

    private static int[] SortedAndTurned(Query query, double[] weights)
    {
        double[] scores = [.. Enumerable.Range(0, query.Documents).Select(d => query.Document(d)[0] * weights[0])];
        return [.. Enumerable.Range(0, query.Documents).OrderBy(d => scores[d]).Reverse()];
    }
}
