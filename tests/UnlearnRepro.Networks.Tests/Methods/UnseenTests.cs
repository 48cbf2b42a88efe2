using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>What a method must not look at. Samples to forget that slip into a repair set unlearn the unlearning.</summary>
public class UnseenTests : TorchFixture
{
    private static readonly IUnlearningMethod<ClassProblem>[] OnRetain =
    [
        new Retrain(), new Finetune(BatchSize: 4), new L1Sparse(BatchSize: 4), new CFk(2, BatchSize: 4), new EUk(2), new ConvTranspose(BatchSize: 4),
        new Unsir(Copies: 2, BatchSize: 4),
    ];


    private static readonly IUnlearningMethod<ClassProblem>[] OnForget =
    [
        new NegGrad(BatchSize: 4), new Delete(BatchSize: 4), new BoundaryShrink(BatchSize: 4), new BoundaryExpand(BatchSize: 4),
    ];

    private readonly ClassProblem problem = Forgetting.Problem();

    [TestCaseSource(nameof(OnRetain))]
    public void The_samples_to_forget(IUnlearningMethod<ClassProblem> method) =>
        AssertSame(method, new(Given.Samples(77, 7), problem.Retain, 3, problem.Recipe));

    [TestCaseSource(nameof(OnForget))]
    public void The_samples_to_keep(IUnlearningMethod<ClassProblem> method) =>
        AssertSame(method, new(problem.Forget, Given.Samples(77, 13), 3, problem.Recipe));

    private void AssertSame(IUnlearningMethod<ClassProblem> method, ClassProblem other)
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var expected = method.Unlearn(original, problem, Given.Streams(1));
        using var actual = method.Unlearn(original, other, Given.Streams(1));

        Assert.That(actual.Everything(), Is.EqualTo(expected.Everything()));
    }
}
