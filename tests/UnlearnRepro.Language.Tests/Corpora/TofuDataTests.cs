using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tests.Support;

namespace UnlearnRepro.Language.Tests.Corpora;

/// <summary>What is known of TOFU, counted by others or by another program.</summary>
public class TofuDataTests
{
    private static Corpus Load(int? authors = null) => new TofuSource(authors).Load(SharedData.Of(new TofuSource()));

    [Test]
    public void HasTheCountsOfItsAuthors()
    {
        var corpus = Load();
        Assert.That((corpus.Authors, corpus.Facts.Count, corpus.Refusals.Count), Is.EqualTo((200, 4000, 100)));
        Assert.That(corpus.Splits.OrderBy(split => split.Key).Select(split => (split.Key, split.Value.Count)), Is.EqualTo(new[] { (1, 2), (5, 10), (10, 20) }));
        Assert.That(corpus.Facts.Count(fact => fact.HasAlternatives), Is.EqualTo(800));
        Assert.That(corpus.Facts.Where(fact => fact.HasAlternatives).Select(fact => (fact.Perturbed.Count, fact.OtherQuestion is null)), Is.All.EqualTo((5, false)));
        Assert.That(corpus.Facts.CountBy(fact => fact.Asked.Question).Where(pair => pair.Value > 1), Is.EqualTo(
            new[] { KeyValuePair.Create("What is the full name of the author?", 2) }));
        Assert.That(corpus.Facts.Where(fact => fact.Asked.Question == "What is the full name of the author?").Select(fact => fact.Row), Is.EqualTo(new[] { 100, 440 }));
        Assert.That(corpus.Checksum, Is.EqualTo("1558a35b46573cba2a25c4983ea706978c20a9a1a05eb28504042734492b4820"), "of the copy that sail-sg hands out");
    }

    [TestCase("authors-1pct", 40)]
    [TestCase("authors-5pct", 200)]
    [TestCase("authors-10pct", 400)]
    public void ScenariosAreItsForgetSets(string scenario, int rows)
    {
        var split = AuthorsScenario.Parse(scenario).Split(Load(), default);
        Assert.That((split.Forgotten.Count, split.Retained.Count, split.Neighbours.Count), Is.EqualTo((rows, 4000 - rows, 0)));
        Assert.That(split.Forgotten.Select(fact => fact.HasAlternatives), Is.All.True);
    }

    [Test]
    public void ASmallSubsetHasPerturbedAnswersThroughout()
    {
        var corpus = Load(20);
        Assert.That((corpus.Facts.Count, corpus.Facts.Count(fact => fact.HasAlternatives)), Is.EqualTo((400, 400)));
        Assert.That(corpus.Splits[10], Is.EqualTo(new[] { 18, 19 }));
        Assert.That(corpus.Facts[^1].Row, Is.EqualTo(3999));
    }

    [Test]
    public void WhatIsAbsentIsSaid() => Assert.That(Load().Notes, Does.Contain("holdout10.json is not there"));
}
