using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class PassMeterTests
{
    [Test]
    public void Samples_are_counted_once_however_many_lanes_pass_together([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Cnn(), [.. Enumerable.Range(1, lanes)]);
        using var samples = Given.Samples(1, 13);

        Assert.That(Count(() => model.Forward(samples.Slice(0, 5, lanes).X)), Is.EqualTo(new PassCount(5, 5)));
        Assert.That(Count(() => Importance.PerSample(model, samples, Given.Objective.PerSample, Power.Square, 4)), Is.EqualTo(new PassCount(13, 13)));
    }

    [Test]
    public void What_needs_no_gradient_has_no_backward_pass()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var samples = Given.Samples(1, 13);

        Assert.That(
            Count(() =>
            {
                using var noGrad = no_grad();
                model.Forward(samples.X);
            }),
            Is.EqualTo(new PassCount(13, 0)));
    }

    [Test]
    public void Training_passes_every_sample_once_an_epoch()
    {
        using var samples = Given.Samples(1, 13);

        Assert.That(Count(() => Trainer.Train(Given.Mlp(), samples, Given.Recipe(), Given.Objective, Given.Streams(1)).Dispose()), Is.EqualTo(new PassCount(39, 39)));
    }

    /// <summary>13 samples of D_f: forward and backward to find the step, forward after it, and both in each of 2 epochs.</summary>
    [Test]
    public void The_second_look_of_boundary_shrink_has_no_backward_pass()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var samples = Given.Samples(1, 13);
        var problem = new ClassProblem(samples, samples, 3, Given.Recipe());

        Assert.That(
            Count(() => new BoundaryShrink(Epochs: 2, BatchSize: 5).Unlearn(model, problem, Given.Streams(1)).Dispose()),
            Is.EqualTo(new PassCount(13 * 4, 13 * 3)));
    }

    [Test]
    public void Another_thread_counts_for_itself()
    {
        using var model = Given.Model(Given.Mlp(), [1], ScalarType.Float32);
        using var samples = Given.Samples(1, 13, ScalarType.Float32);
        var other = new Thread(() => model.Forward(samples.X));

        Assert.That(
            Count(() =>
            {
                other.Start();
                other.Join();
            }),
            Is.EqualTo(new PassCount(0, 0)));
    }

    private static PassCount Count(Action work)
    {
        var before = PassMeter.Total;
        work();
        return PassMeter.Total - before;
    }
}
