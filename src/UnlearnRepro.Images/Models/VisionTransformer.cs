using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Models;

/// <summary>
/// Vision transformer (Dosovitskiy et al. 2021, arXiv 2010.11929): patches as tokens with a class token before them and learned
/// positions, pre-norm blocks of self-attention and a perceptron of four times the width with GELU, a last layer norm, a linear
/// head on the class token. ViT-Tiny (Touvron et al. 2021) is width 192, depth 12 and 3 heads; 32x32 images take patches of 4.
/// </summary>
/// <remarks>
/// No dropout. Linear layers start as everywhere here, by PyTorch's default, class token and positions from N(0, 0.02^2); no weight
/// comes from elsewhere. Names are timm's, <c>.weight</c> added to the class token and the positions. The last norm is of the class
/// token alone, since the head reads no other. Attention does not change with the bias of its keys: that gradient is rounding, and
/// what SSD makes of these values is too, without any effect on the logits.
/// </remarks>
public static class VisionTransformer
{
    /// <summary>E.g. <c>Of(image, 4, 192, 12, 3, 10)</c>, called <c>vit-3x32x32-p4-192x12x3-10</c>.</summary>
    /// <param name="image">Shape of an image.</param>
    /// <param name="patch">Side of a patch; divides height and width.</param>
    /// <param name="width">Features of a token; a multiple of <paramref name="heads"/>.</param>
    /// <param name="depth">Number of blocks.</param>
    /// <param name="heads">Heads of each self-attention.</param>
    /// <param name="classes">C.</param>
    /// <exception cref="ArgumentException">The patch does not divide the image, or the heads the width.</exception>
    public static Network Of(ImageShape image, int patch, int width, int depth, int heads, int classes)
    {
        if (patch < 1 || image.Height % patch != 0 || image.Width % patch != 0)
        {
            throw new ArgumentException($"vision transformer: expected a patch that divides {image.Height}x{image.Width}, found {patch}", nameof(patch));
        }

        if (heads < 1 || width % heads != 0)
        {
            throw new ArgumentException($"vision transformer: expected a width that is a multiple of its {heads} heads, found {width}", nameof(width));
        }

        int patches = image.Height / patch * (image.Width / patch);
        return new($"vit-{image}-p{patch}-{width}x{depth}x{heads}-{classes}",
        [
            new Patches(image.Channels, image.Height, image.Width, patch),
            new Linear("patch_embed.proj", image.Channels * patch * patch, width),
            new ClassToken("cls_token", width),
            new PositionEmbedding("pos_embed", patches + 1, width),
            .. Enumerable.Range(0, depth).SelectMany(k => Block($"blocks.{k}", width, heads)),
            new FirstToken(),
            new LayerNorm("norm", width),
            new Linear("head", width, classes),
        ]);
    }

    private static IEnumerable<Layer> Block(string name, int width, int heads) =>
    [
        new Residual([
            new LayerNorm($"{name}.norm1", width),
            new Linear($"{name}.attn.qkv", width, 3 * width),
            new SelfAttention(heads),
            new Linear($"{name}.attn.proj", width, width),
        ]),
        new Residual([
            new LayerNorm($"{name}.norm2", width),
            new Linear($"{name}.mlp.fc1", width, 4 * width),
            new Gelu(),
            new Linear($"{name}.mlp.fc2", 4 * width, width),
        ]),
    ];
}
