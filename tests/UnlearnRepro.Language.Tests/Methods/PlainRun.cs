using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>What a plain loss sees of one step.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Theta">The parameters that are varied.</param>
/// <param name="Now">The same where the step starts: what passes no gradient on.</param>
/// <param name="First">Those of M_o.</param>
/// <param name="Forget">Rows of D_f.</param>
/// <param name="Retain">Rows of D_r.</param>
/// <param name="Refused">Rows of the refusals.</param>
internal sealed record PlainStep(int Epoch, double[] Theta, double[] Now, double[] First, int[] Forget, int[] Retain, int[] Refused);

/// <summary>
/// The loop of the field's trainers in plain numbers, one lane: order, partners and refusals as the streams have them, gradients by central differences, a bound on
/// their norm, AdamW, and a step size by straight lines.
/// </summary>
internal sealed record PlainRun(int Forget, int Retain, int RefusalsEach, int Epochs, int BatchSize, double LearningRate)
{
    private const double H = 1e-5, Beta1 = 0.9, Beta2 = 0.999, Decay = 0.01;

    /// <summary>Theta after the run.</summary>
    /// <param name="first">Theta of M_o.</param>
    /// <param name="streams">The unlearning seed.</param>
    /// <param name="loss">The loss of a step.</param>
    /// <param name="after">What happens after each.</param>
    public double[] Theta(double[] first, Streams streams, Func<PlainStep, double> loss, Action<PlainStep>? after = null)
    {
        double[] theta = [.. first], m = new double[theta.Length], v = new double[theta.Length];
        int each = BatchSize == 0 ? 1 : (int)Math.Ceiling(Forget / (double)BatchSize), taken = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (forget, retain, refused) in Steps(streams, epoch))
            {
                double[] now = [.. theta];
                PlainStep At(double[] varied) => new(epoch, varied, now, first, forget, retain, refused);
                double[] gradient = Gradient(now, varied => loss(At(varied)));
                double norm = Math.Sqrt(gradient.Sum(g => g * g)), kept = Math.Min(1, 1 / (norm + 1e-6));
                double rate = LearningRate * (taken < each ? taken / (double)each : ((Epochs * each) - taken) / (double)((Epochs - 1) * each));
                after?.Invoke(At(now));
                taken++;
                for (int i = 0; i < theta.Length; i++)
                {
                    double g = kept * gradient[i];
                    m[i] = (Beta1 * m[i]) + ((1 - Beta1) * g);
                    v[i] = (Beta2 * v[i]) + ((1 - Beta2) * g * g);
                    double root = Math.Sqrt(v[i] / (1 - Math.Pow(Beta2, taken))) + 1e-8;
                    theta[i] = (theta[i] * (1 - (rate * Decay))) - (rate * m[i] / (1 - Math.Pow(Beta1, taken)) / root);
                }
            }
        }

        return theta;
    }

    private static double[] Gradient(double[] theta, Func<double[], double> loss)
    {
        double[] gradient = new double[theta.Length];
        for (int i = 0; i < theta.Length; i++)
        {
            double[] up = [.. theta], down = [.. theta];
            up[i] += H;
            down[i] -= H;
            gradient[i] = (loss(up) - loss(down)) / (2 * H);
        }

        return gradient;
    }

    private IEnumerable<(int[] Forget, int[] Retain, int[] Refused)> Steps(Streams streams, int epoch)
    {
        if (BatchSize == 0)
        {
            int[] all = [.. Enumerable.Range(0, Forget)];
            return [(all, [.. Enumerable.Range(0, Retain)], [.. all.Select(i => (i * RefusalsEach) + (i % RefusalsEach))])];
        }

        int[] order = Numbers(streams.Permutation("shuffle", epoch, Forget));
        int[] partners = Numbers(streams.Integers("partners", epoch, Forget, 0, Retain));
        int[] which = Numbers(streams.Integers("refusals", epoch, Forget, 0, RefusalsEach));
        return Enumerable.Range(0, Forget).Chunk(BatchSize).Select(places => (
            places.Select(k => order[k]).ToArray(),
            places.Select(k => partners[k]).ToArray(),
            places.Select(k => (order[k] * RefusalsEach) + which[k]).ToArray())).ToArray();

        static int[] Numbers(Tensor drawn) => [.. drawn.data<long>().Select(n => (int)n)];
    }
}
