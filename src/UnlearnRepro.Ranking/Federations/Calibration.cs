using System.Numerics.Tensors;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>FedEraser's step: the length of an update that was stored, in the direction of one that was not (Liu et al. 2021, section 3).</summary>
internal static class Calibration
{
    /// <summary><c>W + ||U|| V / ||V||</c>.</summary>
    /// <param name="weights">W.</param>
    /// <param name="length">||U||.</param>
    /// <param name="mean">W + V, the mean of what was sent.</param>
    public static double[] Step(double[] weights, double length, double[] mean)
    {
        double[] step = new double[weights.Length];
        TensorPrimitives.Subtract(mean, weights, step);
        TensorPrimitives.MultiplyAdd(step, length / TensorPrimitives.Norm<double>(step), weights, step);
        return step;
    }

    /// <summary>Whether anybody moved. Messages are float: one that is W rounded has no direction but that of the rounding.</summary>
    public static bool Moved(double[] weights, IReadOnlyList<float[]> messages) =>
        messages.Any(message => message.Where((sent, k) => sent != (float)weights[k]).Any());
}
