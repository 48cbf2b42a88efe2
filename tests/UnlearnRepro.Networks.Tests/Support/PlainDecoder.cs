using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Tests.Support;

/// <summary>A decoder in plain C#, one sequence at a time: loops over numbers, so that they can be read and believed.</summary>
internal sealed class PlainDecoder(Model model, int lane, int width, int depth, int heads)
{
    /// <summary>The logits at every place.</summary>
    public double[][] Logits(int[] tokens)
    {
        double[] vectors = Part("wte.weight"), positions = Part("wpe.weight");
        double[][] x = [.. tokens.Select((token, t) => Each(width, f => vectors[(token * width) + f] + positions[(t * width) + f]))];
        for (int k = 0; k < depth; k++)
        {
            double[][] seen = Attention(Affine(Norm(x, $"h.{k}.ln_1"), $"h.{k}.attn.c_attn"));
            x = Sum(x, Affine(seen, $"h.{k}.attn.c_proj"));
            double[][] hidden = Affine(Norm(x, $"h.{k}.ln_2"), $"h.{k}.mlp.c_fc");
            x = Sum(x, Affine([.. hidden.Select(h => h.Select(Gelu).ToArray())], $"h.{k}.mlp.c_proj"));
        }

        return Affine(Norm(x, "ln_f"), "lm_head");
    }

    private double[][] Norm(double[][] x, string name)
    {
        double[] weight = Part($"{name}.weight"), bias = Part($"{name}.bias");
        return [.. x.Select(v =>
        {
            double mean = v.Average(), deviation = Math.Sqrt(v.Average(a => (a - mean) * (a - mean)) + 1e-6);
            return Each(width, f => ((v[f] - mean) / deviation * weight[f]) + bias[f]);
        })];
    }

    private double[][] Affine(double[][] x, string name) => [.. x.Select(v => Plain.Affine(v, Part($"{name}.weight"), Part($"{name}.bias")))];

    // Queries, keys and values side by side, head after head in each; a place sees itself and those before it.
    private double[][] Attention(double[][] x)
    {
        int d = width / heads;
        return [.. x.Select((_, t) => Each(width, f =>
        {
            int head = f / d * d;
            double[] weights = Plain.Softmax(Each(t + 1, s => Each(d, i => x[t][head + i] * x[s][width + head + i]).Sum() / Math.Sqrt(d)));
            return Each(t + 1, s => weights[s] * x[s][(2 * width) + f]).Sum();
        }))];
    }

    private double[] Part(string name) => model.Part(name, lane);

    private static double[][] Sum(double[][] a, double[][] b) => [.. a.Zip(b, (v, w) => v.Zip(w, (p, q) => p + q).ToArray())];

    private static double[] Each(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];

    // x Phi(x); Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), whose terms have one sign.
    private static double Gelu(double x)
    {
        double term = x, sum = x;
        for (int n = 3; Math.Abs(term) > 1e-20; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return x * (0.5 + (Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * sum));
    }
}
