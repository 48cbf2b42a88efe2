using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>
/// A long grid runs in one process, so no tensor may wait for the garbage collector. TorchSharp counts those made and
/// disposed per thread; a kernel that is called outside every scope must leave the count as it found it. Methods are held to it by their contract.
/// </summary>
public class LeakTests
{
    [Test]
    public void The_count_sees_a_leak()
    {
        Tensor? leaked = null;

        Assert.That(LeftBy(() => leaked = zeros(1)), Is.EqualTo(1));
        leaked!.Dispose();
    }

    [Test]
    public void Training_leaves_only_the_model([Values(1, 2)] int lanes)
    {
        using var samples = Scoped(() => Given.Samples(1, 13));
        var streams = Given.Streams([.. Enumerable.Range(1, lanes)]);

        Assert.That(LeftBy(() => Trainer.Train(Given.Cnn(), samples, Given.Recipe(), Given.Objective, streams).Dispose()), Is.Zero);
    }

    [Test]
    public void Importances_leave_only_themselves([Values("cnn", "resnet", "vit")] string name, [Values] Power power)
    {
        using var model = Scoped(() => Given.Model(Given.Named(name), [1, 2]));
        using var samples = Scoped(() => Given.Samples(1, 13));

        Assert.That(LeftBy(() => Importance.PerSample(model, samples, Given.Objective.PerSample, power, 4).Dispose()), Is.Zero);
        Assert.That(
            LeftBy(() => Importance.BatchMean(model, samples, Given.Objective.PerSample, power, 4, Given.Streams(1, 2), "shuffle").Dispose()),
            Is.Zero);
    }

    [Test]
    public void A_step_leaves_nothing()
    {
        using var model = Scoped(() => Given.Model(Given.Mlp(), [1]));
        foreach (var optimiser in new Optimiser[] { new Sgd(0.1, 0.9, 0.1), new Adam(0.1, WeightDecay: 0.1) })
        {
            Assert.That(
                LeftBy(() =>
                {
                    using var state = optimiser.For(model);
                    state.Step(0.1);
                }),
                Is.Zero,
                optimiser.ToString());
        }
    }

    [Test]
    public void Draws_leave_only_themselves()
    {
        var problem = Scoped(() => Forgetting.Problem());

        Assert.That(LeftBy(() => Given.Streams(1, 2).Permutation("shuffle", 0, 5).Dispose()), Is.Zero);
        Assert.That(LeftBy(() => RandomLabels.WrongLabels(problem, Given.Streams(1, 2)).Dispose()), Is.Zero);
    }

    [Test]
    public void Files_and_hashes_leave_only_the_model()
    {
        using var model = Scoped(() => Given.Model(Given.Cnn(), [1, 2]));
        string path = Path.GetTempFileName();

        Assert.That(LeftBy(() => model.Sha256(1)), Is.Zero);
        Assert.That(LeftBy(() => model.SaveTo(path, lane: 1)), Is.Zero);
        Assert.That(LeftBy(() => ModelFile.Load(path, Given.Cnn()).Model.Dispose()), Is.Zero);
        File.Delete(path);
    }

    private static long LeftBy(Action work)
    {
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        work();
        return DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before;
    }

    private static T Scoped<T>(Func<T> make)
    {
        using var scope = NewDisposeScope();
        return make();
    }
}
