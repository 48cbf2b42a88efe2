using System.Reflection;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims;

[TestFixture]
public sealed class ClaimFileTests
{
    [Test]
    public void Every_claim_of_the_file_has_exactly_one_test()
    {
        var tested = Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<ClaimAttribute>()?.Id).OfType<string>();
        Assert.That(tested, Is.EquivalentTo(ImagesDomain.Files.Claims.Claims.Select(claim => claim.Id)));
    }

    [Test]
    public void Every_statistical_claim_says_when_and_why_its_margin_was_fixed() =>
        Assert.That(ImagesDomain.Files.Claims.Claims.Where(claim => claim.Margins.Count > 0).Select(claim => claim.Rationale), Has.All.StartsWith("Fixed 20"));

    [Test]
    public void Every_task_that_a_claim_is_registered_for_is_one() =>
        Assert.That(ImagesDomain.Files.Claims.Claims.Select(claim => claim.Task).OfType<string>().Except(ImageTaskCatalog.All.Select(task => task.Name)), Is.Empty);

    [Test]
    public void Every_known_gap_is_a_claim() =>
        Assert.That(ImagesDomain.Files.Claims.Claims.Select(claim => claim.Id), Is.SupersetOf(KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt")).Keys));
}
