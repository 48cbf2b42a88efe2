using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Takes D_f out of the last layer by one Newton step (<see cref="NewtonStep"/>); the layers before it stay. The Hessian is exact,
/// of C(F+1) rows, F the inputs of the last layer. Given M_o and D_f it has one result.
/// <para>Paper: Guo et al. 2020, Certified data removal from machine learning models (arXiv 1911.03030), on a linear head over
/// fixed features. Reference code: facebookresearch/certified-removal.</para>
/// <para>Deviations: one softmax over the classes, where the code has a binary regression for each; training adds no random linear
/// term to its loss and the features were trained on D_f too, so that nothing is certified.</para>
/// </summary>
/// <param name="WeightDecay">
/// The l2 of the objective, mean CE + l2/2 ||theta||^2: the weight decay that M_o was trained with, biases included. Above 0.
/// </param>
public sealed record NewtonRemoval([Above(0)] double WeightDecay = 5e-4) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var head = new SoftmaxHead(original);
        var removed = head.Gradient(problem.Forget);
        var kept = head.Hessian(problem.Retain);

        var model = original.Clone();
        var flat = model.Theta.narrow(1, model.Network.Size - kept.shape[1], kept.shape[1]);
        var theta = SoftmaxHead.Joined(flat.to(float64), (int)removed.shape[1]);
        var after = NewtonStep.Remove(
            theta.flatten(1), removed.flatten(1), kept, problem.Forget.Count, problem.Retain.Count, WeightDecay);
        flat.copy_(SoftmaxHead.Flat(after.view(theta.shape)));
        return model;
    }
}
