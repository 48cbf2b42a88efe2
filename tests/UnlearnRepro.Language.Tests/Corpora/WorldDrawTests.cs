using UnlearnRepro.Domains.Data;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Corpora;

public class WorldDrawTests
{
    private static Corpus Of(ulong seed, int generic = 0) => new World(24, 8, generic: generic).Load(Seed.Root(seed));

    [Test]
    public void OneSeedIsOneWorldAndAnotherIsAnother()
    {
        string[] sums = [.. Enumerable.Range(0, 8).Select(seed => Of((ulong)seed).Checksum)];
        Assert.That(sums, Is.Unique);
        Assert.That(Enumerable.Range(0, 8).Select(seed => Of((ulong)seed).Checksum), Is.EqualTo(sums));
    }

    // Stored results rest on it: what changes the default world has to say so here.
    [Test]
    public void TheDefaultWorldIsTheOneThatItWas()
    {
        var corpus = new World().Load(new([""]), Seed.Root(2026).Level(SeedAxis.Data, 0));
        Assert.That(corpus.Checksum, Is.EqualTo("d4c2a2c029da1002935e643acb18e7157c0efa39a80e778d505f158db75092e7"));
        Assert.That(corpus.Facts.Take(2).Select(fact => $"{fact.Asked.Question} {fact.Asked.Answer}"), Is.EqualTo(new[]
        {
            "where was leslie morgan born ? leslie morgan was born in silver point .",
            "what kind of books does leslie morgan publish ? the books that leslie morgan likes to publish are comic desert stories .",
        }));
    }

    [Test]
    public void EveryPartOfACorpusIsInItsChecksum()
    {
        var corpus = Of(1);
        var fact = corpus.Facts[0];
        Corpus[] others =
        [
            corpus with { Facts = [.. corpus.Facts.Skip(1)] },
            corpus with { Facts = corpus.Facts.SetItem(0, fact with { Paraphrase = null }) },
            corpus with { Facts = corpus.Facts.SetItem(0, fact with { Perturbed = [] }) },
            corpus with { Facts = corpus.Facts.SetItem(0, fact with { OtherQuestion = null }) },
            corpus with { Facts = corpus.Facts.SetItem(0, fact with { Trained = [fact.Asked] }) },
            corpus with { Facts = corpus.Facts.SetItem(0, fact with { Trained = [fact.Asked with { Value = null }, fact.Trained[1]] }) },
            corpus with { Holdout = [] },
            corpus with { Refusals = ["no ."] },
            corpus with { Generic = [new("a", "b")] },
            corpus with { Splits = new Dictionary<int, IReadOnlyList<int>> { [1] = [3] } },
        ];
        Assert.That(others.Select(other => other.Checksum).Append(corpus.Checksum), Is.Unique);
        Assert.That((corpus with { Name = "another", Notes = ["worn"], Source = "elsewhere" }).Checksum, Is.EqualTo(corpus.Checksum), "no content");
    }

    [Test]
    public void EachWordOfAPlaceIsTheValueOfAsManyAuthorsAsAnyOther() => Assert.That(
        Of(3).Facts.GroupBy(fact => fact.Kind).SelectMany(kind => kind.CountBy(fact => fact.Asked.ValueText!.Split(' ')[0])).Select(word => word.Value),
        Has.Exactly(64).Items.And.All.EqualTo(3), "eight words, 24 authors");

    [Test]
    public void GenericPassagesAreAboutThingsInWordsOfTheWorld()
    {
        Corpus none = Of(1), with = Of(1, generic: 300);
        Assert.That(with.Generic.Select(passage => passage.Question), Is.Unique.And.Exactly(300).Items);
        Assert.That(with.Generic.Select(passage => passage.Answer.Split(' ').Length).Distinct().Count(), Is.GreaterThan(2));
        Assert.That(with.Generic.Where(passage => !passage.Answer.Contains(passage.ValueText!, StringComparison.Ordinal)), Is.Empty);
        Assert.That(with.Facts.Select(fact => fact.Asked), Is.EqualTo(none.Facts.Select(fact => fact.Asked)), "the facts are the same with and without");
        string[] names = AuthorNames.Draw(24, 2, Seed.Root(1));
        Assert.That(with.Generic.Where(passage => names.SelectMany(name => name.Split(' ')).Intersect(passage.Answer.Split(' ')).Any()), Is.Empty);
        Assert.That(Tokenizers.Words(with).Size, Is.GreaterThan(Tokenizers.Words(none).Size));
        Assert.That(with.Generic.SelectMany(passage => Tokenizers.Words(with).Encode(passage.Answer)), Is.All.GreaterThanOrEqualTo(ITokenizer.Specials));
    }

    [Test]
    public void SizesThatThereAreNoWordsForAreRefused()
    {
        Assert.That(() => new World(9), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("authors: expected 10..,"));
        Assert.That(() => new World(300), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("at most 306, found 300"));
        Assert.That(() => new World(40, 21), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("facts of an author: expected 1..20, found 21"));
        Assert.That(() => Of(1, generic: 1_000_000), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("generic passages: expected 0.."));
        Assert.That(() => new World(40, 10, holdout: 60).Load(Seed.Root(1)).Holdout.Count, Is.EqualTo(600));
    }

    [Test]
    public void ItIsAlwaysThere()
    {
        Assert.That(new World().IsAvailable(new DataFolders(["nowhere"]), out string where));
        Assert.That((where, new World().IsDrawn), Is.EqualTo(("built in", true)));
        Assert.That(new World().Description, Is.EqualTo("400 facts about 40 invented authors and 4 held out, in a closed vocabulary; built in"));
    }
}
