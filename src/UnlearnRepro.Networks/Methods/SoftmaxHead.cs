using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// The last layer as a logistic regression on its inputs: logits theta (a, 1) with theta <c>[C, F+1]</c>, biases last, in float64.
/// </summary>
/// <param name="model">A model that ends in a linear layer.</param>
internal sealed class SoftmaxHead(Model model)
{
    /// <summary>The head's parameters as they lie at the end of <see cref="Model.Theta"/>: from <c>[L, n]</c> to <c>[L, C, F+1]</c>.</summary>
    public static Tensor Joined(Tensor flat, int classes) =>
        cat([flat.narrow(1, 0, flat.shape[1] - classes).view(flat.shape[0], classes, -1), flat.narrow(1, flat.shape[1] - classes, classes).unsqueeze(-1)], 2);

    /// <summary>The inverse of <see cref="Joined"/>.</summary>
    public static Tensor Flat(Tensor joined) =>
        cat([joined.narrow(2, 0, joined.shape[2] - 1).flatten(1), joined.select(2, joined.shape[2] - 1)], 1);

    /// <summary>sum_i (p_i - y_i) (a_i, 1)': the gradient of the summed cross entropy, <c>[L, C, F+1]</c>.</summary>
    public Tensor Gradient(Samples samples) => Sum(samples, (p, y, a) => (p - y).transpose(1, 2).bmm(a));

    /// <summary>sum_i (diag p_i - p_i p_i') x (a_i, 1) (a_i, 1)': the Hessian, <c>[L, C(F+1), C(F+1)]</c>.</summary>
    public Tensor Hessian(Samples samples) => Sum(samples, (p, _, a) =>
    {
        var curvature = diag_embed(p) - (p.unsqueeze(-1) * p.unsqueeze(-2));
        return einsum("lbcd,lbf,lbg->lcfdg", curvature, a, a).flatten(3, 4).flatten(1, 2);
    });

    /// <summary>sum_i (a_i, 1) (a_i, 1)', <c>[L, F+1, F+1]</c>.</summary>
    public Tensor Gram(Samples samples) => Sum(samples, (_, _, a) => a.transpose(1, 2).bmm(a));

    // Over chunks in index order; probabilities and labels are [L, B, C], inputs [L, B, F+1].
    private Tensor Sum(Samples samples, Func<Tensor, Tensor, Tensor, Tensor> part)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        Tensor? total = null;
        for (long start = 0; start < samples.Count; start += Importance.Chunk)
        {
            using var chunk = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(Importance.Chunk, samples.Count - start), model.Lanes);
            var (logits, pass) = model.ForwardRecorded(batch.X);
            var p = ByLane(logits.to(float64)).softmax(-1);
            var a = ByLane(InputOfHead(logits, pass).to(float64));
            var y = nn.functional.one_hot(ByLane(batch.Y), p.shape[2]).to(float64);
            var sum = part(p, y, cat([a, ones_like(a.narrow(2, 0, 1))], 2));
            total = total is null ? chunk.Keep(sum) : total.add_(sum);
        }

        return scope.Keep(total!);
    }

    private Tensor InputOfHead(Tensor logits, Pass pass) => pass.Tape is [.., { Layer: Linear } last] && ReferenceEquals(last.Output, logits)
        ? last.Input
        : throw new ArgumentException($"network {model.Network.Name}: expected a linear layer at its end, found another");

    private Tensor ByLane(Tensor x) => x.view([model.Lanes, -1, .. x.shape[1..]]);
}
