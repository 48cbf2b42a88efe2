using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Models;

/// <summary>
/// A decoder as GPT-2 is one (Radford et al. 2019): token numbers <c>[L*B, T]</c>, int64, to logits of the next token <c>[L*B, T, V]</c>.
/// Token vectors plus learned positions, pre-norm blocks of causal self-attention and a perceptron of four times the width with GELU, a
/// last layer norm, and a linear head of its own at every place.
/// </summary>
/// <remarks>
/// Unlike GPT-2: the head shares no values with the embedding (a tied one has two per-sample gradients whose sum has other squares),
/// and has a bias; GELU is exact and epsilon 1e-6; linear layers start as everywhere here, by PyTorch's default; no dropout. Names are
/// GPT-2's, a weight being (outputs, inputs).
/// </remarks>
public static class Decoder
{
    /// <summary>E.g. <c>Of(340, 24)</c>, called <c>decoder-v340-t24-64x2x4</c>.</summary>
    /// <param name="vocabulary">V.</param>
    /// <param name="positions">The largest T.</param>
    /// <param name="width">Features of a token; a multiple of <paramref name="heads"/>.</param>
    /// <param name="depth">Number of blocks.</param>
    /// <param name="heads">Heads of each self-attention.</param>
    /// <exception cref="ArgumentException">The heads do not divide the width.</exception>
    public static Network Of(int vocabulary, int positions, int width = 64, int depth = 2, int heads = 4)
    {
        if (heads < 1 || width % heads != 0)
        {
            throw new ArgumentException($"decoder: expected a width that is a multiple of its {heads} heads, found {width}", nameof(width));
        }

        return new($"decoder-v{vocabulary}-t{positions}-{width}x{depth}x{heads}",
        [
            new TokenEmbedding("wte", vocabulary, width),
            new PositionEmbedding("wpe", positions, width),
            .. Enumerable.Range(0, depth).SelectMany(k => Block($"h.{k}", width, heads)),
            new LayerNorm("ln_f", width),
            new Linear("lm_head", width, vocabulary),
        ]);
    }

    /// <summary>
    /// Number of layers that have run after so many blocks: <c>model.Forward(x, ..Decoder.After(1))</c> are the activations <c>[L*B, T, F]</c>
    /// that the first block gives, <c>After(0)</c> those of the embedding, and <c>model.Forward(h, Decoder.After(1)..)</c> goes on from them.
    /// </summary>
    /// <param name="blocks">From 0 to the depth.</param>
    public static int After(int blocks) => 2 + (2 * blocks);

    private static IEnumerable<Layer> Block(string name, int width, int heads) =>
    [
        new Residual([
            new LayerNorm($"{name}.ln_1", width),
            new Linear($"{name}.attn.c_attn", width, 3 * width),
            new SelfAttention(heads, causal: true),
            new Linear($"{name}.attn.c_proj", width, width),
        ]),
        new Residual([
            new LayerNorm($"{name}.ln_2", width),
            new Linear($"{name}.mlp.c_fc", width, 4 * width),
            new Gelu(),
            new Linear($"{name}.mlp.c_proj", 4 * width, width),
        ]),
    ];
}
