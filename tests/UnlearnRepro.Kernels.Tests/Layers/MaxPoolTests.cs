using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

/// <summary>Without a gradient pooling takes another way than with one; both give the same bits.</summary>
public class MaxPoolTests : TorchFixture
{
    [TestCase(2, 6, 4)]
    [TestCase(3, 6, 9)]
    [TestCase(2, 7, 5)]
    public void Both_ways_agree_with_the_windows_looked_through(int size, int height, int width)
    {
        // Few values, so that many windows have ties, and one that is no number.
        var random = new Random(1);
        float[] pixels = [.. Enumerable.Range(0, 2 * 3 * height * width).Select(k => k == 17 ? float.NaN : random.Next(-3, 3))];
        var x = tensor(pixels, [2, 3, height, width]);
        using var model = Given.Model(new Network("pool", [new MaxPool(size)]), [1]);
        var plain = new MaxPool(size).Forward(x, model.ForwardRecorded(x).Pass);
        var traced = new MaxPool(size).Forward(x.clone().requires_grad_(true), model.ForwardRecorded(x).Pass);

        int rows = height / size, columns = width / size;
        double[] expected = [.. Enumerable.Range(0, 6 * rows * columns).Select(k =>
        {
            int image = k / (rows * columns), row = k / columns % rows, column = k % columns;
            return Enumerable.Range(0, size * size)
                .Select(w => (double)pixels[(image * height * width) + (((row * size) + (w / size)) * width) + (column * size) + (w % size)])
                .Aggregate(Math.Max);
        })];
        Assert.That(plain.shape, Is.EqualTo(new long[] { 2, 3, rows, columns }));
        Assert.That(plain.Numbers(), Is.EqualTo(expected));
        Assert.That(traced.detach().Numbers(), Is.EqualTo(expected));
    }
}
