using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>
/// The contract on small networks with composites, for methods that look inside a network: at importances, the last layers, the
/// head. With K = 4 a shortcut of the residual network moves and the convolutions beside it do not.
/// </summary>
/// <remarks>
/// SSD is not here on the transformer: attention does not change with the bias of the keys, whose importances are rounding and their
/// ratio anything, so that a lane's differ from those of a solo run. What the network computes does not.
/// </remarks>
[TestFixtureSource(nameof(Some))]
public class DeepNetworkContractTests(IUnlearningMethod<ClassProblem> method, Network network) : MethodContract(method, network, lanes: 3)
{
    private static IEnumerable<TestFixtureData> Some()
    {
        var residual = ResNet.Of(new(1, 4, 4), [1, 1], 2, 3);
        var transformer = VisionTransformer.Of(new(1, 4, 4), 2, 4, 1, 2, 3);
        return
        [
            Of(new SsdCorrected(Alpha: 0.5), residual), Of(new EUk(K: 4), residual), Of(new NewtonRemoval(), residual),
            Of(new FisherForgetting(), transformer), Of(new EUk(K: 4), transformer), Of(new NewtonRemoval(), transformer),
        ];
    }

    private static TestFixtureData Of(IUnlearningMethod<ClassProblem> method, Network network) =>
        new TestFixtureData(method, network).SetArgDisplayNames(method.GetType().Name, network.Name);
}
