using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class ScrubRewindTests : TorchFixture
{
    private static readonly int[] Seeds = [1, 2, 3];
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// Scrub's schedule does not look ahead, so that its first e epochs are Scrub with e epochs. Each lane rewinds by itself to the
    /// first of them whose errors on D_f are nearest to the last one's on unseen samples.
    /// </summary>
    [Test]
    public void Each_lane_rewinds_to_the_epoch_that_brute_force_finds()
    {
        using var original = Given.Model(Given.Cnn(), Seeds);
        Model[] epochs = [.. Enumerable.Range(1, 8).Select(Scrub)];
        using var result = new ScrubRewind(AscentEpochs: 2, LearningRate: 0.02, Epochs: 8, BatchSize: 4).Unlearn(original, problem, Given.Streams(Seeds));

        int[] chosen = [.. Enumerable.Range(0, 3).Select(lane =>
        {
            double aim = Wrong(epochs[^1].Lane(lane), problem.Validation!);
            double[] distances = [.. epochs.Select(e => Math.Abs(Wrong(e.Lane(lane), problem.Forget) - aim))];
            return Array.IndexOf(distances, distances.Min());
        })];
        Assert.That(chosen.Distinct().Count(), Is.GreaterThan(1), $"lanes that all choose alike prove little: {string.Join(' ', chosen)}");
        for (int lane = 0; lane < 3; lane++)
        {
            Assert.That(result.Lane(lane).Everything(), Is.EqualTo(epochs[chosen[lane]].Lane(lane).Everything()), $"lane {lane}");
        }

        Model Scrub(int n) => new Scrub(AscentEpochs: 2, LearningRate: 0.02, Epochs: n, BatchSize: 4).Unlearn(original, problem, Given.Streams(Seeds));

        static double Wrong(Model model, Samples samples) =>
            model.Forward(samples.X).Numbers().Chunk(3).Zip(samples.Y.Numbers()).Average(s => Array.IndexOf(s.First, s.First.Max()) == (int)s.Second ? 0 : 1);
    }

    /// <summary>The same unseen samples 60 times over, more than are held at once, have the same share of errors.</summary>
    [Test]
    public void Errors_on_more_samples_than_a_chunk_are_counted()
    {
        using var original = Given.Model(Given.Cnn(), Seeds);
        using var validation = new Samples(problem.Validation!.X.repeat(60, 1), problem.Validation.Y.repeat(60));
        var method = new ScrubRewind(AscentEpochs: 2, LearningRate: 0.02, Epochs: 8, BatchSize: 4);
        using var once = method.Unlearn(original, problem, Given.Streams(Seeds));
        using var many = method.Unlearn(original, new ClassProblem(problem.Forget, problem.Retain, 3, problem.Recipe, validation), Given.Streams(Seeds));

        Assert.That(many.Everything(), Is.EqualTo(once.Everything()));
    }

    /// <summary>With settings none of which is a default or another's, so that each must reach Scrub.</summary>
    [Test]
    public void Of_one_epoch_it_is_Scrub()
    {
        using var original = Given.Model(Given.Cnn(), Seeds);
        using var rewound = new ScrubRewind(0.8, 0.3, 0.2, 3, AscentEpochs: 0, 0.02, Epochs: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(Seeds));
        using var scrubbed = new Scrub(0.8, 0.3, 0.2, 3, AscentEpochs: 0, 0.02, Epochs: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(Seeds));

        Assert.That(rewound.Everything(), Is.EqualTo(scrubbed.Everything()));
    }

    [Test]
    public void Without_an_epoch_it_is_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new ScrubRewind(Epochs: 0).Unlearn(original, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method ScrubRewind, Epochs: expected at least 1, found 0"));
    }

    [Test]
    public void Without_a_validation_set_it_is_refused()
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new ScrubRewind().Unlearn(original, new ClassProblem(problem.Forget, problem.Retain, 3, problem.Recipe), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method ScrubRewind: expected a validation set of D_f's distribution, found none"));
    }
}
