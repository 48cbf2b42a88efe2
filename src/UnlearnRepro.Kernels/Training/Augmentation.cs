using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Training;

/// <summary>
/// Random changes of training images, drawn anew for every image, epoch and lane: a crop of the image with a black border of
/// <paramref name="Padding"/> pixels, a mirror image with probability 1/2, a turn by an angle uniform on
/// [-<paramref name="Rotation"/>, <paramref name="Rotation"/>) degrees about the centre, in this order. Turned pixels are the
/// nearest ones, what was outside the image is black (0).
/// <para>Source: SUPREME's training transforms, torchvision's RandomCrop(32, padding=4), RandomHorizontalFlip and
/// RandomRotation(15), which have the same order, interpolation and fill.</para>
/// <para>Draws: purposes <c>augment-crop</c>, <c>augment-flip</c> and <c>augment-rotation</c>, index = epoch, so that leaving one
/// out changes no other.</para>
/// </summary>
/// <param name="Channels">C; an image is a row of C*H*W numbers.</param>
/// <param name="Height">H, pixels.</param>
/// <param name="Width">W, pixels.</param>
/// <param name="Padding">Border of the crop, pixels; 0 for none.</param>
/// <param name="Flip">Whether images are mirrored.</param>
/// <param name="Rotation">Greatest angle in degrees; 0 for none.</param>
/// <exception cref="ArgumentException">An image without pixels, or a negative border or angle.</exception>
public sealed record Augmentation(int Channels, int Height, int Width, int Padding = 4, bool Flip = true, double Rotation = 15)
{
    private const string CropPurpose = "augment-crop", FlipPurpose = "augment-flip", RotationPurpose = "augment-rotation";

    /// <summary>C.</summary>
    public int Channels { get; } = AtLeast(1, Channels, "channels");

    /// <summary>H.</summary>
    public int Height { get; } = AtLeast(1, Height, "height");

    /// <summary>W.</summary>
    public int Width { get; } = AtLeast(1, Width, "width");

    /// <summary>Border of the crop, pixels.</summary>
    public int Padding { get; } = AtLeast(0, Padding, "padding");

    /// <summary>Greatest angle in degrees.</summary>
    public double Rotation { get; } = Rotation is >= 0 and <= 180
        ? Rotation
        : throw new ArgumentException($"augmentation, rotation: expected 0 to 180 degrees, found {Rotation}");

    /// <summary>What an epoch over <paramref name="samples"/> needs, image after image in the epoch's order.</summary>
    /// <param name="streams">The random numbers of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="samples">What is trained on.</param>
    /// <exception cref="ArgumentException">The samples are no such images.</exception>
    public AugmentationDraws Draw(Streams streams, int epoch, Samples samples)
    {
        int size = Channels * Height * Width;
        if (samples.X.shape[1] != size)
        {
            throw new ArgumentException($"augmentation: expected images of {Channels}x{Height}x{Width}, {size} numbers, found {samples.X.shape[1]}");
        }

        long n = samples.Count;
        using var scope = TensorScope.Begin();
        var none = zeros([streams.Lanes, n], int64);
        var crop = Padding > 0 ? streams.Integers(CropPurpose, epoch, 2 * n, -Padding, Padding + 1).view(-1, n, 2) : none.unsqueeze(2).expand(-1, -1, 2);
        var flip = Flip ? streams.Integers(FlipPurpose, epoch, n, 0, 2) : none;
        var angle = Rotation > 0 ? streams.Uniform(RotationPurpose, epoch, n, Rotation * Math.PI / 180) : none.to(float64);
        return new(this, Kept(crop), Kept(flip), Kept(angle));

        Tensor Kept(Tensor t) => t.to(samples.X.device).MoveToOuterDisposeScope();
    }

    /// <summary>What it draws of a training's streams.</summary>
    public static IReadOnlyList<string> Purposes { get; } = [CropPurpose, FlipPurpose, RotationPurpose];

    private static int AtLeast(int least, int found, string what) =>
        found >= least ? found : throw new ArgumentException($"augmentation, {what}: expected at least {least}, found {found}");
}
