using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class NewtonTests : TorchFixture
{
    private const double L2 = 0.1;

    /// <summary>
    /// Ridge regression through the origin with l2 = 1: theta = sum x y / (sum x^2 + N). On (1, 2), (2, 0), (3, 1) it is 5/17; without
    /// the last sample 2/7. Removed gradient: 3 (3 (5/17) - 1) = -6/17; kept Hessian: 1 + 4 = 5.
    /// </summary>
    [Test]
    public void Ridge_by_hand()
    {
        var result = NewtonStep.Remove(
            tensor(new[] { 5.0 / 17 }).view(1, 1), tensor(new[] { -6.0 / 17 }).view(1, 1), tensor(new[] { 5.0 }).view(1, 1, 1), 1, 2, l2: 1);

        Assert.That(result.Numbers(), Is.EqualTo(new[] { 2.0 / 7 }).Within(1e-15));
    }

    /// <summary>Two lanes with data of their own; the closed form of ridge regression is what retraining would find.</summary>
    [Test]
    public void On_ridge_regression_it_is_the_retrained_solution()
    {
        const int n = 30, forget = 8, features = 5;
        var x = tensor(Given.Numbers(1, 2 * n * features)).view(2, n, features);
        var y = tensor(Given.Numbers(2, 2 * n)).view(2, n, 1);
        var (xf, yf, xr, yr) = (x.narrow(1, 0, forget), y.narrow(1, 0, forget), x.narrow(1, forget, n - forget), y.narrow(1, forget, n - forget));
        var trained = Ridge(x, y);
        var gradient = xf.transpose(1, 2).matmul(xf.matmul(trained) - yf);

        var result = NewtonStep.Remove(trained.squeeze(-1), gradient.squeeze(-1), xr.transpose(1, 2).matmul(xr), forget, n - forget, L2);

        Assert.That(result.Numbers(), Is.EqualTo(Ridge(xr, yr).Numbers()).Within(1e-13).And.Not.EqualTo(trained.Numbers()).Within(1e-2));

        static Tensor Ridge(Tensor x, Tensor y) =>
            linalg.inv(x.transpose(1, 2).matmul(x) + (x.shape[1] * L2 * eye(features, dtype: float64))).matmul(x.transpose(1, 2)).matmul(y);
    }

    /// <summary>
    /// H (theta' - theta) = Delta, both sides in loops over samples: H d = sum_r (diag p - p p') (d a) a' + N_r l2 d and
    /// Delta = sum_f (p - y) a' + N_f l2 theta, with a the hidden units and a 1 for the bias.
    /// </summary>
    [Test]
    public void The_step_of_the_head_solves_its_equation_and_the_other_layers_stay()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        var problem = Forgetting.Problem();
        using var result = new NewtonRemoval(L2).Unlearn(original, problem, Given.Streams(1));
        double[][] theta = Head(original), after = Head(result);
        double[][] step = [.. after.Zip(theta, (u, v) => u.Zip(v, (s, t) => s - t).ToArray())];

        double[][] left = Scale(13 * L2, step), right = Scale(7 * L2, theta);
        foreach (var (a, p, _) in Hidden(original, problem.Retain))
        {
            double[] moved = [.. step.Select(row => Dot(row, a))];
            double mean = Dot(p, moved);
            Add(left, c => p[c] * (moved[c] - mean), a);
        }

        foreach (var (a, p, y) in Hidden(original, problem.Forget))
        {
            Add(right, c => p[c] - (c == y ? 1 : 0), a);
        }

        Read.AssertClose([.. left.SelectMany(r => r)], [.. right.SelectMany(r => r)], 1e-9);
        Assert.That(result.Part("fc1.weight"), Is.EqualTo(original.Part("fc1.weight")));
        Assert.That(result.Part("fc1.bias"), Is.EqualTo(original.Part("fc1.bias")));
    }

    /// <summary>
    /// From the optimum of D, found by plain descent, the step reaches the optimum of D_r up to second order: with D_r four times
    /// over a sample's influence is about a quarter, and the error falls
    /// with its square. A wrong Hessian or sign would leave a quarter of the error.
    /// </summary>
    [Test]
    public void From_an_optimum_it_reaches_the_retrained_optimum_up_to_second_order()
    {
        var (shift, error) = Measure(1);
        var (lessShift, lessError) = Measure(4);

        Assert.That(error, Is.LessThan(shift / 20));
        Assert.That(lessShift / shift, Is.InRange(0.2, 0.35));
        Assert.That(lessError / error, Is.EqualTo(Math.Pow(lessShift / shift, 2)).Within(30).Percent);

        static (double Shift, double Error) Measure(int times)
        {
            using var start = Given.Model(Given.Mlp(), [1]);
            using var forget = Given.Samples(11, 1);
            using var some = Given.Samples(12, 13);
            using var retain = new Samples(some.X.repeat(times, 1), some.Y.repeat(times));
            using var original = AtOptimum(start, [.. Hidden(start, forget), .. Hidden(start, retain)]);
            using var retrained = AtOptimum(start, [.. Hidden(start, retain)]);
            using var result = new NewtonRemoval(L2).Unlearn(original, new(forget, retain, 3, Given.Recipe()), Given.Streams(1));
            return (Distance(original, retrained), Distance(result, retrained));
        }

        static double Distance(Model a, Model b) => Math.Sqrt(a.Theta.Numbers().Zip(b.Theta.Numbers(), (s, t) => (s - t) * (s - t)).Sum());
    }

    [Test]
    public void More_samples_than_a_chunk_are_summed([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1, 2]);
        var problem = Forgetting.Problem();
        using var forget = Times(problem.Forget);
        using var retain = Times(problem.Retain);
        using var once = new NewtonRemoval(L2).Unlearn(original, problem, Given.Streams(1, 2));
        using var many = new NewtonRemoval(L2).Unlearn(original, new(forget, retain, 3, Given.Recipe()), Given.Streams(1, 2));

        // Both sides of the equation are 50 times as large.
        Assert.That(many.Everything(), Is.EqualTo(once.Everything()).Within(1e-9));

        static Samples Times(Samples samples) => new(samples.X.repeat(50, 1), samples.Y.repeat(50));
    }

    [Test]
    public void What_it_cannot_use_is_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        using var rectified = Given.Model(new Network("rectified", [new Linear("fc", 64, 3), new Relu()]), [1]);

        Assert.That(
            () => new NewtonRemoval(0).Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method NewtonRemoval, WeightDecay: expected above 0, found 0"));
        Assert.That(
            () => new NewtonRemoval().Unlearn(rectified, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("network rectified: expected a linear layer at its end, found another"));
    }

    // Descent on mean CE + l2/2 ||theta||^2 of the head until nothing moves.
    private static Model AtOptimum(Model start, (double[] A, double[] P, int Y)[] samples)
    {
        double[][] theta = Head(start);
        double[][] gradient = theta;
        for (int step = 0; step < 700; step++)
        {
            gradient = Scale(L2, theta);
            foreach (var (a, _, y) in samples)
            {
                double[] p = Plain.Softmax([.. theta.Select(row => Dot(row, a))]);
                Add(gradient, c => (p[c] - (c == y ? 1 : 0)) / samples.Length, a);
            }

            theta = [.. theta.Zip(gradient, (t, g) => t.Zip(g, (u, v) => u - (0.6 * v)).ToArray())];
        }

        Assert.That(gradient.SelectMany(g => g), Is.All.InRange(-1e-13, 1e-13), "an optimum");
        double[] body = start.Theta.Numbers()[..^18];
        double[] head = [.. theta.SelectMany(row => row[..5]), .. theta.Select(row => row[5])];
        return Model.FromValues(start.Network, tensor((double[])[.. body, .. head]).unsqueeze(0), []);
    }

    // Three rows of five weights and a bias.
    private static double[][] Head(Model model) =>
        [.. model.Part("fc2.weight").Chunk(5).Zip(model.Part("fc2.bias"), (w, b) => (double[])[.. w, b])];

    private static IEnumerable<(double[] A, double[] P, int Y)> Hidden(Model model, Samples samples) =>
        samples.X.Numbers().Chunk(64).Zip(samples.Y.Numbers(), (x, y) =>
        {
            double[] a = [.. Plain.Affine(x, model.Part("fc1.weight"), model.Part("fc1.bias")).Select(v => Math.Max(v, 0)), 1];
            return (a, Plain.Softmax([.. Head(model).Select(row => Dot(row, a))]), (int)y);
        }).ToArray();

    private static double Dot(double[] a, double[] b) => a.Zip(b, (s, t) => s * t).Sum();

    private static double[][] Scale(double factor, double[][] rows) => [.. rows.Select(r => r.Select(v => factor * v).ToArray())];

    private static void Add(double[][] rows, Func<int, double> factor, double[] a)
    {
        for (int c = 0; c < rows.Length; c++)
        {
            for (int f = 0; f < a.Length; f++)
            {
                rows[c][f] += factor(c) * a[f];
            }
        }
    }
}
