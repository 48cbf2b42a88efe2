using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>The contract of every method that there is.</summary>
[TestFixtureSource(nameof(Every))]
public class DeclarationContractTests(IUnlearningMethod<ClassProblem> method) : DeclarationContract(method, SmallCnn.Of(new(1, 4, 4), 2, 3, 3))
{
    // Without a repair its settings have no say.
    private static readonly Dictionary<string, string> Repair = new() { ["RepairEpochs"] = "1" };

    private readonly IUnlearningMethod<ClassProblem> method = method;

    // By the errors on six samples SCRUB+R rewinds to the end of the first epoch, whatever follows.
    protected override IReadOnlyList<string> Idle => method is ScrubRewind ? [nameof(ScrubRewind.AscentEpochs), nameof(ScrubRewind.Epochs)] : [];

    private static IEnumerable<TestFixtureData> Every() =>
        from type in MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>), typeof(ImagesDomain).Assembly).Values
        select new TestFixtureData(MethodCatalog.Create(type, SmallSettings.Of(type, Repair))).SetArgDisplayNames(type.Name);
}
