using System.Globalization;
using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Faults.Held;

/// <summary>Unlearning by hand, from the methods' papers and the hyper-parameters of a record; of the code under test come the draws alone.</summary>
/// <param name="original">M_o.</param>
/// <param name="forget">D_f.</param>
/// <param name="retain">D_r.</param>
/// <param name="parameters">As a record has them, e.g. <c>LearningRate=0.02,Epochs=5,BatchSize=64</c>.</param>
/// <param name="draws">The cell's random numbers.</param>
internal sealed class PlainMethods(PlainPerceptron original, Sample[] forget, Sample[] retain, string parameters, Streams draws)
{
    private const double Momentum = 0.9, Decay = 5e-4, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly PlainPerceptron model = original.Clone();

    private readonly Dictionary<string, double> given =
        parameters.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));

    private int BatchSize => (int)given["BatchSize"];

    public PlainPerceptron Of(string method) => method switch
    {
        "Finetune" => Minimise(retain, Sgd(), (g, batch, _, _) => model.AddGradient(g, batch, 1)),
        "NegGrad" => Minimise(forget, Sgd(), (g, batch, _, _) => model.AddGradient(g, batch, -1)),
        "NegGradPlus" => Minimise(retain, Sgd(), (g, batch, epoch, k) =>
        {
            model.AddGradient(g, batch, given["Alpha"]);
            model.AddGradient(g, Cycle(Batches(forget, "shuffle-forget", epoch), k), given["Alpha"] - 1);
        }),
        "RandomLabels" => Minimise([.. WrongLabels(), .. retain], Adam(), (g, batch, _, _) => model.AddGradient(g, batch, 1)),
        "SsdCorrected" => Dampen(),
        _ => throw new ArgumentException($"method: expected one that is written here, found {method}"),
    };

    // Passes over shuffled batches: the gradient at the model as it is, then a step.
    private PlainPerceptron Minimise(Sample[] samples, Action<double[]> step, Action<double[], Sample[], int, int> addGradient)
    {
        for (int epoch = 0; epoch < given["Epochs"]; epoch++)
        {
            foreach (var (k, batch) in Batches(samples, "shuffle", epoch).Index())
            {
                double[] g = new double[model.Theta.Length];
                addGradient(g, batch, epoch, k);
                step(g);
            }
        }

        return model;
    }

    // v = m v + g + d theta; theta -= r v.
    private Action<double[]> Sgd()
    {
        double[] theta = model.Theta, v = new double[theta.Length];
        return g =>
        {
            for (int p = 0; p < theta.Length; p++)
            {
                v[p] = (Momentum * v[p]) + g[p] + (Decay * theta[p]);
                theta[p] -= given["LearningRate"] * v[p];
            }
        };
    }

    // m and v are decaying means of g and g^2, freed of their start at 0; theta -= r m / (sqrt(v) + e).
    private Action<double[]> Adam()
    {
        double[] theta = model.Theta, m = new double[theta.Length], v = new double[theta.Length];
        int t = 0;
        return g =>
        {
            t++;
            for (int p = 0; p < theta.Length; p++)
            {
                m[p] = (Beta1 * m[p]) + ((1 - Beta1) * g[p]);
                v[p] = (Beta2 * v[p]) + ((1 - Beta2) * g[p] * g[p]);
                theta[p] -= given["LearningRate"] * m[p] / (1 - Math.Pow(Beta1, t)) / (Math.Sqrt(v[p] / (1 - Math.Pow(Beta2, t))) + Epsilon);
            }
        };
    }

    // w is the mean of squared gradients, one per sample; where w_f > a w, theta becomes theta min(l w / w_f, 1).
    private PlainPerceptron Dampen()
    {
        double[] ofForget = SquaredGradients(forget), ofRetain = SquaredGradients(retain);
        for (int p = 0; p < model.Theta.Length; p++)
        {
            double w = (ofForget[p] + ofRetain[p]) / (forget.Length + retain.Length), wf = ofForget[p] / forget.Length;
            model.Theta[p] *= wf > given["Alpha"] * w ? Math.Min(given["Lambda"] * w / wf, 1) : 1;
        }

        return model;
    }

    private double[] SquaredGradients(Sample[] samples)
    {
        double[] sum = new double[model.Theta.Length], g = new double[model.Theta.Length];
        foreach (var sample in samples)
        {
            Array.Clear(g);
            original.AddGradient(g, [sample], 1);
            for (int p = 0; p < sum.Length; p++)
            {
                sum[p] += g[p] * g[p];
            }
        }

        return sum;
    }

    private IEnumerable<Sample> WrongLabels()
    {
        const int Classes = 10;
        using var shift = draws.Integers("labels", 0, forget.Length, from: 1, to: Classes);
        return [.. forget.Zip(shift.data<long>(), (s, by) => s with { Y = (int)((s.Y + by) % Classes) })];
    }

    private static Sample[] Cycle(Sample[][] batches, int k) => batches[k % batches.Length];

    private Sample[][] Batches(Sample[] samples, string purpose, int epoch)
    {
        using var order = draws.Permutation(purpose, epoch, samples.Length);
        return [.. order.data<long>().Select(row => samples[row]).Chunk(BatchSize)];
    }
}
