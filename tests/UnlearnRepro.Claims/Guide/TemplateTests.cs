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
        folder.New("unlearn-domain", "-n", "mélo.Songs");
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Files_lie_where_they_belong() => Assert.That(folder.Files.Except(Domain.Keys), Is.EqualTo(new[]
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
            using UnlearnRepro.Networks.Methods;
            using UnlearnRepro.Networks.Models;

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

    // The page is the source: a file of the template is a block of it without the line that says its path. The name asked for is no type's and no task's.
    [Test]
    public void A_domain_is_that_of_the_page_but_for_its_name()
    {
        Assert.That(Domain.Keys, Is.EquivalentTo(DomainGuide.Own.Keys.Select(Named)));
        foreach (var (file, text) in DomainGuide.Own)
        {
            Assert.That(Domain[Named(file)], Is.EqualTo(Named(text[(text.IndexOf('\n') + 1)..])), file);
        }
    }

    [Test]
    public void A_domain_of_another_name_keeps_the_contract_and_its_claims_are_reproduced()
    {
        var songs = CompiledCode.Domain(Domain);
        Assert.That(songs.GetReferencedAssemblies().Select(name => name.Name), Does.Contain("nunit.framework"), "or NUnit's adapter skips the assembly");
        var contract = InnerRun.Of(songs, "SongsContract$");
        Assert.That(contract.Others, Is.Empty);
        Assert.That(contract.Passed, Does.Contain("NamesCanBeFolders").And.Contain("EveryClaimNamesWhatThereIs"));
        using var run = new DomainRun(DomainGuide.DomainOf(songs));
        Assert.That(run.Cells.Task.Name, Is.EqualTo("m-lo-songs-ranker"));
        Assert.That(run.Report.Verdicts.Select(v => v.Outcome), Is.EqualTo(Enumerable.Repeat(Outcome.Reproduced, 4)));
    }

    private IReadOnlyDictionary<string, string> Domain => folder.Files.Where(file => file.Contains("Songs", StringComparison.Ordinal)).ToDictionary(file => file, folder.Read);

    private static string Named(string text) => text.Replace("Toy", "Mélo_Songs", StringComparison.Ordinal).Replace("toy", "m-lo-songs", StringComparison.Ordinal);
}
