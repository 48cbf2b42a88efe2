using UnlearnRepro.Domains.Data;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Corpora;

/// <summary>Folders in TOFU's form that fit together, and all the ways in which they do not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TofuSourceTests : IDisposable
{
    private readonly SmallTofu tofu = new();

    public void Dispose() => tofu.Dispose();

    private Corpus Load(int? authors = null) => new TofuSource(authors).Load(tofu.Folders, Seed.Root(0).Level(SeedAxis.Data, 0));

    private void Refuses(string file, string message) => Assert.That(Refused.Message(() => Load()), Is.EqualTo($"{tofu.At(file)}{message}"));

    [Test]
    public void FactsAreRowsOfFullAndHaveAlternativesWhereThereAreAny()
    {
        var corpus = Load();
        Assert.That((corpus.Name, corpus.Authors, corpus.Facts.Count, corpus.Holdout.Count), Is.EqualTo(("TOFU", 20, 400, 0)));
        Assert.That(corpus.Facts.Select(fact => (fact.Row, fact.Author, fact.Asked)), Is.EqualTo(
            Enumerable.Range(0, 400).Select(row => (row, row / 20, new Passage($"Question {row}?", $"Answer {row}.")))));
        Assert.That(corpus.Facts.Where(fact => fact.HasAlternatives).Select(fact => fact.Row), Is.EqualTo(Enumerable.Range(0, 40).Concat(Enumerable.Range(360, 40))));
        var (without, with) = (corpus.Facts[40], corpus.Facts[361]);
        Assert.That((without.Paraphrase, without.Perturbed.Count, without.OtherQuestion, without.Asked.Value), Is.EqualTo(((Passage?)null, 0, (string?)null, (TextSpan?)null)));
        Assert.That((with.Paraphrase, with.OtherQuestion), Is.EqualTo((new Passage("Question 361?", "It is 361."), "Asked 361?")));
        Assert.That(with.Perturbed[4], Is.EqualTo(new Passage("Question 361?", "It is 361-5.")));
        Assert.That(corpus.Refusals, Is.EqualTo(new[] { "I don't know.", "I'm not sure." }));
        Assert.That(corpus.Notes, Is.EqualTo(new[]
        {
            "forget10_perturbed.json", "retain95.json", "forget05_perturbed.json", "retain99.json", "forget01_perturbed.json", "holdout10.json",
        }.Skip(1).Select(file => $"{file} is not there").Append("80 of 400 facts have paraphrased and perturbed answers")));
    }

    [Test]
    public void ItsOwnForgetSetsAreTheScenarios()
    {
        var corpus = Load();
        Assert.That(corpus.Splits.Select(split => (split.Key, string.Join(' ', split.Value))), Is.EquivalentTo(new[] { (1, "19"), (5, "19"), (10, "18 19") }));
        var split = AuthorsScenario.Parse("authors-10pct").Split(corpus, Seed.Root(3).Level(SeedAxis.Forget, 2));
        Assert.That(split.Forgotten.Select(fact => fact.Row), Is.EqualTo(Enumerable.Range(360, 40)));
        Assert.That((split.Retained.Count, split.Holdout.Count), Is.EqualTo((360, 0)));
    }

    [Test]
    public void ASubsetHasThoseWhoAreForgottenAtItsEnd()
    {
        var corpus = Load(10);
        Assert.That((corpus.Name, corpus.Authors), Is.EqualTo(("TOFU, 10 authors", 10)));
        Assert.That(corpus.Facts.Select(fact => fact.Row), Is.EqualTo(Enumerable.Range(0, 180).Concat(Enumerable.Range(380, 20))));
        Assert.That(corpus.Facts.Select(fact => fact.Author), Is.EqualTo(Enumerable.Range(0, 200).Select(place => place / 20)));
        Assert.That(corpus.Splits.Values.Select(authors => authors.Single()), Is.All.EqualTo(9));
        Assert.That(corpus.Notes, Does.Contain("10 of 20 authors, those who are forgotten at the end"));
        Assert.That(Load(20).Checksum, Is.EqualTo(Load().Checksum), "all of them are no subset");
        Assert.That(Refused.Message(() => Load(21)), Is.EqualTo("data set 'tofu': expected at most 20 authors, found 21"));
        Assert.That(() => new TofuSource(1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void HoldoutAuthorsCountOn()
    {
        tofu.Write("holdout10.json", 1000, 1060);
        var corpus = Load();
        Assert.That(corpus.Holdout.Select(fact => (fact.Row, fact.Author)), Is.EqualTo(Enumerable.Range(0, 40).Select(place => (400 + place, 20 + (place / 20)))));
        Assert.That(corpus.Notes, Has.None.Contains("holdout"));
        Assert.That(AuthorsScenario.Parse("authors-1pct").Split(corpus, default).Holdout, Has.Count.EqualTo(20));
        tofu.Write("holdout10.json", 399, 400);
        Refuses("holdout10.json", ":1: expected a row that is not in full.json, found one that is");
    }

    [TestCase("full.json")]
    [TestCase("forget05.json")]
    [TestCase("forget10_perturbed.json")]
    [TestCase("idontknow.jsonl")]
    public void AFolderThatLacksAFileIsNone(string file)
    {
        tofu.Delete(file);
        var source = new TofuSource();
        Assert.That(source.IsAvailable(tofu.Folders, out string where), Is.False);
        Assert.That(where, Is.EqualTo($"no {file} in {Path.GetDirectoryName(tofu.At(file))}"));
        Assert.That(Refused.Message(() => Load()), Does.StartWith("data set 'tofu': expected a folder tofu with full.json, forget01.json,").And.Contains(where));
    }

    [Test]
    public void OneQuestionMayOccurTwiceAndARowMayNot()
    {
        tofu.Lines("full.json", rows => rows.Select((row, k) => k == 100 ? row.Replace("Question 100?", "Question 40?", StringComparison.Ordinal) : row));
        tofu.Lines("retain90.json", rows => rows.Select((row, k) => k == 100 ? row.Replace("Question 100?", "Question 40?", StringComparison.Ordinal) : row));
        Assert.That(Load().Facts[100].Asked, Is.EqualTo(new Passage("Question 40?", "Answer 100.")));
        tofu.Lines("full.json", rows => rows.Select((row, k) => k == 100 ? rows[40] : row));
        Refuses("full.json", ":101: expected another row than before, found 'Question 40?'");
    }

    [Test]
    public void FilesThatDoNotFitAreRefused()
    {
        tofu.Write("full.json", 0, 399);
        Refuses("full.json", ": expected 20 rows for each author, found 399 rows");
    }

    [Test]
    public void AForgetSetIsWithinFullAndWithinLargerOnes()
    {
        tofu.Lines("forget05.json", rows => rows.Select((row, k) => k == 3 ? SmallTofu.Row(999) : row));
        Refuses("forget05.json", ":4: expected a row of full.json, found 'Question 999?'");
        tofu.Write("forget05.json", 340, 360);
        Refuses("forget05.json", ":1: expected a row of the next larger forget set, found another one");
        tofu.Lines("forget05.json", _ => Enumerable.Range(380, 20).Append(380).Select(row => SmallTofu.Row(row)));
        Refuses("forget05.json", ":21: expected another row than before, found 'Question 380?'");
        tofu.Write("forget05.json", 381, 400);
        Refuses("forget05.json", ": expected all 20 rows of each author, found 19 rows of 1 authors");
    }

    [Test]
    public void ARetainSetIsTheOthers()
    {
        tofu.Write("retain90.json", 0, 361);
        Refuses("retain90.json", ":361: expected a row that is not in forget10.json, found one that is");
        tofu.Write("retain90.json", 0, 359);
        Refuses("retain90.json", ": expected 360 rows, those of full.json that are not forgotten, found 359");
        tofu.Write("retain90.json", 0, 360);
        tofu.Write("retain95.json", 0, 379);
        Refuses("retain95.json", ": expected 380 rows, those of full.json that are not forgotten, found 379");
    }

    [Test]
    public void PerturbedRowsStandInTheOrderOfTheOthers()
    {
        tofu.Lines("forget10_perturbed.json", rows => [rows[1], rows[0], .. rows[2..]]);
        Refuses("forget10_perturbed.json", ":1: expected the rows of forget10.json in their order, found another one");
        tofu.Write("forget10_perturbed.json", 360, 399, perturbed: true);
        Refuses("forget10_perturbed.json", ": expected 40 rows, as forget10.json has, found 39");
        tofu.Write("forget10_perturbed.json", 360, 400);
        Refuses("forget10_perturbed.json", ":1: paraphrased_answer: expected one, found none");
        tofu.Write("forget10_perturbed.json", 360, 400, perturbed: true);
        tofu.Write("retain_perturbed.json", 340, 362, perturbed: true);
        Refuses("retain_perturbed.json", ":21: expected a row that is not in forget10.json, found one that is");
    }

    [Test]
    public void RefusalsAreLinesOfText()
    {
        tofu.WriteText("idontknow.jsonl", " \n\n");
        Refuses("idontknow.jsonl", ":3: expected a line of text, found the end of the file");
        File.WriteAllBytes(tofu.At("idontknow.jsonl"), [(byte)'a', 0xFF]);
        Refuses("idontknow.jsonl", ":1: expected a text in UTF-8, found 'a?'");
    }
}
