using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Training;

/// <summary>Makes tensors of passages.</summary>
internal static class Sequences
{
    /// <summary>Sequences with the places of their answers; no fewer than one.</summary>
    public static Samples Of(SequenceForm form, IEnumerable<Passage> passages) => Of([.. passages.Select(form.Encode)]);

    /// <summary>The same of passages that are encoded.</summary>
    public static Samples Of(IReadOnlyList<Encoded> passages) => new(
        tensor(passages.SelectMany(passage => passage.Tokens).Select(token => (long)token).ToArray(), [passages.Count, passages[0].Tokens.Count]),
        tensor(passages.Select(passage => (long)passage.Answer).ToArray()));
}
