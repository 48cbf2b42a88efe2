using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Clicks;

public class ClickModelsTests
{
    private static readonly double[] Looks = [.68, .61, .48, .34, .28, .20, .11, .10, .08, .06];

    // P(click | grade) and, of cascades, P(stop | grade, clicked), as Tao et al. 2025 print them.
    private static readonly TestCaseData[] Cascades =
    [
        new("perfect", new[] { 0, .5, 1 }, new double[3]), new("perfect", new[] { 0, .2, .4, .8, 1 }, new double[5]),
        new("navigational", new[] { .05, .5, .95 }, new[] { .2, .5, .9 }),
        new("navigational", new[] { .05, .3, .5, .7, .95 }, new[] { .2, .3, .5, .7, .9 }),
        new("informational", new[] { .4, .7, .9 }, new[] { .1, .3, .5 }),
        new("informational", new[] { .4, .6, .7, .8, .9 }, new[] { .1, .2, .3, .4, .5 }),
        new("poison", new[] { 1, .5, 0 }, new double[3]), new("poison", new[] { 1, .8, .6, .2, 0 }, new double[5]),
    ];

    [TestCaseSource(nameof(Cascades))]
    public void CascadesClickAsOftenAsTheirTablesSay(string name, double[] click, double[] stop) =>
        Clicks(name, click, (grade, _) => stop[grade]);

    [TestCase(.1, .4, 1)]
    [TestCase(.1, .16, .28, .52, 1)]
    public void TheDependentUserStopsByRank(params double[] click) => Clicks("dependent", click, (_, rank) => 1 - Looks[Math.Min(rank, 9)]);

    [TestCase(.1, .4, 1)]
    [TestCase(.1, .16, .28, .52, 1)]
    public void ThePositionBasedUserLooksAtRankROnceInR(params double[] click)
    {
        var (grades, counts, _, lists) = Count("position-based", click.Length);
        Assert.Multiple(() =>
        {
            for (int r = 0; r < grades.Length; r++)
            {
                Near(counts[r], lists, click[grades[r]] / (r + 1), $"rank {r}");
            }
        });
    }

    [TestCase("perfect", 2, 2)]
    [TestCase("perfect", 4, 4)]
    [TestCase("poison", 2, 0)]
    [TestCase("poison", 4, 0)]
    public void WhoNeverStopsClicksOnEverythingWanted(string name, int maxGrade, int wanted)
    {
        int[] grades = [.. Enumerable.Repeat(wanted, 100)];
        bool[] clicked = new bool[100];
        ClickModels.Get(name, maxGrade).Click(grades, clicked, new(7));
        Assert.That(clicked, Is.All.True);
    }

    // Click, read on, no click, click, stop: five numbers; click and stop: two.
    [TestCase("navigational", new[] { 2, 0, 2, 2 }, new[] { 0, .95, .9, 1, .05, 1, 0, .95, 0, .9 }, "x.x.")]
    [TestCase("navigational", new[] { 2, 0, 2, 2 }, new[] { 0, .95, 0, .9 }, "x...")]
    [TestCase("navigational", new[] { 2, 0 }, new[] { .95, 1, 0, .05, .2, 1 }, ".x")]
    [TestCase("informational", new[] { 0, 1 }, new[] { .4, 1, .7, 1 }, "..")]
    [TestCase("perfect", new[] { 2, 0, 1 }, new[] { 0, 1, 0, 1, 0, 1, .5, 1 }, "x..")]
    [TestCase("perfect", new[] { 0, 1 }, new[] { 0, 1, 0, .5, 0, 1 }, ".x")]
    [TestCase("position-based", new[] { 2, 1, 2 }, new[] { .99, 1, 0, .2, 1 / 3.0, 1 }, "xx.")]
    [TestCase("position-based", new[] { 2, 1, 2 }, new[] { .99, 1, .2, 1, 0, 1 / 3.0 }, "x.x")]
    [TestCase("dependent", new[] { 2, 2, 2 }, new[] { 0, 1, 0, .68, 0, 1, .61, 1 }, "xx.")]
    [TestCase("dependent", new[] { 2, 2, 2 }, new[] { 0, 1, .68, 1 }, "x..")]
    [TestCase("dependent", new[] { 1, 2, 1 }, new[] { .4, 1, 0, 1, 0, .61, .4, 1 }, ".x.")]
    public void ListsWorkedByHand(string name, int[] grades, double[] intervals, string clicks)
    {
        // What was clicked before must not be seen again.
        bool[] clicked = [.. grades.Select(_ => true)];
        ulong seed = Words.Seed([.. intervals.Chunk(2).Select(ends => (ends[0], ends[1]))]);
        var random = new SplitMix64(seed);
        ClickModels.Get(name, 2).Click(grades, clicked, random);
        Assert.Multiple(() =>
        {
            Assert.That(clicked, Is.EqualTo(clicks.Select(c => c == 'x')));
            Assert.That(random.Next(), Is.EqualTo(SplitMix64.At(seed, intervals.Length / 2)), "numbers drawn");
        });
    }

