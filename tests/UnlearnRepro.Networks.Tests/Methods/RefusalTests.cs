using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>Mistakes that would otherwise train on the wrong samples, or for ever.</summary>
public class RefusalTests : TorchFixture
{
    /// <summary>With 3 lanes and one stream a batch of 12 would be cut into 3 batches of 4 and nothing would be said.</summary>
    [Test]
    public void Streams_of_another_number_of_lanes_than_the_model()
    {
        using var model = Given.Model(Given.Mlp(), [1, 2, 3]);
        var problem = Forgetting.Problem();

        Assert.That(
            () => new Finetune().Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("streams: expected one per lane of the model, 3, found 1"));
        IUnlearningMethod<ClassProblem>[] others =
        [
            new SuccessiveRandomLabels(), new EUk(), new BadTeacher(), new Scrub(), new Delete(), new ScrubRewind(), new Unsir(), new Msg(),
            new ConvTranspose(), new BoundaryShrink(), new BoundaryExpand(),
        ];
        foreach (var method in others)
        {
            Assert.That(
                () => method.Unlearn(model, problem, Given.Streams(1)), Throws.ArgumentException.With.Message.Contains("3, found 1"), method.ToString());
        }

        Assert.That(
            () => Importance.BatchMean(model, problem.Retain, Given.Objective.PerSample, Power.Square, 12, Given.Streams(1, 2), "shuffle"),
            Throws.ArgumentException.With.Message.Contains("3, found 2"));
    }

    [Test]
    public void Batches_of_nothing([Values(0, -1)] int size)
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        var problem = Forgetting.Problem();

        Assert.That(() => new Finetune(BatchSize: size).Unlearn(model, problem, Given.Streams(1)), Refused);
        Assert.That(() => new SuccessiveRandomLabels(BatchSize: size).Unlearn(model, problem, Given.Streams(1)), Refused);
        Assert.That(() => new SsdPublished(BatchSize: size).Unlearn(model, problem, Given.Streams(1)), Refused);
        Assert.That(() => Trainer.Train(model.Network, problem.Retain, Given.Recipe() with { BatchSize = size }, Given.Objective, Given.Streams(1)), Refused);
        Assert.That(() => Importance.PerSample(model, problem.Retain, Given.Objective.PerSample, Power.Square, size), Refused);
    }

    [Test]
    public void A_problem_without_samples_to_forget_or_to_keep()
    {
        var some = Given.Samples(1, 4);
        var none = new Samples(zeros(0, 64), zeros(0, dtype: int64));

        Assert.That(() => new ClassProblem(none, some, 3, Given.Recipe()), Throws.ArgumentException.With.Message.Contains("forget set D_f"));
        Assert.That(() => new ClassProblem(some, none, 3, Given.Recipe()), Throws.ArgumentException.With.Message.Contains("retain set D_r"));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused => Throws.InstanceOf<ArgumentException>();
}
