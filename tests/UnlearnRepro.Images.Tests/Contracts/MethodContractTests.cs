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
        select new TestFixtureData(MethodCatalog.Create(type, Small(type)), network, lanes).SetArgDisplayNames(type.Name, network.Name, $"{lanes} lanes");

    // The defaults are made for thousands of samples: 24 in one batch leave a shuffle nothing to decide, and a threshold of
    // 10 selects nothing.
    private static Dictionary<string, string> Small(Type type)
    {
        var small = new Dictionary<string, string> { ["BatchSize"] = "5", ["Epochs"] = "2", ["Copies"] = "2", ["Noises"] = "4" };
        if (type.Name.Contains("Ssd", StringComparison.OrdinalIgnoreCase))
        {
            small["Alpha"] = "0.5";
        }

        return small.Where(s => type.GetProperty(s.Key) is not null).ToDictionary();
    }
}
