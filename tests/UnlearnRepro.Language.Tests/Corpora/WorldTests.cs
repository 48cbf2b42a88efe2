using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Corpora;

/// <summary>What methods and metrics rely on in an invented world, for the sizes that are used and for odd ones.</summary>
[TestFixtureSource(nameof(Sizes))]
public class WorldTests(int authors, int facts)
{
    private static readonly object[] Sizes =
        [.. new[] { (40, 10), (24, 8), (100, 20), (10, 1), (13, 3), (30, 5), (31, 6), (77, 4), (200, 20) }.Select(size => new object[] { size.Item1, size.Item2 })];

    private readonly Corpus corpus = new World(authors, facts).Load(Seed.Root(7));

    private IEnumerable<Fact> All => corpus.Facts.Concat(corpus.Holdout);

    private static string[] Words(string text) => text.Split(' ');

    [Test]
    public void HasAsManyFactsAsItSays()
    {
        int most = AuthorShare.Most(authors);
        Assert.That((corpus.Authors, corpus.Facts.Count, corpus.Holdout.Count), Is.EqualTo((authors, authors * facts, most * facts)));
        Assert.That(All.Select(fact => fact.Row), Is.EqualTo(Enumerable.Range(0, (authors + most) * facts)));
        Assert.That(All.GroupBy(fact => fact.Author).Select(author => (author.Key, author.Count())), Is.EqualTo(Enumerable.Range(0, authors + most).Select(a => (a, facts))));
        Assert.That(All.Select(fact => (fact.Trained.Count, fact.Perturbed.Count, fact.HasAlternatives)), Is.All.EqualTo((2, 5, true)));
        Assert.That(All.Select(fact => (fact.Author, fact.Kind)), Is.Unique);
    }

    // All questions have the name where their wordings have it, so that two authors of one name would be asked the same.
    [Test]
    public void NoTwoFactsAreAskedInOneWay() =>
        Assert.That(All.SelectMany(fact => fact.Trained.Select(passage => passage.Question).Append(fact.OtherQuestion)), Is.Unique);

    [Test]
    public void TheThirdWordingIsTheParaphraseAndNotTrained()
    {
        foreach (var fact in All)
        {
            Assert.That(fact.Trained.Select(passage => passage.Answer).Append(fact.Paraphrase!.Answer), Is.Unique);
            Assert.That(fact.Perturbed.Append(fact.Paraphrase).Select(passage => passage.Question), Is.All.EqualTo(fact.Asked.Question));
            Assert.That(fact.Perturbed.Select(Frame), Is.All.EqualTo(Frame(fact.Paraphrase)), "the same words around the value");
        }
    }

    // Of each kind every wording is trained of some authors and kept from others.
    [Test]
    public void WordingsTakeTurns() => Assert.That(
        corpus.Facts.GroupBy(fact => fact.Kind).SelectMany(kind => kind.CountBy(fact => Frame(fact.Paraphrase!).Replace(Name(fact), "NAME", StringComparison.Ordinal))),
        Has.Exactly(3 * facts).Items.And.All.Property("Value").InRange(authors / 3, (authors / 3) + 1));

    [Test]
    public void TheMarkedLettersAreTheValue()
    {
        foreach (var fact in All)
        {
            string value = fact.Asked.ValueText!;
            Assert.That(fact.Trained.Append(fact.Paraphrase!).Select(passage => passage.ValueText), Is.All.EqualTo(value));
            Assert.That(fact.Perturbed.Select(passage => passage.ValueText!).Append(value), Is.Unique);
            var kind = Kinds.All.Single(kind => kind.Name == fact.Kind);
            foreach (var passage in fact.Passages)
            {
                Assert.That(Words(passage.ValueText!).Zip(kind.Words, (word, words) => words.Contains(word)), Has.Exactly(kind.Words.Count).Items.And.All.True);
                Assert.That(passage.Question, Does.Not.Contain(passage.ValueText), "a question that tells its answer");
            }
        }
    }

    // Counted here without the generator's own check: for any choice of the largest forget set, each word is left in what is trained.
    [Test]
    public void EveryWordIsTrainedWhoeverIsForgotten()
    {
        var trained = corpus.Facts.SelectMany(fact => fact.Trained.SelectMany(Of).Select(word => (word, fact.Author))).Distinct().CountBy(pair => pair.word).ToDictionary();
        var scored = All.SelectMany(fact => fact.Passages).SelectMany(Of).Distinct().ToArray();
        Assert.That(scored.Where(word => trained.GetValueOrDefault(word) <= authors / 10), Is.Empty);

        static IEnumerable<string> Of(Passage passage) => Words(passage.Question).Concat(Words(passage.Answer));
    }

    [Test]
    public void AnswersAreOfDifferentLengthsInEverySet()
    {
        Assert.That(Lengths(fact => fact.Trained), Is.GreaterThanOrEqualTo(3));
        Assert.That(Lengths(fact => [fact.Asked]), Is.GreaterThanOrEqualTo(2));
        Assert.That(Lengths(fact => [fact.Paraphrase!]), Is.GreaterThanOrEqualTo(2));
        Assert.That(Lengths(fact => fact.Perturbed), Is.GreaterThanOrEqualTo(2));
        Assert.That(corpus.Refusals.Select(text => Words(text).Length).Distinct().Count(), Is.GreaterThanOrEqualTo(3));
        Assert.That(corpus.Facts.GroupBy(f => f.Author).Where(a => a.SelectMany(f => f.Trained).Select(p => Words(p.Answer).Length).Distinct().Count() < 2), Is.Empty);
        if (facts > 1)
        {
            Assert.That(All.Select(fact => Words(fact.Asked.ValueText!).Length).Distinct().Order(), Is.EqualTo(new[] { 2, 3 }));
        }

        int Lengths(Func<Fact, IReadOnlyList<Passage>> of) => corpus.Facts.SelectMany(of).Select(passage => Words(passage.Answer).Length).Distinct().Count();
    }

    [Test]
    public void ItReadsAsLowerCaseEnglish()
    {
        Assert.That(corpus.Passages.Select(passage => passage.Question), Is.All.Match(@"^[a-z]+( [a-z]+)* \?\z"));
        Assert.That(corpus.Passages.Select(passage => passage.Answer).Concat(corpus.Refusals), Is.All.Match(@"^[a-z]+( [a-z]+| ,)* \.\z"));
    }

    private static string Frame(Passage passage) => passage.Answer.Remove(passage.Value!.Value.Start, passage.Value.Value.Length);

    // The words that all texts of an author share and that no wording has.
    private string Name(Fact fact) => AuthorNames.Draw(authors, AuthorShare.Most(authors), Seed.Root(7))[fact.Author];
}
