using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Moves the last layer as far as the linearised network says that training on D_r would have ended elsewhere than training on D; the layers before it
/// stay. With the gradients G of all logits by the layer's parameters, one column for each sample and class, and the residuals r = p - y, ridge regression
/// on n samples gives w = -G (G'G + n l I)^-1 r, and the step is s (w(D_r) - w(D)).
/// <para>
/// On a last layer G G' has a block A = sum (a, 1)(a, 1)' for each class, a its inputs, so that w = -(A + n l I)^-1 sum (a, 1) r': C regressions on one matrix
/// of F+1 rows instead of a kernel of nC rows, which is 1.35 GB for the whole network of the digits. Given M_o and D_f it has one result.
/// </para>
/// <para>Paper: Golatkar, Achille, Soatto 2020 (Forgetting outside the box, arXiv 2003.02960). Reference code: SelectiveForgetting, its notebook
/// (l 5e-4), whose trapezium stretches the step: s = 1 + 2 |e'd| / ||d||^2, d the step and e what w(D_r) misses of the way from the start of training to
/// M_o. The start is drawn again from the training seed.</para>
/// <para>Deviations: the last layer alone, so that features that only D_f has made stay. SSD's repository has M_o for the start as well (l 0.1), so that
/// e = -w(D_r): where M_o fits D the residuals are small, and with them all of that step; on the digits it forgets nothing.</para>
/// </summary>
/// <param name="WeightDecay">l, the ridge for each sample. Above 0: with fewer samples than inputs A has no inverse.</param>
public sealed record NtkForgetting([Above(0)] double WeightDecay = 5e-4) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The problem has no history of the training.</exception>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var history = problem.History
            ?? throw new ArgumentException("method NtkForgetting: expected the history of the training, found none");
        history.Streams.RequireLanes(original.Lanes);
        var head = new SoftmaxHead(original);
        var (retain, forget) = (head.Gradient(problem.Retain), head.Gradient(problem.Forget));
        var (gram, added) = (head.Gram(problem.Retain), head.Gram(problem.Forget));
        var kept = Ridge(gram, retain, problem.Retain.Count);
        var step = kept - Ridge(gram + added, retain + forget, problem.Retain.Count + problem.Forget.Count);

        int size = (int)(step.shape[1] * step.shape[2]);
        using var start = Model.Initialise(original.Network, history.Streams, original.Theta.device, original.Theta.dtype);
        var way = SoftmaxHead.Joined(Head(original, size).to(float64) - Head(start, size).to(float64), (int)step.shape[1]);

        // Of each lane; where D_f changes nothing there is no step to stretch.
        var length = step.square().sum([1, 2], keepdim: true);
        var missed = (step * (way - kept)).sum([1, 2], keepdim: true).abs();
        var scale = where(length > 0, 1 + (2 * missed / length), ones_like(length));

        var model = original.Clone();
        var flat = Head(model, size);
        flat.add_(SoftmaxHead.Flat(scale * step).to(flat.dtype));
        return model;
    }

    private static Tensor Head(Model model, int size) => model.Theta.narrow(1, model.Network.Size - size, size);

    // w of [L, C, F+1] from a Gram matrix [L, F+1, F+1] and a gradient like w.
    private Tensor Ridge(Tensor gram, Tensor gradient, long samples)
    {
        var ridge = gram + (samples * WeightDecay * eye(gram.shape[1], dtype: gram.dtype, device: gram.device));
        return -linalg.solve(ridge, gradient.transpose(1, 2)).transpose(1, 2);
    }
}
