using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>
/// Methods on a log that was worked by hand. Two features, clients 0 and 1 stay and client 2 is forgotten; W_0 = 0. Round 0: messages (1, 0), (0, 1),
/// (-4, -4), so that W_1 = (-1, -1). Round 1: (1, -1), (-1, 1), (-3, -3), so that W_2 = (-1, -1).
/// </summary>
public class ByHandTests
{
    private static readonly double[] End = [-1, -1];
    private static readonly LoggedRound First = new([0, 0], [[1, 0], [0, 1], [-4, -4]]), Second = new([-1, -1], [[1, -1], [-1, 1], [-3, -3]]);

    // Mean updates (-1, -1) and (0, 0): the second round has no weight.
    private static readonly TrainingLog Log = new(
        [0, 0], [[3, 0], [0, 3], [-6, -6]], [[1, 0], [0, 1], [-4, -4]], Second, Every: 1, [First, Second]);

    private static readonly Ranker Original = new(End) { Log = Log };
    private static readonly Federation Three = SmallFederation.Of(new(Rounds: 2, Clients: 3, Forgotten: 1, LogEvery: 1), forgotten: [2]);

    [Test]
    public void FedRemoveOfUpdatesAddsThemUp() => Assert.That(Unlearned(new FedRemoveUpdates()), Is.EqualTo(new[] { 1.5, 1.5 }));

    [Test]
    public void FedRemoveOfWeightsIsTheLastRound() => Assert.That(Unlearned(new FedRemoveWeights()), Is.EqualTo(new[] { 0.0, 0.0 }));

    // -1 + 6 / 3 = 1.
    [TestCase(1, 1)]
    [TestCase(0.5, 0)]
    public void SubtractionTakesAThirdOfWhatOneOfThreeAdded(double strength, double expected) =>
        Assert.That(Unlearned(new Subtraction(strength)), Is.EqualTo(new[] { expected, expected }).Within(1e-15));

    [TestCase(0.5, -1)]
    [TestCase(1, 0)]
    public void RollbackGoesBack(double share, double expected) => Assert.That(Unlearned(new Rollback(share)), Is.EqualTo(new[] { expected, expected }));

    // p = (1, 0): -1 - (-1 - 1/2) = 1/2.
    [Test]
    public void FedRecoverySubtractsWhatTheMeanOfARoundLost() => Assert.That(Unlearned(new FedRecovery()), Is.EqualTo(new[] { 0.5, 0.5 }).Within(1e-15));

    /// <summary>W = (1, 1), U = mean of (3, 0), (0, 4) of length 2.5, new messages of mean (2, 1.5): V = (1, .5), W' = (1 + sqrt 5, 1 + sqrt 5 / 2).</summary>
    [Test]
    public void FedErasersStep()
    {
        double[] next = FedEraser.Next([1, 1], [[1, 2], [3, 1]], new LoggedRound([0, 0], [[3, 0], [0, 4]]).MeanUpdate([0, 1]));
        Assert.That(next, Is.EqualTo(new[] { 1 + Math.Sqrt(5), 1 + (Math.Sqrt(5) / 2) }).Within(1e-15));
    }

    /// <summary>Of 0.1 no float has the value: a message of who did not move differs from it, and is no direction.</summary>
    [Test]
    public void FedEraserStaysWhereNobodyMoved()
    {
        double[] weights = [0.1, 0.2];
        Assert.That(FedEraser.Next(weights, [[0.1f, 0.2f], [0.1f, 0.2f]], [3, 4]), Is.EqualTo(weights));
        Assert.That(FedEraser.Next(weights, [[0.1f, 0.2f], [0.1f, 0.3f]], [3, 4]), Is.EqualTo(new[] { 0.1, 5.2 }).Within(1e-6));
    }

    private static double[] Unlearned(Domains.Methods.IUnlearningMethod<Ranker, Federation> method) => method.Unlearn(Original, Three, Seed.Root(1)).Weights;
}
