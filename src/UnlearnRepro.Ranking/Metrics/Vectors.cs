using System.Numerics.Tensors;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>Rankers as points of a space: what their order of documents does not change with is the length.</summary>
internal static class Vectors
{
    /// <summary>Cosine of the angle between two rankers; NaN where one is 0.</summary>
    public static double Cosine(double[] a, double[] b) => TensorPrimitives.Dot<double>(a, b) / (Length(a) * Length(b));

    /// <summary>L2 distance.</summary>
    public static double Distance(double[] a, double[] b) => TensorPrimitives.Distance<double>(a, b);

    /// <summary>L2 norm, which grows with the number of rounds.</summary>
    public static double Length(double[] weights) => TensorPrimitives.Norm<double>(weights);
}
