using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>
/// A reference model that nobody switched to evaluation mode: SUPREME up to 0.1.4, where only M_u is, because its accuracy happens to be
/// measured first. Here a model has no mode, so that its batch norm has to be exchanged for one that knows no other.
/// </summary>
internal static class LeftInTrainingMode
{
    /// <summary>The values of a small convolutional network in such a model.</summary>
    public static Model Of(Model trained) => Model.FromValues(
        new("stuck", [
            new ToImage(1, 4, 4),
            new Convolution("conv1", 1, 2, kernel: 3, padding: 1, biased: false), new Stuck("bn1", 2), new Relu(), new MaxPool(2),
            new Convolution("conv2", 2, 3, kernel: 3, padding: 1, biased: false), new Stuck("bn2", 3), new Relu(), new MaxPool(2),
            new ToVector(), new Linear("fc", 3, 3),
        ]),
        trained.Theta, [.. trained.Network.Buffers.Select(trained.Buffer)]);

    private sealed class Stuck(string name, int channels) : Layer
    {
        private readonly Parameter weight = new($"{name}.weight", [channels], Initialiser.Constant(1)), bias = new($"{name}.bias", [channels], Initialiser.Constant(0));
        private readonly StateBuffer mean = new($"{name}.running_mean", channels, 0), variance = new($"{name}.running_var", channels, 1);

        public override IReadOnlyList<Parameter> Parameters => [weight, bias];

        public override IReadOnlyList<StateBuffer> Buffers => [mean, variance];

        public override Tensor Forward(Tensor x, Pass pass) => nn.functional.batch_norm(
            x, pass.Packed(mean), pass.Packed(variance), pass.Packed(weight), pass.Packed(bias), training: true);
    }
}
