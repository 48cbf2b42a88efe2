using System.Diagnostics;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Tests.Tokens;

/// <summary>Vocabularies of TOFU: that they are learned in seconds and say all of it, and how long its sequences are.</summary>
public class TofuTokensTests
{
    private static Corpus Load(int? authors) => new TofuSource(authors).Load(SharedData.Of(new TofuSource()));

    [TestCase(null, 1000)]
    [TestCase(null, 2000)]
    [TestCase(20, 1000)]
    [TestCase(20, 2000)]
    [TestCase(40, 1000)]
    public void EveryTextIsSaidAndFits(int? authors, int merges)
    {
        var corpus = Load(authors);
        var watch = Stopwatch.StartNew();
        var tokenizer = Tokenizers.BytePairs(corpus, merges);
        double learned = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var form = SequenceForm.Of(tokenizer, corpus);
        double encoded = watch.Elapsed.TotalSeconds;
        Assert.That(learned, Is.LessThan(30), "seconds");
        Assert.That((tokenizer.Merges.Count, tokenizer.Size), Is.EqualTo((merges, ITokenizer.Specials + 256 + merges)).Or.EqualTo((merges, tokenizer.Size)));
        Assert.That(corpus.Texts.Distinct().Where(text => tokenizer.Decode(tokenizer.Encode(text)) != text), Is.Empty);
        Assert.That(corpus.Passages.Max(passage => form.Encode(passage).Length), Is.InRange(form.Length - 60, form.Length), "or a refusal, which is short");

        // What a retrained model has no chance to learn: single bytes of rare signs at most.
        var forgotten = corpus.Splits.Values.SelectMany(a => a).ToHashSet();
        HashSet<int> stay = [.. corpus.Facts.Where(fact => !forgotten.Contains(fact.Author)).SelectMany(Trained)];
        int[] lost = [.. corpus.Facts.Where(fact => forgotten.Contains(fact.Author)).SelectMany(Trained).Distinct().Except(stay)];
        Assert.That(lost.Where(token => tokenizer.BytesOf(token).Length > 1), Is.Empty);
        double[] lengths = [.. corpus.Facts.Select(fact => (double)form.Encode(fact.Asked).Length)];
        TestContext.Out.WriteLine(FormattableString.Invariant($"{corpus.Name}, {merges} merges: V {tokenizer.Size} ({tokenizer.Steps.Count} of them steps), T {form.Length}, mean {lengths.Average():0.0}, ")
            + FormattableString.Invariant($"tokens a pass {lengths.Sum():0}, learned in {learned:0.00} s, all texts encoded in {encoded:0.00} s, ")
            + $"tokens that only forgotten texts have: {string.Join(' ', lost.Select(token => $"'{tokenizer.Decode([token])}'"))}");

        IEnumerable<int> Trained(Fact fact) => fact.Trained.SelectMany(p => tokenizer.Encode(p.Question).Concat(tokenizer.Encode(p.Answer)));
    }

    // Stored results rest on it, on every machine.
    [Test]
    public void TheVocabularyIsTheOneThatItWas() => Assert.That(Tokenizers.BytePairs(Load(null), 1000).Checksum, Is.EqualTo("9ba33cf47d411f193864d5b11b1f878615ac337541480225eee001d44172cc24"));
}
