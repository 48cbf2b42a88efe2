using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class ToImageTests : TorchFixture
{
    /// <summary>
    /// Pixel by pixel with the channels innermost, also where there is one channel and every order of storage is the same: by its strides
    /// libtorch then chooses its fast convolution and pooling. Nothing else would show the other choice but the time.
    /// </summary>
    [Test]
    public void Images_have_their_numbers_in_place_and_their_channels_innermost([Values(1, 3)] int channels, [Values(1, 2)] int lanes)
    {
        const int samples = 2, height = 3, width = 4;
        using var model = Given.Model(new Network("image", [new ToImage(channels, height, width)]), [.. Enumerable.Range(1, lanes)]);
        var x = arange(lanes * samples * channels * height * width, float64).view(lanes * samples, -1);
        var image = model.Forward(x);

        Assert.That(image.shape, Is.EqualTo(new long[] { samples, lanes * channels, height, width }));
        Assert.That(image.stride(), Is.EqualTo(new long[] { lanes * channels * height * width, 1, width * lanes * channels, lanes * channels }));
        var expected = from b in Enumerable.Range(0, samples)
                       from l in Enumerable.Range(0, lanes)
                       from pixel in Enumerable.Range(0, channels * height * width)
                       select (double)((((l * samples) + b) * channels * height * width) + pixel);
        Assert.That(image.contiguous().Numbers(), Is.EqualTo(expected));
    }
}
