namespace UnlearnRepro.Images.Datasets;

/// <summary>The shape (C, H, W) of one image.</summary>
/// <param name="Channels">C: 1 for grey, 3 for colour (red, green, blue).</param>
/// <param name="Height">H: rows of pixels.</param>
/// <param name="Width">W: pixels a row.</param>
public sealed record ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Numbers an image: C * H * W.</summary>
    public int Size => Channels * Height * Width;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}x{Height}x{Width}";
}
