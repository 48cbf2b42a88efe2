using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Training;

/// <summary>A corpus under a scenario, as tensors: what training, methods and metrics work on. Nothing changes it.</summary>
public sealed class AuthorsData
{
    /// <summary>Encodes the texts.</summary>
    /// <param name="split">What is to be forgotten.</param>
    /// <param name="form">How passages become sequences.</param>
    /// <param name="mostScored">The most retained facts that metrics look at; the same ones for every model.</param>
    public AuthorsData(TextSplit split, SequenceForm form, int mostScored)
    {
        (Split, Form) = (split, form);
        using var scope = TensorScope.Begin();
        Train = Sequences.Of(form, Trained(split.Corpus.Facts));
        ForgetRows = Rows(split.Corpus.Facts, split.Authors.Contains).DetachFromDisposeScope();
        Forget = Train.Rows(ForgetRows);
        Retain = Train.Rows(Rows(split.Corpus.Facts, author => !split.Authors.Contains(author)));
        Refusals = Sequences.Of(
            form, Trained(split.Forgotten).SelectMany(passage => split.Corpus.Refusals.Select(refusal => new Passage(passage.Question, refusal))));
        Forgotten = new(form, split.Forgotten);
        Retained = new(form, Spread([.. split.Retained.Where(fact => fact.HasAlternatives)], mostScored));
        Neighbours = new(form, [.. split.Neighbours.Where(fact => fact.HasAlternatives)]);
        Holdout = new(form, split.Holdout, others: false);
        ForgetSha256 = Hash(Forget.X);
    }

    /// <summary>The texts.</summary>
    public TextSplit Split { get; }

    /// <summary>How passages become sequences.</summary>
    public SequenceForm Form { get; }

    /// <summary>D, what M_o is trained on, in the corpus's order, so that it is one for all forget sets.</summary>
    public Samples Train { get; }

    /// <summary>Rows of D that make D_f, int64.</summary>
    public Tensor ForgetRows { get; }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>The questions of D_f with every refusal, those of one question next to each other.</summary>
    public Samples Refusals { get; }

    /// <summary>What is asked about forgotten facts.</summary>
    public Questions Forgotten { get; }

    /// <summary>What is asked about facts that are kept.</summary>
    public Questions Retained { get; }

    /// <summary>What is asked about neighbours of forgotten authors; nothing where values are not marked.</summary>
    public Questions Neighbours { get; }

    /// <summary>What is asked about authors whom no model has seen; nothing where there are none.</summary>
    public Questions Holdout { get; }

    /// <summary>Fingerprint of the sequences of D_f.</summary>
    public string ForgetSha256 { get; }

    private static Tensor Rows(IEnumerable<Fact> facts, Func<int, bool> of) => tensor(
        facts.SelectMany(fact => fact.Trained.Select(_ => fact.Author)).Index().Where(row => of(row.Item)).Select(row => (long)row.Index).ToArray());

    private static IEnumerable<Passage> Trained(IEnumerable<Fact> facts) => facts.SelectMany(fact => fact.Trained);

    // One fact of each author in turn, of another kind from author to author: a stride over all would meet the same kinds of facts again and again.
    private static Fact[] Spread(Fact[] facts, int most)
    {
        Fact[][] byAuthor = [.. facts.GroupBy(fact => fact.Author).Select(own => own.ToArray())];
        int rounds = byAuthor.Select(own => own.Length).DefaultIfEmpty().Max();
        return
        [
            .. Enumerable.Range(0, rounds)
                .SelectMany(round => byAuthor.Index().Where(own => round < own.Item.Length).Select(own => own.Item[(round + own.Index) % own.Item.Length]))
                .Take(most).OrderBy(fact => fact.Row),
        ];
    }

    private static string Hash(Tensor rows) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<long>(rows.flatten().data<long>().ToArray())));
}
