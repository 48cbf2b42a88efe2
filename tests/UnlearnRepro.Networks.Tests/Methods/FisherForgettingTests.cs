using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Tests.Importances;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class FisherForgettingTests : TorchFixture
{
    private const double Alpha = 0.01;
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// Two equal logits, so p = (1/2, 1/2) and the gradients of either label are x/2 and 1/2 up to their signs. To keep x = (4, 0)
    /// and x = (0, 0): F = (16/4 + 0)/2 = 2 and 0 for the weights and 1/4 for the biases. All of it is the head: 1/F is at most 100,
    /// a row's weights take the mean (1/2 + 100)/2 = 50.25, and all take ten times as much: variances 502.5 a and 40 a.
    /// </summary>
    [Test]
    public void By_hand()
    {
        using var model = Model.FromValues(
            new Network("affine", [new Linear("fc", 2, 2)]), tensor(new double[] { 1, 5, 1, 5, 2, 2 }).unsqueeze(0), []);
        using var forget = new Samples(tensor(new[] { 3.0, 9 }).view(1, 2), zeros(1, dtype: int64));
        using var retain = new Samples(tensor(new[] { 4.0, 0, 0, 0 }).view(2, 2), tensor(new[] { 0L, 1 }));

        using var result = new FisherForgetting(Alpha).Unlearn(model, new(forget, retain, 2, Given.Recipe()), Given.Streams(1));

        double[] z = Given.Streams(1).Normal("noise", 0, 6).Numbers(), variance = [502.5, 502.5, 502.5, 502.5, 40, 40], mean = [1, 5, 1, 5, 2, 2];
        double[] expected = [.. mean.Select((m, i) => m + (Math.Sqrt(Alpha * variance[i]) * z[i]))];
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(1e-6), "1e-8 is added to F");
    }

    [Test]
    public void Is_a_normal_draw_around_the_original_with_the_variance_of_the_reference_code([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1]);
        using var result = new FisherForgetting(Alpha).Unlearn(original, problem, Given.Streams(7));

        double[] z = Given.Streams(7).Normal("noise", 0, original.Network.Size).Numbers();
        double[] sd = [.. Variances(original).Select(v => Math.Sqrt(Alpha * v))];
        Assert.That(result.Theta.Numbers(), Is.EqualTo(original.Theta.Numbers().Select((w, i) => w + (sd[i] * z[i]))).Within(1e-9));
        Assert.That(result.Everything()[z.Length..], Is.EqualTo(original.Everything()[z.Length..]), "buffers");
    }

    [Test]
    public void Without_noise_it_is_Original_to_the_bit([Values("mlp", "cnn")] string name, [Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var original = Given.Model(Given.Named(name), [1, 2], dtype);
        using var result = new FisherForgetting(Alpha: 0).Unlearn(original, Forgetting.Problem(dtype), Given.Streams(1, 2));
        using var reference = new Original().Unlearn(original, Forgetting.Problem(dtype), Given.Streams(1, 2));

        Assert.That(result.Everything(), Is.EqualTo(reference.Everything()));
    }

    [Test]
    public void What_is_forgotten_and_every_label_play_no_part()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        using var result = new FisherForgetting().Unlearn(original, problem, Given.Streams(1));
        using var retain = new Samples(problem.Retain.X.alias(), zeros_like(problem.Retain.Y));
        using var other = new FisherForgetting().Unlearn(original, new(Given.Samples(99, 3), retain, 3, Given.Recipe()), Given.Streams(1));

        Assert.That(other.Everything(), Is.EqualTo(result.Everything()));
    }

    [Test]
    public void A_negative_variance_is_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new FisherForgetting(-0.5).Unlearn(original, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method FisherForgetting, Alpha: expected at least 0, found -0.5"));
    }

    [Test]
    public void Streams_of_another_number_of_lanes_are_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1, 2]);
        Assert.That(
            () => new FisherForgetting().Unlearn(original, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("streams: expected one per lane of the model, 2, found 1"));
    }

    // Loops over every sample, label and weight; weights of two axes or more are [outputs, inputs, places].
    private double[] Variances(Model original)
    {
        double[] fisher = new double[original.Network.Size];
        using var logits = original.Forward(problem.Retain.X);
        double[][] p = [.. logits.Numbers().Chunk(3).Select(Plain.Softmax)];
        for (int c = 0; c < 3; c++)
        {
            using var labelled = new Samples(problem.Retain.X.alias(), full_like(problem.Retain.Y, c));
            double[][] gradients = OneByOne.Gradients(original, 0, labelled, OneByOne.CrossEntropy);
            for (int k = 0; k < fisher.Length; k++)
            {
                fisher[k] += gradients.Select((g, i) => p[i][c] * g[k] * g[k]).Average();
            }
        }

        Read.AssertClose(FisherInformation.Diagonal(original, problem.Retain, 3).Numbers(), fisher, 1e-10);
        var variances = new List<double>();
        foreach (var parameter in original.Network.Parameters)
        {
            bool head = parameter.Name is "fc.weight" or "fc.bias" or "fc2.weight" or "fc2.bias";
            double[] inverse = [.. fisher.Skip(variances.Count).Take((int)parameter.Size).Select(f => Math.Min(1 / (f + 1e-8), head ? 100 : 1000))];
            if (parameter.Shape.Length == 1)
            {
                variances.AddRange(inverse.Select(v => 10 * v));
                continue;
            }

            long inputs = parameter.Shape[1], places = parameter.Shape.Skip(2).Aggregate(1L, (a, b) => a * b);
            variances.AddRange(Enumerable.Range(0, inverse.Length).Select(k =>
            {
                long row = k / (inputs * places), place = k % places;
                double mean = Enumerable.Range(0, (int)inputs).Average(i => inverse[(((row * inputs) + i) * places) + place]);
                return head ? 10 * mean : mean;
            }));
        }

        return [.. variances];
    }
}
