using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>The contract of every method that there is.</summary>
[TestFixtureSource(nameof(Every))]
public class DeclarationContractTests(IUnlearningMethod method) : DeclarationContract(method)
{
    private static readonly string[] Readers =
    [
        nameof(SsdPublished), nameof(SsdCorrected), nameof(AssdPublished), nameof(AssdCorrected), nameof(NegGrad), nameof(NegGradPlus),
        nameof(RandomLabels), nameof(SalUn), nameof(Delete), nameof(BoundaryShrink), nameof(InfluenceUnlearning), nameof(NewtonRemoval), nameof(Msg),
        nameof(ScrubRewind),
    ];

    // What else it takes for every hyper-parameter to have a say: a repair to set up, and steps that turn an answer.
    private static readonly Dictionary<string, string> RepairEpochs = new() { ["RepairEpochs"] = "1" }, LargeSteps = new() { ["LearningRate"] = "0.05", ["Epochs"] = "4" };

    private readonly IUnlearningMethod method = method;

    protected override bool ReadsForgetLabels => Readers.Contains(method.GetType().Name);

    private static IEnumerable<TestFixtureData> Every() =>
        from type in MethodCatalog.Find(typeof(ImageTask).Assembly).Values
        let further = type.Name switch { nameof(Amnesiac) => RepairEpochs, nameof(ScrubRewind) => LargeSteps, _ => [] }
        select new TestFixtureData(MethodCatalog.Create(type, SmallSettings.Of(type, further))).SetArgDisplayNames(type.Name);
}