    [Test]
    public void EveryNameHasItsUser() => Assert.Multiple(() =>
    {
        Assert.That(ClickModels.Names, Is.EqualTo((string[])["perfect", "navigational", "informational", "position-based", "dependent", "poison"]));
        Assert.That(ClickModels.Names.Select(name => ClickModels.Get(name, 4).Name), Is.EqualTo(ClickModels.Names));
    });

    [TestCase(
        "posion", 2,
        "clicks: expected one of perfect, navigational, informational, position-based, dependent, poison, found 'posion' (did you mean poison?)")]
    [TestCase("perfect", 3, "clicks perfect: expected data whose highest grade is 2 or 4, found 3")]
    public void WhatIsWrongIsSaid(string name, int maxGrade, string message) =>
        Assert.That(() => ClickModels.Get(name, maxGrade), Throws.InstanceOf<UnlearnRepro.Words.StudyException>().With.Message.EqualTo(message));

    // A rank is read where no click above it ended the reading; two neighbours tell that only a click does.
    private static void Clicks(string name, double[] click, Func<int, int, double> stop)
    {
        var (grades, counts, second, lists) = Count(name, click.Length);
        double read = 1;
        Assert.Multiple(() =>
        {
            for (int r = 0; r < grades.Length; r++)
            {
                double p = click[grades[r]];
                Near(counts[r], lists, read * p, $"rank {r}");
                read *= 1 - (p * stop(grades[r], r));
            }

            double first = click[grades[0]];
            Near(second.AfterNone, lists, (1 - first) * click[grades[1]], "second alone");
            Near(second.AfterClick, lists, first * (1 - stop(grades[0], 0)) * click[grades[1]], "first and second");
        });
    }

    private static (int[] Grades, int[] Counts, (int AfterNone, int AfterClick) Second, int Lists) Count(string name, int grades)
    {
        const int lists = 40_000;
        int[] shown = [.. Enumerable.Range(1, 12).Select(r => r % grades)];
        int[] counts = new int[shown.Length];
        bool[] clicked = new bool[shown.Length];
        var (user, random) = (ClickModels.Get(name, grades - 1), new SplitMix64(11));
        (int afterNone, int afterClick) = (0, 0);
        for (int k = 0; k < lists; k++)
        {
            user.Click(shown, clicked, random);
            for (int r = 0; r < shown.Length; r++)
            {
                counts[r] += clicked[r] ? 1 : 0;
            }

            afterNone += clicked[1] && !clicked[0] ? 1 : 0;
            afterClick += clicked[1] && clicked[0] ? 1 : 0;
        }

        return (shown, counts, (afterNone, afterClick), lists);
    }

    private static void Near(int count, int of, double p, string what) =>
        Assert.That(count, Is.EqualTo(of * p).Within((4 * Math.Sqrt(of * p * (1 - p))) + 1e-9), what);
}
