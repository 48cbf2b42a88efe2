using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Training;

/// <summary>The changes of an epoch's N images in each of L lanes, in the order of the epoch.</summary>
/// <param name="Of">The shape of an image.</param>
/// <param name="Crop">Rows and columns by which the crop's corner is off the image's, <c>[L, N, 2]</c>.</param>
/// <param name="Flip">1 where an image is mirrored, else 0, <c>[L, N]</c>.</param>
/// <param name="Angle">Radians counter-clockwise, <c>[L, N]</c>, float64.</param>
public sealed record AugmentationDraws(Augmentation Of, Tensor Crop, Tensor Flip, Tensor Angle)
{
    /// <summary>
    /// The images <paramref name="x"/> <c>[L*B, C*H*W]</c>, the epoch's from <paramref name="start"/> on, changed. Every pixel is
    /// looked up where it comes from, back through the turn, the mirror and the crop, so that nothing is interpolated.
    /// </summary>
    public Tensor Apply(Tensor x, long start)
    {
        using var scope = TensorScope.Begin();
        int height = Of.Height, width = Of.Width;
        long b = x.shape[0] / Angle.shape[0];
        var pixel = arange(height * width, dtype: int64, device: x.device);
        var v = (pixel.div(width, RoundingMode.floor) - ((height - 1) / 2.0)).to(float64);
        var u = (pixel.remainder(width) - ((width - 1) / 2.0)).to(float64);
        var (cosine, sine) = (Part(Angle).cos(), Part(Angle).sin());

        var row = Nearest((u * sine) + (v * cosine) + ((height - 1) / 2.0));
        var column = Nearest((u * cosine) - (v * sine) + ((width - 1) / 2.0));
        var inside = Inside(row, column);

        column += Part(Flip) * (width - 1 - (2 * column));
        row += Part(Crop.select(2, 0));
        column += Part(Crop.select(2, 1));
        inside = inside.logical_and(Inside(row, column)).unsqueeze(1);

        var from = ((row * width) + column).unsqueeze(1).mul(inside).expand(-1, Of.Channels, -1);
        var images = x.view(-1, Of.Channels, height * width);
        return scope.Keep(images.gather(2, from).masked_fill(inside.logical_not(), 0).flatten(1));

        Tensor Part(Tensor draws) => draws.narrow(1, start, b).reshape(-1, 1);

        static Tensor Nearest(Tensor place) => (place + 0.5).floor().to(int64);

        Tensor Inside(Tensor r, Tensor c) => r.ge(0).logical_and(r.lt(height)).logical_and(c.ge(0)).logical_and(c.lt(width));
    }
}
