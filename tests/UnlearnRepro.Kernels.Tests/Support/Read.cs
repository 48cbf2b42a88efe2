using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Support;

/// <summary>Takes numbers out of tensors, and compares them.</summary>
internal static class Read
{
    /// <summary>All values in row-major order. (TorchSharp's accessor throws on a tensor without elements.)</summary>
    public static double[] Numbers(this Tensor values) => values.numel() == 0
        ? []
        : values.detach().to(float64).contiguous().data<double>().ToArray();

    /// <summary>Theta and all buffers, each lane by lane.</summary>
    public static double[] Everything(this Model model) =>
        [.. model.Theta.Numbers(), .. model.Network.Buffers.SelectMany(b => model.Buffer(b).Numbers())];

    /// <summary>The values of one named parameter of one lane, found by counting sizes and not by the model's own views.</summary>
    public static double[] Part(this Model model, string name, int lane = 0)
    {
        long offset = lane * model.Network.Size;
        foreach (var parameter in model.Network.Parameters)
        {
            if (parameter.Name == name)
            {
                return model.Theta.Numbers()[(int)offset..(int)(offset + parameter.Size)];
            }

            offset += parameter.Size;
        }

        throw new KeyNotFoundException(name);
    }

    /// <summary>The values of one named buffer of one lane.</summary>
    public static double[] State(this Model model, string name, int lane = 0) =>
        model.Buffer(model.Network.Buffers.Single(b => b.Name == name))[lane].Numbers();

    /// <summary>
    /// Asserts equality to a relative error. An element below a thousandth of the largest is the difference of larger
    /// numbers and is judged on their scale.
    /// </summary>
    public static void AssertClose(double[] actual, double[] expected, double relative)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length));
        double floor = expected.Max(Math.Abs) / 1000;
        Assert.That(floor, Is.Positive, "a reference of zeros proves nothing");
        for (int i = 0; i < actual.Length; i++)
        {
            double scale = Math.Max(Math.Abs(expected[i]), floor);
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(relative * scale), $"element {i}");
        }
    }
}
