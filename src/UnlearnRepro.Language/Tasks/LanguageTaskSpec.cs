using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Tasks;

/// <summary>A task of this domain before its texts are read.</summary>
/// <param name="Name">What the user types, e.g. <c>language</c>.</param>
/// <param name="Source">Its texts.</param>
/// <param name="Asks">What these let one ask.</param>
/// <param name="Tokenizer">What makes tokens of them.</param>
/// <param name="Network">The network for a vocabulary and a length of sequences.</param>
/// <param name="Recipe">How M_o and M_r are trained.</param>
public sealed record LanguageTaskSpec(
    string Name, ICorpusSource Source, Askable Asks, Func<Corpus, ITokenizer> Tokenizer, Func<int, int, Network> Network, Recipe Recipe)
{
    /// <summary>The most facts that are kept and looked at by metrics.</summary>
    public int Scored { get; init; } = 60;
}
