using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class InfluenceTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>H and v as they are written, one gradient by autograd for each sample, and a dense solve; 13 samples or the first 5.</summary>
    [Test]
    public void The_step_solves_the_dense_system([Values("mlp", "cnn")] string name, [Values(1000, 5)] int samples, [Values(1, 0.01)] double damping)
    {
        using var two = Given.Model(Given.Named(name), [1, 2]);
        using var result = new InfluenceUnlearning(0.5, damping, samples).Unlearn(two, problem, Given.Streams(1, 2));

        for (int lane = 0; lane < 2; lane++)
        {
            using var model = two.Lane(lane);
            Tensor forget = Gradients(model, problem.Forget), retain = Gradients(model, problem.Retain);
            var v = (forget.sum([0]) / 20) - (7.0 / (20 * 13) * retain.sum([0]));
            var g = retain.narrow(0, 0, Math.Min(samples, 13));
            var h = (damping * eye(v.shape[0], dtype: float64)) + (g.t().matmul(g) / g.shape[0]);
            double[] step = linalg.solve(h, v.unsqueeze(1)).Numbers(), theta = model.Theta.Numbers();
            Read.AssertClose([.. result.Lane(lane).Theta.Numbers().Zip(theta, (u, w) => u - w)], [.. step.Select(s => 0.5 * s)], 1e-9);
        }
    }

    /// <summary>20,403 parameters, more than are worked on at once: lambda s + G'G s / n = v, each side by itself.</summary>
    [Test]
    public void The_step_solves_its_equation_for_more_parameters_than_a_stretch()
    {
        using var model = Given.Model(new Network("wide", [new Linear("fc1", 64, 300), new Relu(), new Linear("fc2", 300, 3)]), [1]);
        using var result = new InfluenceUnlearning().Unlearn(model, problem, Given.Streams(1));

        var s = (result.Theta - model.Theta).view(-1);
        Tensor forget = Gradients(model, problem.Forget), g = Gradients(model, problem.Retain);
        var left = s + (g.t().matmul(g.matmul(s)) / 13);
        Read.AssertClose(left.Numbers(), ((forget.sum([0]) / 20) - (7.0 / (20 * 13) * g.sum([0]))).Numbers(), 1e-9);
    }

    /// <summary>All samples 50 times over, more than are held at once: v is made of means, and the first 13 samples to keep are the same.</summary>
    [Test]
    public void More_samples_than_a_chunk_are_summed()
    {
        using var two = Given.Model(Given.Mlp(), [1, 2]);
        using var forget = Times(problem.Forget);
        using var retain = Times(problem.Retain);
        using var once = new InfluenceUnlearning().Unlearn(two, problem, Given.Streams(1, 2));
        using var many = new InfluenceUnlearning(Samples: 13).Unlearn(two, new ClassProblem(forget, retain, 3, Given.Recipe()), Given.Streams(1, 2));

        Assert.That(many.Theta.Numbers(), Is.EqualTo(once.Theta.Numbers()).Within(1e-13).And.Not.EqualTo(two.Theta.Numbers()).Within(1e-3));

        static Samples Times(Samples samples) => new(samples.X.repeat(50, 1), samples.Y.repeat(50));
    }

    /// <summary>
    /// The recursion of Unlearn-Sparse, with its o and k: o stays a multiple of the first gradient, and so does all that is taken
    /// from v. The inverse needs the other gradients as well.
    /// </summary>
    [Test]
    public void The_published_recursion_only_takes_a_multiple_of_the_first_gradient_from_v()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        double[][] g = [.. Gradients(model, problem.Retain).Numbers().Chunk((int)model.Network.Size)];
        double[] v = Gradients(model, problem.Forget).sum([0]).Numbers(), k = [.. v], o = [.. g[0]];
        foreach (double[] gradient in g.Skip(1))
        {
            double og = Dot(o, gradient), kg = Dot(k, gradient);
            k = [.. k.Zip(o, (a, b) => a - (kg / (13 + og) * b))];
            o = [.. o.Select(b => b - (og / (13 + og) * b))];
        }

        double[] taken = [.. v.Zip(k, (a, b) => a - b)];
        Assert.That(Math.Abs(Cosine(taken, g[0])), Is.EqualTo(1).Within(1e-12));

        // v - H^-1 v = G' (...), with the dense inverse: a combination of all of them.
        var stacked = tensor([.. g.SelectMany(x => x)]).view(13, -1);
        var h = eye(v.Length, dtype: float64) + (stacked.t().matmul(stacked) / 13);
        double[] exact = (tensor(v) - linalg.solve(h, tensor(v).unsqueeze(1)).squeeze(1)).Numbers();
        Assert.That(Math.Abs(Cosine(exact, g[0])), Is.LessThan(0.9));

        static double Dot(double[] a, double[] b) => a.Zip(b, (s, t) => s * t).Sum();
        static double Cosine(double[] a, double[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
    }

    [Test]
    public void Without_a_step_it_is_the_original([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var model = Given.Model(Given.Cnn(), [1], dtype);
        using var result = new InfluenceUnlearning(Alpha: 0).Unlearn(model, Forgetting.Problem(dtype), Given.Streams(1));

        Assert.That(result.Everything(), Is.EqualTo(model.Everything()));
    }

    [Test]
    public void What_it_cannot_use_is_refused()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new InfluenceUnlearning(Damping: 0).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method InfluenceUnlearning, Damping: expected above 0, found 0"));

        Assert.That(
            () => new InfluenceUnlearning(Samples: 0).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method InfluenceUnlearning, Samples: expected at least 1, found 0"));
    }

    /// <summary>2^28 / 20800000 = 12.9.</summary>
    [Test]
    public void More_gradients_than_memory_holds_are_refused()
    {
        var network = new Network("wide", [new Linear("fc", 64, 320_000)]);
        using var model = Model.FromValues(network, zeros(1, network.Size), []);
        Assert.That(
            () => new InfluenceUnlearning(Samples: 13).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo(
                "method InfluenceUnlearning, Samples: expected from 1 to 12 for the 20800000 parameters of wide, found 13"));
    }

    // One row per sample.
    private static Tensor Gradients(Model start, Samples samples)
    {
        using var model = start.Clone();
        return stack([.. Enumerable.Range(0, (int)samples.Count).Select(i =>
        {
            model.Backward(Loss.CrossEntropy(model.Forward(samples.X.narrow(0, i, 1)), samples.Y.narrow(0, i, 1), 1));
            return model.Gradient[0].clone();
        })]);
    }
}
