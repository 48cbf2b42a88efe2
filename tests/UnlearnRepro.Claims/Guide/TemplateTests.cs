using UnlearnRepro.Claims.Images;
using UnlearnRepro.Kernels.Runtime;

namespace UnlearnRepro.Claims.Guide;

/// <summary>What <c>dotnet new</c> lays down compiles, keeps the contract and passes its own tests.</summary>
[TestFixture]
public sealed class TemplateTests
{
    private TemplateFolder folder = null!;

    [OneTimeSetUp]
    public void Instantiate()
    {
        TorchRuntime.Configure();
        folder = new TemplateFolder();
        folder.New("unlearn-method", "-n", "Halving", "--paper", "Doe 2026");
        folder.New("unlearn-claim", "-n", "HalvingClaims", "--id", "C-NEW-1", "--method", "NegGradPlus", "--metric", "accuracy-retain");
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Files_lie_where_they_belong() => Assert.That(folder.Files, Is.EqualTo(new[]
    {
        "src/UnlearnRepro.Images/HalvingClaims.json",
        "src/UnlearnRepro.Networks/Methods/Halving.cs",
        "tests/UnlearnRepro.Images.Tests/Methods/HalvingTests.cs",
    }));

    [Test]
    public void A_method_keeps_the_contract_and_passes_its_tests()
    {
        // In the repository MethodContractTests finds the method.
        const string contract = """
            using UnlearnRepro.Contracts;
            using UnlearnRepro.Networks.Models;
            using UnlearnRepro.Networks.Methods;

            public class HalvingContract() : MethodContract(new Halving(Epochs: 2, BatchSize: 5), Mlp.Of(16, [8], 3), lanes: 3);
            """;
        string method = folder.Read("src/UnlearnRepro.Networks/Methods/Halving.cs");
        var run = InnerRun.Of(CompiledCode.Load([method], [folder.Read("tests/UnlearnRepro.Images.Tests/Methods/HalvingTests.cs"), contract]));
        Assert.That(method, Does.Contain("Paper: Doe 2026. Reference code: none."));
        Assert.That(run.Others, Is.Empty);
        Assert.That(run.Passed, Does.Contain("AStepOfSizeNoughtLeavesTheModelAsItWas").And.Contain("ALaneIsWhatItWouldBeAlone"));
    }

    [Test]
    public void A_claim_can_be_registered_and_gets_a_verdict()
    {
        var claims = ClaimSnippet.Moved(folder.Read("src/UnlearnRepro.Images/HalvingClaims.json"));
        var claim = claims.Claims[^1];
        Assert.That((claim.Id, claim.Methods.Single(), claim.Metric), Is.EqualTo(("C-NEW-1", "NegGradPlus", "accuracy-retain")));
        Assert.That(claim.Rationale, Does.StartWith($"Fixed {DateTime.Now:yyyy}"));

        var verdicts = new ClaimContext(ImageClaims.FullClass.Results, "as before").Judge(claims);
        Assert.That(verdicts.Single(verdict => verdict.Claim.Id == "C-NEW-1").Interval, Is.Not.Null);
    }
}
