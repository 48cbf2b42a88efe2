using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Adds noise where D_r does not mind it: theta ~ N(theta_o, a / F), F the diagonal Fisher information of D_r.
/// <para>Paper: Golatkar, Achille, Soatto 2020 (arXiv 1911.04933). Reference code: SelectiveForgetting as SSD's repository has it
/// (a 1e-6): 1 / (F + 1e-8) is at most 1000, 100 in the head; weights of two axes or more take its
/// mean over their inputs; vectors and the head take ten times as much.</para>
/// <para>Deviations: the head is the last layer, not what happens to have C rows; the head's rows of a forgotten class are not
/// reset, since D_f need not be a class. As there, F has one gradient per sample.</para>
/// </summary>
/// <param name="Alpha">a, the scale of the variance; 0 is <see cref="Original"/>.</param>
public sealed record FisherForgetting([AtLeast(0)] double Alpha = 1e-6) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var parameters = original.Network.Parameters;
        var fisher = Fisher(original, problem).split([.. parameters.Select(p => p.Size)], 1);
        string head = LayerOf(parameters[^1]);
        var variance = cat([.. parameters.Zip(fisher, (p, f) => Variance(f, p, LayerOf(p) == head))], 1);
        var noise = streams.Normal("noise", 0, original.Network.Size).to(original.Theta.device);
        var model = original.Clone();
        model.Theta.add_((variance.sqrt() * noise).to(model.Theta.dtype));
        return model;
    }

    private static Tensor Fisher(Model model, ClassProblem problem)
    {
        using var grad = enable_grad();
        return FisherInformation.Diagonal(model, problem.Retain, problem.Classes);
    }

    // Of one parameter, [L, size].
    private Tensor Variance(Tensor fisher, Parameter parameter, bool head)
    {
        bool vector = parameter.Shape.Length == 1;
        var inverse = (1 / (fisher + 1e-8)).clamp_max(head ? 1e2 : 1e3).view([fisher.shape[0], .. parameter.Shape]);
        var shared = vector ? inverse : inverse.mean([2], keepdim: true).expand_as(inverse);
        return Alpha * (vector || head ? 10 : 1) * shared.flatten(1);
    }

    private static string LayerOf(Parameter parameter) => parameter.Name[..parameter.Name.LastIndexOf('.')];
}
