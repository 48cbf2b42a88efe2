using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>The contract of every method that there is, on the networks of this domain, alone and in three lanes.</summary>
[TestFixtureSource(nameof(Every))]
public class MethodContractTests(IUnlearningMethod<ClassProblem> method, Network network, int lanes) : MethodContract(method, network, lanes)
{
    // Settings that make another method of one: SCRUB held near M_o, and Amnesiac with a repair, which draws an order where without one nothing is drawn.
    private static readonly Dictionary<string, string> Smoothing = new() { ["Smoothing"] = "0.5" }, Repair = new() { ["RepairEpochs"] = "1" };

    private static IEnumerable<TestFixtureData> Every() =>
        from method in Methods()
        from network in new[] { Mlp.Of(16, [8], 3), SmallCnn.Of(new ImageShape(1, 4, 4), 2, 3, 3) }
        from lanes in new[] { 1, 3 }
        select new TestFixtureData(MethodCatalog.Create(method.Type, method.Settings), network, lanes).SetArgDisplayNames(method.Name, network.Name, $"{lanes} lanes");

    private static IEnumerable<(string Name, Type Type, Dictionary<string, string> Settings)> Methods() =>
    [
        .. MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>), typeof(ImagesDomain).Assembly).Values.Select(type => (type.Name, type, SmallSettings.Of(type))),
        ("Scrub with smoothing", typeof(Scrub), SmallSettings.Of(typeof(Scrub), Smoothing)),
        ("Amnesiac with a repair", typeof(Amnesiac), SmallSettings.Of(typeof(Amnesiac), Repair)),
    ];
}
