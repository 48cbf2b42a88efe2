using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Claims;

[TestFixture]
public sealed class ClaimFileTests
{
    private static readonly ClaimSet Registered = ImagesDomain.Files.Claims;

    [Test]
    public void Every_statistical_claim_says_when_and_why_its_margin_was_fixed() =>
        Assert.That(Registered.Claims.Where(claim => claim.Margins.Count > 0).Select(claim => claim.Rationale), Has.All.StartsWith("Fixed 20"));

    [Test]
    public void Every_statistical_claim_says_which_studies_decide_it() =>
        Assert.That(Registered.Claims.Where(claim => claim.Margins.Count > 0).Select(claim => claim.Studies), Has.All.Not.Empty);

    [Test]
    public void No_more_than_a_fifth_of_the_claims_that_are_judged_in_every_build_may_stay_open()
    {
        int judged = Registered.Claims.Count(claim => Registered.StudiesOf(claim).Any(study => !study.Long));
        Assert.That(Registered.InconclusiveBudget, Is.LessThanOrEqualTo(judged / 5));
    }

    [Test]
    public void Every_study_is_one_of_a_task_whose_methods_and_metrics_it_names()
    {
        var domain = new ImagesDomain();
        string folder = Directory.CreateTempSubdirectory("unlearn-studies-").FullName;
        try
        {
            foreach (var study in Registered.Studies)
            {
                var task = domain.Open(study.Task, new TaskFolders(folder, DataFolders.Default));
                Assert.That((study.Methods ?? []).Select(task.Method).Count(), Is.EqualTo(study.Methods?.Count ?? 0));
                Assert.That(study.Metrics ?? [], Is.SubsetOf(task.Metrics.Select(metric => metric.Name)));
                Assert.That(() => study.Of(task), Throws.Nothing, "its seed axes");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What stands in claims.json is what was judged before the studies stood there: seeds, methods and metrics decide which cells are run.
    [TestCase("digits-full-class-3", "digits-full-class-3-quick", 20, 5)]
    [TestCase("digits-random-10pct", "digits-random-10pct-quick-original+retrain+lfssdpublished+ssdpublished", 20, 5)]
    public void A_study_is_called_as_the_command_line_calls_its_choices(string name, string report, int i, int j)
    {
        string folder = Directory.CreateTempSubdirectory("unlearn-studies-").FullName;
        try
        {
            var registered = Registered.Studies.Single(s => s.Name == name);
            var task = new ImagesDomain().Open(registered.Task, new TaskFolders(folder, DataFolders.Default));
            var study = registered.Of(task);
            Assert.That(study.Name, Does.StartWith(report));
            Assert.That((study.TrainingSeeds, study.UnlearningSeeds, study.Metrics.Count), Is.EqualTo((i, j, task.Metrics.Count)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Every_known_gap_is_a_claim() =>
        Assert.That(Registered.Claims.Select(claim => claim.Id), Is.SupersetOf(KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt")).Keys));
}
