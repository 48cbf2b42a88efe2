using System.Text;
using FsCheck;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Tests.Tokens;

public class BytePairTests
{
    private static readonly BytePairTokenizer Trained = BytePairs.Train(Enumerable.Repeat("the cat and the hat, it's naïve 😀 日本 123 the", 3), 40);

    [Test]
    public void TheMostFrequentPairIsMergedFirstAndOfEqualOnesTheSmaller()
    {
        // " x", "xb" and "ab" occur twice or more, "ab" most often; then of " b", " d", " x", "xb" and so on, all of which occur twice, the smallest.
        string[] texts = ["abc abc ab xb xb bd db bd db"];
        var merges = BytePairs.Train(texts, 100).Merges;
        Assert.That(merges.Take(2), Is.EqualTo(new[] { (T('a'), T('b')), (T(' '), T('b')) }));
        Assert.That(merges, Is.EqualTo(Reference.Merges(texts, 100)), "until no pair occurs twice");

        static int T(char c) => ITokenizer.Specials + c;
    }

    // Counted anew after every merge, as the algorithm is written down.
    [FsProperty(MaxTest = 200)]
    public void MergesAreThoseOfCountingAnew(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string[] texts = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text(random, "aab b'c "))];
        Assert.That(BytePairs.Train(texts, 30).Merges, Is.EqualTo(Reference.Merges(texts, 30)), string.Join('|', texts));
    }

    [FsProperty(MaxTest = 200)]
    public void TheOrderOfTextsDoesNotMatter(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string[] texts = [.. Enumerable.Range(0, 6).Select(_ => Text(random, "aabé c1,\n"))];
        string sum = BytePairs.Train(texts, 25).Checksum;
        random.Shuffle(texts);
        Assert.That(BytePairs.Train(texts, 25).Checksum, Is.EqualTo(sum));
    }

    [FsProperty(MaxTest = 2000)]
    public void EveryTextComesBack(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string text = Text(random);
        var tokens = Trained.Tokenize(text);
        Assert.That(Trained.Decode(tokens.Select(token => token.Id)), Is.EqualTo(text));
        Assert.That(tokens.Select(token => token.Id), Is.All.InRange(ITokenizer.Specials, Trained.Size - 1));
    }

    // Every letter is of a token, in their order; a token of whole letters is these letters.
    [FsProperty(MaxTest = 1000)]
    public void TokensKnowTheirLetters(DoNotSize<ulong> any)
    {
        string text = Text(new Random((int)any.Item));
        int end = 0;
        foreach (var token in Trained.Tokenize(text))
        {
            Assert.That(token.Start <= end && token.End >= end && token.End > token.Start, text);
            byte[] letters = Encoding.UTF8.GetBytes(text[token.Start..token.End]), bytes = Trained.BytesOf(token.Id).ToArray();
            Assert.That(letters.AsSpan().IndexOf(bytes), Is.GreaterThanOrEqualTo(0));
            end = token.End;
        }

        Assert.That(end, Is.EqualTo(text.Length));
    }

    [FsProperty(MaxTest = 1000)]
    public void AnyBytesOfAModelAreAText(int[] ids) => Assert.That(Trained.Decode(ids.Select(id => (int)((uint)id % (uint)Trained.Size))), Is.Not.Null);

    [Test]
    public void NoTokenGoesBeyondAPiece()
    {
        var tokens = BytePairs.Train(Enumerable.Repeat("in the end , it's 2024", 50), 1000);
        string[] pieces = ["in", " the", " end", " ,", " it", "'s", " 2024"];
        Assert.That(tokens.Encode("in the end , it's 2024").Select(id => tokens.Decode([id])), Is.EqualTo(pieces));
        Assert.That(tokens.Merges.Count, Is.LessThan(1000), "nothing is left that occurs twice");
    }

    // "abc" is merged by way of "ab", of which none is left.
    [Test]
    public void ATokenThatWasAStepOnlyStandsInNoText()
    {
        string[] texts = ["abc abc abc"];
        var tokens = BytePairs.Train(texts, 3);
        int ab = tokens.Merges.Index().Single(merge => tokens.Decode([merge.Item.Left, merge.Item.Right]) == "ab").Index + ITokenizer.Specials + 256;
        Assert.That(tokens.Steps, Does.Contain(ab));
        Assert.That(tokens.Encode("ab").Select(id => tokens.Decode([id])), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(new BytePairTokenizer(tokens.Merges).Encode("ab"), Is.EqualTo(new[] { ab }));
        Assert.That(new BytePairTokenizer(tokens.Merges).Checksum, Is.Not.EqualTo(tokens.Checksum));
        Assert.That(() => new BytePairTokenizer(tokens.Merges, [100]), Throws.ArgumentException.With.Message.StartWith("step 100: expected a merged token"));
    }

    // Where a token may stand is where learning has left it.
    [FsProperty(MaxTest = 200)]
    public void TextsThatWereLearnedFromHaveAllTokensBetweenThem(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string[] texts = [.. Enumerable.Range(0, 5).Select(_ => Text(random, "aab b'c "))];
        var tokens = BytePairs.Train(texts, 20);
        var found = texts.SelectMany(text => tokens.Encode(text)).Where(id => id >= ITokenizer.Specials + 256).Distinct();
        Assert.That(found.Concat(tokens.Steps).Order(), Is.EqualTo(Enumerable.Range(ITokenizer.Specials + 256, tokens.Size - ITokenizer.Specials - 256)));
    }

    [Test]
    public void HalfALetterIsRefused() =>
        Assert.That(Refused.Message(() => Trained.Encode("a\ud800b")), Does.StartWith("text: expected whole letters, found half a pair of UTF-16"));

    [Test]
    public void MergesOfWhatIsNotThereAreRefused()
    {
        Assert.That(() => new BytePairTokenizer([(100, 259)]), Throws.ArgumentException.With.Message.StartWith("merge 0: expected a new pair of tokens 3..258, found 100 and 259"));
        Assert.That(() => new BytePairTokenizer([(100, 101), (100, 101)]), Throws.ArgumentException.With.Message.StartWith("merge 1:"));
        Assert.That(() => new BytePairTokenizer([(2, 101)]), Throws.ArgumentException);
        Assert.That(new BytePairTokenizer([(100, 101), (259, 102), (101, 102), (100, 261)]).Size, Is.EqualTo(262), "the last is the bytes of the second");
        Assert.That(() => Trained.Decode([Trained.Size]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static string Text(Random random, string letters) => new([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => letters[random.Next(letters.Length)])]);

    // Letters of all planes, white space and words that the tokenizer has learned.
    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (int k = random.Next(0, 30); k > 0; k--)
        {
            text.Append(random.Next(5) switch
            {
                0 => " \t\n\r\u00a0\u2003\u3000'"[random.Next(8)].ToString(),
                1 => new[] { "the", " cat", "'s", "naïve", "😀", "日本", "12" }[random.Next(7)],
                2 => ((char)random.Next(0, 0x250)).ToString(),
                _ => Rune().ToString(),
            });
        }

        return text.ToString();

        Rune Rune()
        {
            int value;
            do
            {
                value = random.Next(0, 0x110000);
            }
            while (!System.Text.Rune.IsValid(value));
            return new(value);
        }
    }
}
