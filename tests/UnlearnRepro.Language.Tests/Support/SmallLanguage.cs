using UnlearnRepro.Domains.Data;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Tasks;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Language.Tests.Support;

/// <summary>A task like the domain's own whose models learn little, in a tenth of a second.</summary>
internal static class SmallLanguage
{
    /// <summary>Ten authors of three facts, a decoder of one block, two passes.</summary>
    public static LanguageTaskSpec Spec { get; } = new(
        "language-10x3", new World(10, 3), new(Values: true, Neighbours: true, Holdout: true), Tokenizers.Words,
        (vocabulary, length) => Decoder.Of(vocabulary, length, width: 16, depth: 1, heads: 2), new(new AdamW(0.01), Epochs: 2, BatchSize: 16))
    { Scored = 10 };

    /// <summary>The task, opened.</summary>
    public static ITask Open(string artifacts) => LanguageDomain.Open(Spec, new(artifacts, DataFolders.Default));
}
