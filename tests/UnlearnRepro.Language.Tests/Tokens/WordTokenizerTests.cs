using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Tokens;

public class WordTokenizerTests
{
    private static readonly WordTokenizer Small = new(["where was it ?", "it was here , here ."]);

    [Test]
    public void WordsAreNumberedInOrder()
    {
        Assert.That(Small.Encode(", . ? here it was where"), Is.EqualTo(new[] { 3, 4, 5, 6, 7, 8, 9 }));
        Assert.That((Small.Size, Small.Name), Is.EqualTo((10, "words-7")));
        Assert.That(Small.Tokenize("it was"), Is.EqualTo(new[] { new Token(7, 0, 2), new Token(8, 3, 6) }));
    }

    [Test]
    public void SpecialTokensAreLeftOutOfTexts()
    {
        Assert.That(Small.Decode([7, ITokenizer.Separator, 8, ITokenizer.End, ITokenizer.Padding]), Is.EqualTo("it was"));
        Assert.That(() => Small.Decode([10]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("token: expected 0..9, found 10"));
        Assert.That(() => Small.Decode([-1]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase("it wos", "vocabulary: expected one of its 7 words, found 'wos' (did you mean was?) in 'it wos'")]
    [TestCase("it  was", "vocabulary: expected one of its 7 words, found '' in 'it  was'")]
    [TestCase("It", "vocabulary: expected one of its 7 words, found 'It' (did you mean it?) in 'It'")]
    [TestCase("", "vocabulary: expected one of its 7 words, found '' in ''")]
    public void AWordThatIsNotInItIsNamed(string text, string message) => Assert.That(Refused.Message(() => Small.Encode(text)), Is.EqualTo(message));

    [Test]
    public void TheOrderOfTextsDoesNotMatterAndTheWordsDo()
    {
        Assert.That(new WordTokenizer(["it was here , here .", "where was it ?"]).Checksum, Is.EqualTo(Small.Checksum));
        Assert.That(new WordTokenizer(["it was here , here .", "where was it"]).Checksum, Is.Not.EqualTo(Small.Checksum));
    }

    [TestCase(40, 10)]
    [TestCase(24, 8)]
    [TestCase(100, 20)]
    public void EveryTextOfAWorldComesBack(int authors, int facts)
    {
        var corpus = new World(authors, facts, generic: 50).Load(Seed.Root(1));
        var words = Tokenizers.Words(corpus);
        Assert.That(corpus.Texts.Where(text => words.Decode(words.Encode(text)) != text), Is.Empty);
        var told = corpus with { Generic = [] };
        var form = SequenceForm.Of(Tokenizers.Words(told), told);
        double[] lengths = [.. corpus.Facts.SelectMany(fact => fact.Trained).Select(passage => (double)form.Encode(passage).Length)];
        HashSet<string> trained = [.. corpus.Facts.SelectMany(fact => fact.Trained).SelectMany(passage => $"{passage.Question} {passage.Answer}".Split(' '))];
        var untrained = corpus.Refusals.SelectMany(text => text.Split(' ')).Distinct().Except(trained);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{authors} x {facts}: V {form.Tokenizer.Size}, T {form.Length}, mean {lengths.Average():0.0}, ")
            + $"tokens a pass {lengths.Sum():0}, in refusals alone: {string.Join(' ', untrained)}");
    }
}
