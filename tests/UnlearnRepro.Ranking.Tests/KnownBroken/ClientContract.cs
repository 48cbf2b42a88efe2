using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>How a server asks clients.</summary>
/// <param name="data">The federation.</param>
/// <param name="weights">W_t.</param>
/// <param name="clients">Who is asked, in this order.</param>
internal delegate IReadOnlyList<float[]> Asking(Federation data, double[] weights, IReadOnlyList<int> clients);

/// <summary>A client knows of the server's weights and of nobody else.</summary>
/// <param name="ask">How clients are asked.</param>
internal abstract class ClientContract(Asking ask)
{
    public static Asking Honest { get; } = (data, weights, clients) => new Server(data, Seed.Root(20), weights, queries: 0).Ask(clients);

    [Test]
    public void AMessageIsThatOfTheClientAlone()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe());
        double[] weights = [.. Enumerable.Repeat(0.5, SmallFederation.Features)];
        var together = ask(data, weights, [1, 2, 3]);
        Assert.That(ask(data, weights, [3])[0], Is.EqualTo(together[2]), "the message of client 3, asked alone and after two others");
        Assert.That(weights, Is.All.EqualTo(0.5), "the server's weights");
    }
}
