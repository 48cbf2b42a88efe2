using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Models;

/// <summary>A multilayer perceptron with rectified hidden layers.</summary>
public static class Mlp
{
    /// <summary>E.g. <c>Of(64, [128], 10)</c>, called <c>mlp-64-128-10</c>.</summary>
    /// <param name="inputs">Pixels of an image.</param>
    /// <param name="hidden">Width of each hidden layer.</param>
    /// <param name="classes">C.</param>
    public static Network Of(int inputs, IReadOnlyList<int> hidden, int classes)
    {
        int[] widths = [inputs, .. hidden, classes];
        var layers = new List<Layer>();
        for (int k = 1; k < widths.Length; k++)
        {
            layers.Add(new Linear($"fc{k}", widths[k - 1], widths[k]));
            if (k < widths.Length - 1)
            {
                layers.Add(new Relu());
            }
        }

        return new($"mlp-{string.Join('-', widths)}", layers);
    }
}
