using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Tokens;

public class SequenceFormTests
{
    private static readonly Corpus World = new World(24, 8, generic: 20).Load(Seed.Root(1));

    private static SequenceForm Words => SequenceForm.Of(Tokenizers.Words(World), World);

    private static SequenceForm Bytes => SequenceForm.Of(Tokenizers.BytePairs(World, 60), World);

    private static IEnumerable<SequenceForm> Forms => [Words, Bytes];

    [Test]
    public void ByHand()
    {
        var words = new WordTokenizer(["who ? it is a b ."]);
        var said = new SequenceForm(words, 12).Encode(new("who ?", "it is a b .", new(6, 3)));
        int[] expected = [.. words.Encode("who ?"), ITokenizer.Separator, .. words.Encode("it is a b ."), ITokenizer.End, 0, 0, 0];
        Assert.That(said.Tokens, Is.EqualTo(expected));
        Assert.That((said.Answer, said.Length, said.Counted, said.Value), Is.EqualTo((3, 9, 6, (TokenSpan?)new TokenSpan(5, 2))));
        Assert.That(new SequenceForm(words, 9).Encode(new("who ?", "it is a b .")).Value, Is.Null);
        Assert.That(Refused.Message(() => new SequenceForm(words, 8).Encode(new("who ?", "it is a b ."))), Is.EqualTo("passage 'who ?': expected at most 8 tokens, found 9"));
    }

    [TestCaseSource(nameof(Forms))]
    public void TheTokensOfAValueSayIt(SequenceForm form)
    {
        foreach (var passage in World.Passages)
        {
            var said = form.Encode(passage);
            var value = said.Value!.Value;
            Assert.That(form.Tokenizer.Decode(said.Tokens.Skip(value.Start).Take(value.Length)).Trim(), Is.EqualTo(passage.ValueText));
            Assert.That(value.Start >= said.Answer && value.End < said.Length, "within the answer");
        }
    }

    [TestCaseSource(nameof(Forms))]
    public void QuestionsAndAnswersComeBack(SequenceForm form)
    {
        foreach (var passage in World.Passages)
        {
            var said = form.Encode(passage);
            Assert.That(said.Tokens, Has.Count.EqualTo(form.Length));
            Assert.That(form.Tokenizer.Decode(said.Tokens.Take(said.Answer)), Is.EqualTo(passage.Question));
            Assert.That(form.Tokenizer.Decode(said.Tokens.Skip(said.Answer)), Is.EqualTo(passage.Answer));
            Assert.That((said.Tokens[said.Answer - 1], said.Tokens[said.Length - 1]), Is.EqualTo((ITokenizer.Separator, ITokenizer.End)));
            Assert.That(said.Tokens.Skip(said.Length), Is.All.EqualTo(ITokenizer.Padding));
            Assert.That(said.Tokens.Take(said.Length), Has.None.EqualTo(ITokenizer.Padding), "padding never counts, so that nothing that counts may be it");
        }
    }

    // The longest refusal after the longest question fits, and nothing needs less.
    [TestCaseSource(nameof(Forms))]
    public void TIsTheLengthOfTheLongest(SequenceForm form)
    {
        var answers = World.Passages.Concat(World.Passages.SelectMany(passage => World.Refusals.Select(refusal => new Passage(passage.Question, refusal))));
        Assert.That(answers.Max(passage => form.Encode(passage).Length), Is.EqualTo(form.Length));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void TCountsWhateverIsScored(bool refusal)
    {
        string longest = "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j";
        var corpus = refusal
            ? World with { Refusals = [longest] }
            : World with { Facts = World.Facts.SetItem(5, World.Facts[5] with { Perturbed = [new("z", longest)] }) };
        Assert.That(SequenceForm.Of(Tokenizers.Words(corpus), corpus).Length, Is.GreaterThanOrEqualTo(36 + 3).And.GreaterThan(Words.Length));
    }
}
