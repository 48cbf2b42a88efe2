namespace UnlearnRepro.Kernels.Tests.Support;

/// <summary>One image in plain C#: channels, side, values in row-major order. Loops only, so that they can be read and believed.</summary>
internal sealed record Plain(int Channels, int Side, double[] Values)
{
    public double this[int c, int y, int x] =>
        x < 0 || y < 0 || x >= Side || y >= Side ? 0 : Values[(((c * Side) + y) * Side) + x];

    /// <summary>Cross-correlation with zeros around.</summary>
    public Plain Convolve(double[] weight, double[]? bias, int outputs, int kernel, int padding)
    {
        int side = Side + (2 * padding) - kernel + 1;
        return Make(outputs, side, (o, y, x) =>
        {
            double sum = bias?[o] ?? 0;
            for (int c = 0; c < Channels; c++)
            {
                for (int i = 0; i < kernel; i++)
                {
                    for (int j = 0; j < kernel; j++)
                    {
                        sum += weight[(((((o * Channels) + c) * kernel) + i) * kernel) + j] * this[c, y + i - padding, x + j - padding];
                    }
                }
            }

            return sum;
        });
    }

    public Plain Normalise(double[] mean, double[] variance, double[] weight, double[] bias) => Make(
        Channels, Side, (c, y, x) => ((this[c, y, x] - mean[c]) / Math.Sqrt(variance[c] + 1e-5) * weight[c]) + bias[c]);

    public Plain Relu() => this with { Values = [.. Values.Select(v => Math.Max(v, 0))] };

    public Plain MaxPool() => Make(Channels, Side / 2, (c, y, x) => new[]
    {
        this[c, 2 * y, 2 * x], this[c, 2 * y, (2 * x) + 1], this[c, (2 * y) + 1, 2 * x], this[c, (2 * y) + 1, (2 * x) + 1],
    }.Max());

    /// <summary>W v + b.</summary>
    public static double[] Affine(double[] v, double[] weight, double[] bias) =>
        [.. bias.Select((b, o) => b + v.Select((value, i) => weight[(o * v.Length) + i] * value).Sum())];

    public static double[] Softmax(double[] logits)
    {
        double total = logits.Sum(Math.Exp);
        return [.. logits.Select(z => Math.Exp(z) / total)];
    }

    private static Plain Make(int channels, int side, Func<int, int, int, double> value)
    {
        var values = new double[channels * side * side];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = value(k / (side * side), k / side % side, k % side);
        }

        return new(channels, side, values);
    }
}
