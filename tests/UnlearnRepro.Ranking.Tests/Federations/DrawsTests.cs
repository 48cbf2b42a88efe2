using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Federations;

public class DrawsTests
{
    private const int Clients = 20, Rounds = 2000;

    // A stream is told by its first word: two that had one in common would have all, whatever their states were.
    [Test]
    public void NoTwoClientsRoundsOrPurposesShareAStream()
    {
        HashSet<ulong> firsts = [];
        int streams = 0;
        foreach (ulong root in (ulong[])[1, 2])
        {
            var draws = new Draws(Seed.Root(root), Clients);
            for (int client = 0; client < Clients; client++)
            {
                for (int round = 0; round < Rounds; round++)
                {
                    firsts.Add(draws.ListsOf(client, round).Next());
                    firsts.Add(draws.ClicksOf(client, round).Next());
                    firsts.Add(draws.NoiseOf(client, round).Next());
                    streams += 3;
                }
            }
        }

        Assert.That(firsts, Has.Count.EqualTo(streams));
    }

    [Test]
    public void StreamsDoNotRunIntoEachOther()
    {
        var draws = new Draws(Seed.Root(3), Clients);
        HashSet<ulong> words = [];
        for (int client = 0; client < 10; client++)
        {
            for (int round = 0; round < 100; round++)
            {
                SplitMix64 lists = draws.ListsOf(client, round), clicks = draws.ClicksOf(client, round);
                for (int k = 0; k < 100; k++)
                {
                    words.Add(lists.Next());
                    words.Add(clicks.Next());
                }
            }
        }

        Assert.That(words, Has.Count.EqualTo(10 * 100 * 100 * 2));
    }

    [Test]
    public void MoreClientsMoveNobodysStream()
    {
        Draws few = new(Seed.Root(4), 3), many = new(Seed.Root(4), Clients);
        Assert.That(few.ClicksOf(2, 17).Next(), Is.EqualTo(many.ClicksOf(2, 17).Next()));
    }

    [FsProperty]
    public bool AWordByItsNumberIsThatOfTheSequence(ulong seed)
    {
        var random = new SplitMix64(seed);
        return Enumerable.Range(0, 200).All(k => SplitMix64.At(seed, k) == random.Next());
    }
}
