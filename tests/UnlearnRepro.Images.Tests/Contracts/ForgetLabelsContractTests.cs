using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>The methods that do not look at the labels of D_f. The others ascend on them, relabel by them or weigh parameters by them.</summary>
[TestFixtureSource(nameof(Ignoring))]
public class ForgetLabelsContractTests(IUnlearningMethod<ClassProblem> method) : ForgetLabelsContract(method, SmallCnn.Of(new(1, 4, 4), 2, 3, 3))
{
    // Amnesiac repairs only if asked to.
    private static readonly Dictionary<string, string> Repair = new() { ["RepairEpochs"] = "1" };

    private static IEnumerable<TestFixtureData> Ignoring() =>
        from type in (Type[])
        [
            typeof(Original), typeof(Retrain), typeof(Finetune), typeof(L1Sparse), typeof(CFk), typeof(EUk), typeof(ConvTranspose), typeof(Unsir), typeof(Amnesiac),
            typeof(Scrub), typeof(BadTeacher), typeof(SuccessiveRandomLabels), typeof(BoundaryExpand), typeof(Jit), typeof(FisherForgetting),
            typeof(LfssdPublished), typeof(LfssdCorrected),
        ]
        select new TestFixtureData(MethodCatalog.Create(type, SmallSettings.Of(type, Repair))).SetArgDisplayNames(type.Name);
}
