using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>Where nobody is to be forgotten, replays give M_o and controls are one method.</summary>
public class NobodyForgottenTests
{
    private static readonly Federation Nobody = SmallFederation.Of(SmallFederation.Recipe(), forgotten: []);
    private static readonly Ranker Original = Nobody.Trained();

    [Test]
    public void TheUpdatesAddUpToTheOriginal() => Assert.That(Unlearned(new FedRemoveUpdates()), Is.EqualTo(Original.Weights).Within(1e-12));

    [Test]
    public void TheLastWeightsAreTheOriginal() => Assert.That(Unlearned(new FedRemoveWeights()), Is.EqualTo(Original.Weights));

    [Test]
    public void NothingIsSubtracted()
    {
        Assert.That(Unlearned(new Subtraction()), Is.EqualTo(Original.Weights));
        Assert.That(Unlearned(new FedRecovery()), Is.EqualTo(Original.Weights));
        Assert.That(Unlearned(new Pga()), Is.EqualTo(Original.Weights));
    }

    [Test]
    public void ToContinueIsToFineTune() => Assert.That(Unlearned(new Continue()), Is.EqualTo(Unlearned(new FineTuning())));

    [Test]
    public void ThePublishedAscentContinues() => Assert.That(Unlearned(new PgaPublished()), Is.EqualTo(Unlearned(new Continue())));

    /// <summary>Where everybody is, nobody is left to average.</summary>
    [Test]
    public void NobodyWhoStaysIsRefusedInOneLine()
    {
        var all = Nobody with { Forgotten = [0, 1, 2, 3] };
        IUnlearningMethod<Ranker, Federation>[] methods =
        [
            new FedRemoveUpdates(), new FedRemoveWeights(), new FedRecovery(), new FineTuning(), new FedEraser(), new Pga(), new Retrain(),
            new FineTuningPublished(),
        ];
        foreach (var method in methods)
        {
            Assert.That(
                () => method.Unlearn(Original, all, Seed.Root(1)),
                Throws.ArgumentException.With.Message.EqualTo("federated averaging: expected a client or more, found none"), $"{method}");
        }
    }

    private static double[] Unlearned(IUnlearningMethod<Ranker, Federation> method) => method.Unlearn(Original, Nobody, Seed.Root(20)).Weights;
}
