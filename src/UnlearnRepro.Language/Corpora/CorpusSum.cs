using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Language.Corpora;

/// <summary>The checksum of a corpus. Every text has its length before it and every list its count, so that no two corpora give the same bytes.</summary>
internal sealed class CorpusSum : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>SHA-256 (hex).</summary>
    public static string Of(Corpus corpus)
    {
        using var sum = new CorpusSum();
        sum.Add(corpus.Facts, sum.Add);
        sum.Add(corpus.Holdout, sum.Add);
        sum.Add(corpus.Generic, sum.Add);
        sum.Add(corpus.Refusals, sum.Add);
        sum.Add([.. corpus.Splits.OrderBy(split => split.Key)], split =>
        {
            sum.Add(split.Key);
            sum.Add(split.Value, sum.Add);
        });
        return Convert.ToHexStringLower(sum.hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Add<T>(IReadOnlyCollection<T> list, Action<T> add)
    {
        Add(list.Count);
        foreach (var item in list)
        {
            add(item);
        }
    }

    private void Add(Fact fact)
    {
        Add(fact.Row);
        Add(fact.Author);
        Add(fact.Trained, Add);
        Add(fact.Paraphrase is null ? [] : [fact.Paraphrase], (Passage passage) => Add(passage));
        Add(fact.Perturbed, Add);
        Add(fact.OtherQuestion ?? "");
        Add(fact.Kind ?? "");
    }

    private void Add(Passage passage)
    {
        Add(passage.Question);
        Add(passage.Answer);
        Add(passage.Value?.Start ?? -1);
        Add(passage.Value?.Length ?? -1);
    }

    private void Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        hash.AppendData(bytes);
    }

    private void Add(int number)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
