using UnlearnRepro.Images.Metrics;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>What published code computes in single precision, once more in <see cref="MathF"/> and without torch.</summary>
internal static class SinglePrecision
{
    /// <summary>The softmax of each sample.</summary>
    public static float[][] Softmax(Predictions of) => [.. Enumerable.Range(0, (int)of.Count).Select(i =>
    {
        float[] logits = [.. of.Logits.select(0, i).data<double>().ToArray().Select(x => (float)x)];
        float[] exp = [.. logits.Select(x => MathF.Exp(x - logits.Max()))];
        return exp.Select(e => e / exp.Sum()).ToArray();
    })];

    /// <summary>SUPREME's JSDiv: torch's kl_div has m ln m - m ln p for each class, with 0 ln 0 = 0 in the first term alone.</summary>
    public static float JsDiv(Predictions a, Predictions b)
    {
        float[] p = [.. Softmax(a).SelectMany(row => row)], q = [.. Softmax(b).SelectMany(row => row)];
        float[] m = [.. p.Zip(q, (x, y) => (x + y) / 2)];
        float KlDiv(float[] of) => m.Zip(of, (x, y) => (x == 0 ? 0 : x * MathF.Log(x)) - (x * MathF.Log(y))).Sum() / m.Length;
        return 0.5f * (KlDiv(p) + KlDiv(q));
    }

    /// <summary>SUPREME's entropy.</summary>
    public static double[] Entropies(Predictions of) => [.. Softmax(of).Select(row => (double)-row.Select(p => p > 0 ? p * MathF.Log(p) : 0).Sum())];
}
