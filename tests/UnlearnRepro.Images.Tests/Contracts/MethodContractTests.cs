using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>The contract of every method that there is, on the networks of this domain, alone and in three lanes.</summary>
[TestFixtureSource(nameof(Every))]
public class MethodContractTests(IUnlearningMethod method, Network network, int lanes) : MethodContract(method, network, lanes)
{
    private static IEnumerable<TestFixtureData> Every() =>
        from type in MethodCatalog.Find(typeof(ImageTask).Assembly).Values
        from network in new[] { Mlp.Of(16, [8], 3), SmallCnn.Of(new ImageShape(1, 4, 4), 2, 3, 3) }
        from lanes in new[] { 1, 3 }
        select new TestFixtureData(MethodCatalog.Create(type, SmallSettings.Of(type)), network, lanes).SetArgDisplayNames(type.Name, network.Name, $"{lanes} lanes");
}
