using UnlearnRepro.Claims;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;

namespace UnlearnRepro.Images.Tests.Claims;

/// <summary>The claims that are shipped can all be judged by what is shipped.</summary>
public class ImageClaimsTests
{
    private static IEnumerable<Claim> Claims => ImagesDomain.Files.Claims.Claims;

    [Test]
    public void TheFileIsReadableAndNotEmpty() => Assert.That(ImagesDomain.Files.Claims.Claims, Has.Count.GreaterThan(15));

    [Test]
    public void EveryRuleExists() => Assert.That(ClaimRules.All.Keys, Is.SupersetOf(ImagesDomain.Files.Claims.Claims.Select(c => c.Rule).Distinct()));

    [TestCaseSource(nameof(Claims))]
    public void EveryTaskScenarioMethodAndMetricExists(Claim claim)
    {
        using var folder = new TemporaryFolder();
        var task = ImagesDomain.Open(ImageTaskCatalog.Get(claim.Task ?? "digits"), new TaskFolders(folder.Path, DataFolders.Default));
        Assert.That(() => claim.Methods.Select(task.Method).ToList(), Throws.Nothing);
        Assert.That(claim.Metric is null || ImageMetrics.All.Any(m => m.Info.Name == claim.Metric), claim.Metric);
        Assert.That(claim.Scenario is null || Scenario.Parse(claim.Scenario).Name == claim.Scenario, claim.Scenario);
        Assert.That(claim.Methods.Select(task.Method), Is.SubsetOf(task.DefaultMethods(claim.Scenario ?? "full-class-3").Select(task.Method)), "a default study covers it");
    }
}
