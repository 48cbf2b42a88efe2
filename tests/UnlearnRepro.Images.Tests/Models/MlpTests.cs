using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Models;

public class MlpTests
{
    [Test]
    public void ItHasTheNameAndNumberOfParametersOfItsWidths()
    {
        var network = Mlp.Of(64, [128], 10);
        Assert.That(network.Name, Is.EqualTo("mlp-64-128-10"));
        Assert.That(network.Size, Is.EqualTo((64 * 128) + 128 + (128 * 10) + 10));
        Assert.That(network.Parameters.Select(p => p.Name), Is.EqualTo(new[] { "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias" }));
        Assert.That(network.Buffers, Is.Empty);
    }

    [Test]
    public void WithoutHiddenLayersItIsLinear() => Assert.That(Mlp.Of(4, [], 3).Size, Is.EqualTo(15));

    [Test]
    public void ItsLogitsAreThoseOfPlainLoops()
    {
        var network = Mlp.Of(5, [4, 3], 2);
        using var model = Given.Model(network, 7);
        float[][] x = [[0.1f, -2, 0.3f, 4, -0.5f], [1, 1, -1, 0, 2]];
        using var input = tensor([.. x.SelectMany(r => r)], [2, 5]);
        using var noGrad = no_grad();
        using var logits = model.Forward(input);
        double[] expected = [.. x.SelectMany(row => Plain(row))];
        Assert.That(logits.data<float>().Select(v => (double)v), Is.EqualTo(expected).Within(1e-6));

        double[] Plain(float[] row)
        {
            double[] values = [.. row.Select(v => (double)v)];
            for (int layer = 0; layer < 3; layer++)
            {
                float[] weight = model.Leaf(network.Parameters[2 * layer]).data<float>().ToArray();
                float[] bias = model.Leaf(network.Parameters[(2 * layer) + 1]).data<float>().ToArray();
                double[] next = new double[bias.Length];
                for (int o = 0; o < next.Length; o++)
                {
                    next[o] = bias[o];
                    for (int i = 0; i < values.Length; i++)
                    {
                        next[o] += weight[(o * values.Length) + i] * values[i];
                    }

                    next[o] = layer < 2 ? Math.Max(0, next[o]) : next[o];
                }

                values = next;
            }

            return values;
        }
    }
}
