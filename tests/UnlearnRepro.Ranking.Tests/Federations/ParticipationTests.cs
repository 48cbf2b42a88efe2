using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Federations;

public class ParticipationTests
{
    [TestCase(Attack.None)]
    [TestCase(Attack.Clicks)]
    [TestCase(Attack.Updates)]
    public void WhoElseTakesPartAndInWhichOrderMovesNobodysMessage(Attack attack)
    {
        var federation = Of(attack);
        var all = Messages(0, 1, 2, 3);
        Assert.Multiple(() =>
        {
            Assert.That(Messages(3)[0], Is.EqualTo(all[3]));
            Assert.That(Messages(3, 1), Is.EqualTo((float[][])[all[3], all[1]]));
            Assert.That(Messages(2, 0, 1), Is.EqualTo((float[][])[all[2], all[0], all[1]]));
            Assert.That(all.Distinct(new Same()).Count(), Is.EqualTo(4), "each has drawn for itself");
        });

        IReadOnlyList<float[]> Messages(params int[] clients) =>
            new Server(federation, Seed.Root(1), Training.Initial(federation.Features, Seed.Root(1).Words(Draws.Initial, 0)), 0).Ask(clients);
    }

    [Test]
    public void AttackersAloneSendSomethingElse()
    {
        var honest = First(Attack.None);
        Assert.Multiple(() =>
        {
            foreach (var attack in (Attack[])[Attack.Clicks, Attack.Updates])
            {
                var sent = First(attack);
                Assert.That(Enumerable.Range(0, 4).Select(c => sent[c].SequenceEqual(honest[c])), Is.EqualTo((bool[])[true, false, true, true]), $"{attack}");
            }
        });

        static IReadOnlyList<float[]> First(Attack attack)
        {
            var federation = Of(attack);
            return new Server(federation, Seed.Root(1), new double[federation.Features], 0).Ask(federation.Everyone);
        }
    }

    private static Federation Of(Attack attack)
    {
        var random = new SplitMix64(12);
        Query[] queries = [.. Enumerable.Range(0, 24).Select(_ => random.Query(12, 7))];
        var set = new QuerySet(queries, 7, 2);
        IReadOnlyList<Query>[] clients = [.. queries.Chunk(6)];
        var (user, attacker) = (ClickModels.Get("navigational", 2), ClickModels.Get("poison", 2));
        return new(new("drawn", set, set, set, "", ""), clients, [1], attack, user, attacker, new Recipe(5, 4, 1));
    }

    private sealed class Same : IEqualityComparer<float[]>
    {
        public bool Equals(float[]? x, float[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(float[] obj) => obj[0].GetHashCode();
    }
}
