using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class NtkTests : TorchFixture
{
    private const double L2 = 0.1;

    /// <summary>
    /// As the reference code has it, in the dual: a kernel with a row for each sample and class, made of the gradients of all logits by all parameters of the
    /// head, its inverse, and the angle of the trapezium by arccos and sin. In float64 and by loops.
    /// </summary>
    [Test]
    public void It_is_the_step_of_the_kernel_over_samples_and_classes()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        var problem = WithHistory(5);
        using var result = new NtkForgetting(L2).Unlearn(original, problem, Given.Streams(1));

        var (retain, forget) = (Columns(original, problem.Retain), Columns(original, problem.Forget));
        double[] kept = Solution(retain), all = Solution([.. retain, .. forget]);
        double[] d = [.. kept.Zip(all, (u, v) => u - v)], e = [.. Way(original).Zip(kept, (w, v) => w - v)];
        double inner = Dot(d, e) / (Norm(d) * Norm(e));
        double predicted = Norm(d) + (2 * (inner < 0 ? Math.Sin(Math.Acos(inner) - (Math.PI / 2)) : Math.Cos(Math.Acos(inner))) * Norm(e));
        double[] expected = [.. d.Select(x => x * predicted / Norm(d))];

        double[] moved = [.. Theta(result).Zip(Theta(original), (after, before) => after - before)];
        int head = expected.Length;
        Assert.That(moved[..^head], Is.All.Zero, "the layers before stay");
        Assert.That(moved[^head..], Is.EqualTo(expected).Within(1e-9));
        Assert.That(Norm(expected), Is.GreaterThan(1e-2));
    }

    /// <summary>If D_f is D_r once more, both regressions have one solution: there is nothing to forget, and no length to divide by.</summary>
    [Test]
    public void What_D_r_says_as_well_moves_nothing()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        var retain = Forgetting.Problem().Retain;
        using var result = new NtkForgetting(L2).Unlearn(original, new(retain, retain, 3, Given.Recipe(), history: WithHistory(5).History), Given.Streams(1));
        Assert.That(Theta(result), Is.EqualTo(Theta(original)).Within(1e-12).And.All.Matches<double>(double.IsFinite));
    }

    /// <summary>The more ridge, the less the Gram matrix counts: w tends to -g / (n l), g the gradient of the summed loss, and the stretch of the step to that of these limits.</summary>
    [Test]
    public void With_much_ridge_it_is_a_step_along_two_gradients()
    {
        const double much = 1e6;
        using var original = Given.Model(Given.Mlp(), [1]);
        var problem = WithHistory(5);
        using var result = new NtkForgetting(much).Unlearn(original, problem, Given.Streams(1));
        var (retain, forget) = (Columns(original, problem.Retain), Columns(original, problem.Forget));
        double[] kept = Limit(retain), all = Limit([.. retain, .. forget]), d = [.. kept.Zip(all, (u, v) => u - v)];
        double stretch = 1 + (2 * Math.Abs(Dot(d, [.. Way(original).Zip(kept, (w, v) => w - v)])) / Dot(d, d));
        double[] moved = [.. Theta(result).Zip(Theta(original), (after, before) => after - before)];
        Assert.That(moved[^d.Length..].Zip(d, (m, x) => m - (stretch * x)).Select(Math.Abs).Max(), Is.LessThan(1e-4 * stretch * Norm(d)));

        static double[] Limit(List<(double[] Gradient, double Residual)> columns) =>
            [.. Enumerable.Range(0, columns[0].Gradient.Length).Select(k => -columns.Sum(c => c.Gradient[k] * c.Residual) / (columns.Count / 3 * much))];
    }

    [Test]
    public void A_lane_is_what_it_would_be_alone()
    {
        using var many = Given.Model(Given.Mlp(), [1, 2, 3]);
        using var together = new NtkForgetting(L2).Unlearn(many, WithHistory(5, 6, 7), Given.Streams(1, 2, 3));
        double[][] lanes = [.. ((int[])[1, 2, 3]).Select(lane =>
        {
            using var one = Given.Model(Given.Mlp(), [lane]);
            using var alone = new NtkForgetting(L2).Unlearn(one, WithHistory(lane + 4), Given.Streams(lane));
            return Theta(alone);
        })];
        Assert.That(Theta(together), Is.EqualTo(lanes.SelectMany(lane => lane)).Within(1e-12));
    }

    [Test]
    public void Without_a_ridge_it_is_refused() => Assert.That(
        () => new NtkForgetting(0).Unlearn(Given.Model(Given.Mlp(), [1]), Forgetting.Problem(), Given.Streams(1)),
        Throws.ArgumentException.With.Message.StartsWith("method NtkForgetting, WeightDecay: expected above 0"));

    [Test]
    public void Without_the_history_of_training_it_is_refused() => Assert.That(
        () => new NtkForgetting().Unlearn(Given.Model(Given.Mlp(), [1]), Forgetting.Problem(), Given.Streams(1)),
        Throws.ArgumentException.With.Message.EqualTo("method NtkForgetting: expected the history of the training, found none"));

    // Each sample's classes: the gradient of a logit by the head's parameters, as they lie in the model (weights class by class, then biases), and p - y.
    private static List<(double[] Gradient, double Residual)> Columns(Model model, Samples samples)
    {
        var columns = new List<(double[], double)>();
        int size = (int)model.Network.Parameters.TakeLast(2).Sum(p => p.Size);
        double[] labels = samples.Y.to(float64).Numbers();
        for (int i = 0; i < samples.Count; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                model.Gradient.zero_();
                using var logits = model.Forward(samples.Slice(i, 1, 1).X);
                logits.flatten()[c].backward();
                double p = logits.flatten().softmax(0).Numbers()[c];
                columns.Add((model.Gradient.Numbers()[^size..], p - (c == labels[i] ? 1 : 0)));
            }
        }

        return columns;
    }

    // -G (G'G + n l I)^-1 r by elimination.
    private static double[] Solution(List<(double[] Gradient, double Residual)> columns)
    {
        int rows = columns.Count, samples = rows / 3;
        double[][] kernel = [.. columns.Select((u, i) => columns.Select((v, j) => Dot(u.Gradient, v.Gradient) + (i == j ? samples * L2 : 0)).Append(u.Residual).ToArray())];
        for (int k = 0; k < rows; k++)
        {
            foreach (int i in Enumerable.Range(0, rows).Where(i => i != k))
            {
                double factor = kernel[i][k] / kernel[k][k];
                kernel[i] = [.. kernel[i].Zip(kernel[k], (a, b) => a - (factor * b))];
            }
        }

        double[] dual = [.. kernel.Select((row, k) => row[^1] / row[k])];
        return [.. Enumerable.Range(0, columns[0].Gradient.Length).Select(p => -columns.Zip(dual, (c, x) => c.Gradient[p] * x).Sum())];
    }

    private static ClassProblem WithHistory(params int[] seeds)
    {
        var problem = Forgetting.Problem();
        return Forgetting.Problem(history: new(problem.Forget.Concat(problem.Retain), arange(7, dtype: int64).DetachFromDisposeScope(), Given.Streams(seeds)));
    }

    // What training has moved in the head, from the start that the history's seed 5 draws.
    private static double[] Way(Model model)
    {
        using var start = Model.Initialise(model.Network, Given.Streams(5), dtype: ScalarType.Float64);
        int size = (int)model.Network.Parameters.TakeLast(2).Sum(p => p.Size);
        return [.. Theta(model).Zip(Theta(start), (after, before) => after - before).TakeLast(size)];
    }

    private static double[] Theta(Model model) => model.Theta.Numbers();

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(double[] a) => Math.Sqrt(Dot(a, a));
}
