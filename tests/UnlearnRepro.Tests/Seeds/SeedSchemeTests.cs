using UnlearnRepro.Seeds;

namespace UnlearnRepro.Tests.Seeds;

/// <summary>Named seeds never meet where seed arithmetic does: each scheme's collision is shown beside the names' freedom of it.</summary>
public class SeedSchemeTests
{
    private static readonly string[] Purposes =
        ["init", "shuffle", "augment", "labels", "noise", "clicks", "retain-draw", "shuffle-forget", "draw", "subset"];

    [Test]
    public void AHundredThousandStreamsOfOneStudyAreDistinct()
    {
        var seeds = new HashSet<ulong>(120_000);
        int made = 0;
        for (int train = 0; train < 100; train++)
        {
            Seed model = Seed.Root(1).At("digits").At(SeedAxis.Train, train);
            for (int unlearn = 0; unlearn < 100; unlearn++)
            {
                foreach (string purpose in Purposes)
                {
                    seeds.Add(model.At(SeedAxis.Unlearn, unlearn).At(purpose).Value);
                    made++;
                }
            }
        }

        foreach (SeedAxis axis in SeedAxis.OfCells.Append(SeedAxis.Retrain))
        {
            for (int index = 0; index < 100; index++)
            {
                foreach (string purpose in Purposes)
                {
                    seeds.Add(Seed.Root(1).At("digits").At(axis, index).At(purpose).Value);
                    made++;
                }
            }
        }

        Assert.That(made, Is.EqualTo(100_000 + 6_000));
        Assert.That(seeds, Has.Count.EqualTo(made));
    }

    [Test]
    public void AThousandTimesTrainPlusUnlearnMeetsItself()
    {
        static int Arithmetic(int train, int unlearn) => (1000 * train) + unlearn;
        Assert.That(Arithmetic(1, 1000), Is.EqualTo(Arithmetic(2, 0)));

        static ulong Named(int train, int unlearn) => Seed.Root(1).At(SeedAxis.Train, train).At(SeedAxis.Unlearn, unlearn).Value;
        Assert.That(Named(1, 1000), Is.Not.EqualTo(Named(2, 0)));
    }

    [Test]
    public void WithOneUnlearningSeedArithmeticGivesMethodAndTrainingOneStream()
    {
        // With J = 1 the published scheme skips the arithmetic and passes the training seed on: the method draws the very
        // numbers that the model was trained with, and J = 2 moves the cell that was there.
        static int Arithmetic(int train, int unlearn, int most) => most == 1 ? train : (1000 * train) + unlearn;
        Assert.That(Arithmetic(3, 0, most: 1), Is.EqualTo(3), "s_u = s_t");
        Assert.That(Arithmetic(3, 0, most: 2), Is.Not.EqualTo(Arithmetic(3, 0, most: 1)), "adding a seed moves an old cell");

        Seed model = Seed.Root(1).At(SeedAxis.Train, 3);
        Assert.That(model.At(SeedAxis.Unlearn, 0).At("shuffle").Value, Is.Not.EqualTo(model.At("shuffle").Value));
    }

    [Test]
    public void SeedPlusClientGivesTwoTrainingSeedsOneStream()
    {
        static int Arithmetic(int seed, int client) => seed + client;
        Assert.That(Arithmetic(1, 1), Is.EqualTo(Arithmetic(2, 0)));

        static ulong Named(int seed, int client) => Seed.Root(1).At(SeedAxis.Train, seed).At($"client-{client}").Value;
        Assert.That(Named(1, 1), Is.Not.EqualTo(Named(2, 0)));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool MoreIndicesMoveNoOldStream(ulong root, byte few, byte more)
    {
        static ulong[] Streams(ulong root, int count) =>
            [.. Enumerable.Range(0, count).Select(i => Seed.Root(root).At(SeedAxis.Train, i).At("init").Value)];
        return Streams(root, few + more)[..few].SequenceEqual(Streams(root, few));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool StreamsOfDifferentNamesShareNoBitPattern(ulong root, byte a, byte b)
    {
        // Unrelated 64-bit numbers differ in 32 bits, give or take 4; below 8 has probability 1e-10, so that nearby names
        // (seed + 1) that gave nearby seeds would show.
        ulong x = Seed.Root(root).At(SeedAxis.Unlearn, a).Value, y = Seed.Root(root).At(SeedAxis.Unlearn, b).Value;
        return a == b ? x == y : System.Numerics.BitOperations.PopCount(x ^ y) >= 8;
    }

    [Test]
    public void StreamsOfDifferentRootsAndTasksAreDistinct()
    {
        ulong[] seeds = [.. from root in new ulong[] { 1, 7, 12 } from task in new[] { "digits", "mnist", "1", "2" } select Seed.Root(root).At(task).Value];
        Assert.That(seeds, Is.Unique);
    }
}
