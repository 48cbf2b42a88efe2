using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

public class MaxPoolTests : TorchFixture
{
    [TestCase(2, 6, 4)]
    [TestCase(3, 6, 9)]
    [TestCase(2, 7, 5)]
    public void Agrees_with_the_windows_looked_through_in_both_orders_of_storage(int size, int height, int width)
    {
        // Few values, so that many windows have ties, and one that is no number.
        var random = new Random(1);
        float[] pixels = [.. Enumerable.Range(0, 2 * 3 * height * width).Select(k => k == 17 ? float.NaN : random.Next(-3, 3))];
        var x = tensor(pixels, [2, 3, height, width]);
        using var model = Given.Model(new Network("pool", [new MaxPool(size)]), [1]);
        var planes = new MaxPool(size).Forward(x, model.ForwardRecorded(x).Pass);
        var innermost = new MaxPool(size).Forward(x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2), model.ForwardRecorded(x).Pass);

        int rows = height / size, columns = width / size;
        double[] expected = [.. Enumerable.Range(0, 6 * rows * columns).Select(k =>
        {
            int image = k / (rows * columns), row = k / columns % rows, column = k % columns;
            return Enumerable.Range(0, size * size)
                .Select(w => (double)pixels[(image * height * width) + (((row * size) + (w / size)) * width) + (column * size) + (w % size)])
                .Aggregate(Math.Max);
        })];
        Assert.That(planes.shape, Is.EqualTo(new long[] { 2, 3, rows, columns }));
        Assert.That(planes.Numbers(), Is.EqualTo(expected));
        Assert.That(innermost.contiguous().Numbers(), Is.EqualTo(expected));
    }
}
