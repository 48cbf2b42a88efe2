using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tasks;

/// <summary>The language tasks known by name.</summary>
public static class LanguageTaskCatalog
{
    /// <summary>All of them; the first is the default and needs no download.</summary>
    public static IReadOnlyList<LanguageTaskSpec> All { get; } =
    [
        World("language", authors: 40, facts: 10, epochs: 24, batch: 32),
        World("language-24x8", authors: 24, facts: 8, epochs: 24, batch: 16),
        World("language-100x20", authors: 100, facts: 20, epochs: 10, batch: 32) with { Scored = 200 },
        Tofu("tofu-20", authors: 20, epochs: 24, batch: 16),
        Tofu("tofu", authors: null, epochs: 20, batch: 32) with { Scored = 200 },
    ];

    /// <summary>The task called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static LanguageTaskSpec Get(string name) =>
        All.FirstOrDefault(spec => spec.Name == name) ?? throw new StudyException(Names.Unknown("task", name, All.Select(spec => spec.Name)));

    // It is the number of steps with a falling rate that counts: some 500 at least, or answers are known in part.
    private static LanguageTaskSpec World(string name, int authors, int facts, int epochs, int batch) => new(
        name, new World(authors, facts), new(Values: true, Neighbours: true, Holdout: true), Tokenizers.Words,
        (vocabulary, length) => Decoder.Of(vocabulary, length), Recipe(8e-3, epochs, batch));

    private static LanguageTaskSpec Tofu(string name, int? authors, int epochs, int batch) => new(
        name, new TofuSource(authors), new(Values: false, Neighbours: false, Holdout: false), corpus => Tokenizers.BytePairs(corpus, merges: 1000),
        (vocabulary, length) => Decoder.Of(vocabulary, length), Recipe(3e-3, epochs, batch));

    private static Recipe Recipe(double learningRate, int epochs, int batch) =>
        new(new Clipped(new AdamW(learningRate, WeightDecay: 0.01), MaxNorm: 1), epochs, batch, Warmup: 0.1);
}
