using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Scenarios;

public class AuthorsScenarioTests
{
    private static readonly Corpus World = new World(40, 10, holdout: 6).Load(Seed.Root(1));

    private static SeedLevel Level(int index) => Seed.Root(5).Level(SeedAxis.Forget, index);

    private static TextSplit Split(int percent, int level = 0, Corpus? corpus = null) => new AuthorsScenario(percent).Split(corpus ?? World, Level(level));

    [TestCase("authors-1pct", 1)]
    [TestCase("authors-5pct", 5)]
    [TestCase("authors-10pct", 10)]
    public void NamesAreReadBack(string name, int percent)
    {
        Assert.That(AuthorsScenario.Parse(name), Is.EqualTo(new AuthorsScenario(percent)));
        Assert.That(new AuthorsScenario(percent).Name, Is.EqualTo(name));
    }

    [TestCase("authors-2pct")]
    [TestCase("authors-01pct")]
    [TestCase("authors-10pct ")]
    [TestCase("Authors-10pct")]
    [TestCase("authors")]
    [TestCase("")]
    public void OtherNamesAreRefused(string name) => Assert.That(
        Refused.Message(() => AuthorsScenario.Parse(name)),
        Is.EqualTo("scenario: expected one of authors-1pct (1 % of the authors, at least one), authors-5pct (5 % of the authors, at least one), "
            + $"authors-10pct (10 % of the authors, at least one), such as authors-1pct, found '{name}'"));

    [TestCase(1, 1)]
    [TestCase(5, 2)]
    [TestCase(10, 4)]
    public void FactsAreDividedByAuthor(int percent, int authors)
    {
        var split = Split(percent);
        Assert.That(split.Authors, Has.Count.EqualTo(authors).And.Unique.And.Ordered);
        Assert.That((split.Forgotten.Count, split.Retained.Count, split.Neighbours.Count, split.Holdout.Count), Is.EqualTo((10 * authors, 400 - (10 * authors), 10 * authors, 10 * authors)));
        Assert.That(split.Forgotten.Concat(split.Retained).OrderBy(fact => fact.Row), Is.EqualTo(World.Facts));
        Assert.That(split.Neighbours, Is.SubsetOf(split.Retained));
        Assert.That(split.Holdout, Is.SubsetOf(World.Holdout));
        Assert.That(split.Forgotten.Select(fact => fact.Author).Distinct(), Is.EqualTo(split.Authors));
    }

    [Test]
    public void AtOneLevelASmallerSetIsWithinALargerOne()
    {
        for (int level = 0; level < 40; level++)
        {
            Assert.That(Split(1, level).Authors, Is.SubsetOf(Split(5, level).Authors));
            Assert.That(Split(5, level).Authors, Is.SubsetOf(Split(10, level).Authors));
        }
    }

    [Test]
    public void LevelsOfOneAuthorForgetEachOnceAndThenThereAreNoMore()
    {
        Assert.That(Enumerable.Range(0, 40).Select(level => Split(1, level).Authors.Single()).Order(), Is.EqualTo(Enumerable.Range(0, 40)));
        Assert.That(new AuthorsScenario(1).Levels(World), Is.EqualTo(40));
        Assert.That(Refused.Message(() => Split(1, 40)), Is.EqualTo("scenario authors-1pct of 'authors 40 x 10': expected at most 40 levels of s_forget, one for each author, found 41"));
    }

    [Test]
    public void LevelsOfSeveralAuthorsAreDrawnWithoutEnd()
    {
        Assert.That(new AuthorsScenario(10).Levels(World), Is.Null);
        string[] sets = [.. Enumerable.Range(0, 200).Select(level => string.Join(' ', Split(10, level).Authors))];
        Assert.That(sets.Distinct().Count(), Is.GreaterThan(190), "of 91,390");
        int[] times = [.. Enumerable.Range(0, 200).SelectMany(level => Split(10, level).Authors).CountBy(author => author).Select(pair => pair.Value)];
        Assert.That(times, Has.Length.EqualTo(40).And.All.InRange(5, 40), "20 in the mean");
        var (once, again) = (Split(10, 3), Split(10, 3));
        Assert.That(again.Authors, Is.EqualTo(once.Authors));
    }

    // By hand over all authors: nobody who stays and is no neighbour shares more words.
    [Test]
    public void NeighboursShareMostWordsOfValues()
    {
        var split = Split(10);
        int[] shared = [.. Enumerable.Range(0, 40).Select(author => World.Facts.Where(fact => fact.Author == author).Sum(fact => split.Forgotten.Where(f => f.Kind == fact.Kind).Sum(f => Shared(f, fact))))];
        int least = split.Near.Min(author => shared[author]);
        Assert.That(Enumerable.Range(0, 40).Except(split.Authors).Except(split.Near).Select(author => shared[author]), Is.All.LessThanOrEqualTo(least));
        double mean = Enumerable.Range(0, 40).Except(split.Authors).Average(author => shared[author]);
        Assert.That(split.Near.Average(author => shared[author]), Is.GreaterThan(1.2 * mean));

        static int Shared(Fact a, Fact b) => a.Asked.ValueText!.Split(' ').Zip(b.Asked.ValueText!.Split(' ')).Count(pair => pair.First == pair.Second);
    }

    [Test]
    public void ACorpusThatSaysWhoIsForgottenIsAsked()
    {
        var corpus = World with { Splits = new Dictionary<int, IReadOnlyList<int>> { [5] = [7, 9] } };
        Assert.That(AuthorsScenario.Draws(corpus), Is.False);
        Assert.That((Split(5, 0, corpus).Authors, Split(5, 3, corpus).Authors), Is.EqualTo((new[] { 7, 9 }, new[] { 7, 9 })));
        Assert.That(new AuthorsScenario(5).Levels(corpus), Is.EqualTo(1));
        Assert.That(Refused.Message(() => Split(10, 0, corpus)), Is.EqualTo("scenario authors-10pct of 'authors 40 x 10': expected one of its forget sets of 5 %, found 10"));
    }

    [Test]
    public void ValuesThatNobodyMarkedHaveNoNeighbours()
    {
        var corpus = World with { Facts = [.. World.Facts.Select(fact => fact with { Trained = [fact.Asked with { Value = null }] })] };
        Assert.That(Split(10, 0, corpus).Neighbours, Is.Empty);
    }

    [Test]
    public void SomebodyStays()
    {
        var corpus = World with { Facts = [.. World.Facts.Take(10)] };
        Assert.That(Refused.Message(() => new AuthorsScenario(1).Split(corpus with { Splits = new Dictionary<int, IReadOnlyList<int>> { [1] = [0] } }, Level(0))), Does.EndWith("expected an author who stays, found none"));
    }
}
