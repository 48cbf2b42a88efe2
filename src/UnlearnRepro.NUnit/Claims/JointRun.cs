using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Claims.Joint;
using UnlearnRepro.Domains;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>One run of joint claims. Those that are about a study that takes long are judged apart from the others, as they are run apart.</summary>
internal sealed class JointRun
{
    private readonly IJointSource source;
    private readonly TaskFolders folders;
    private readonly IReadOnlyDictionary<string, string> gaps;
    private readonly Dictionary<string, Lazy<ClaimContext>> contexts;
    private readonly Dictionary<bool, Lazy<IReadOnlyList<Verdict>>> verdicts;

    /// <summary>Nothing is run yet.</summary>
    /// <param name="source">The claims.</param>
    /// <param name="folders">Where the store is, and the data.</param>
    /// <param name="gaps">Known gaps, reason by claim id.</param>
    public JointRun(IJointSource source, TaskFolders folders, IReadOnlyDictionary<string, string> gaps)
    {
        (this.source, this.folders, this.gaps) = (source, folders, gaps);
        contexts = source.Domains.Studies.ToDictionary(s => s.Study.Name, s => new Lazy<ClaimContext>(() => Context(s.Domain, s.Study)));
        verdicts = new[] { false, true }.ToDictionary(slow => slow, slow => new Lazy<IReadOnlyList<Verdict>>(() =>
        {
            var claims = Of(slow);
            var studies = claims.Claims.SelectMany(claim => claim.Studies).Distinct().ToDictionary(name => name, name => contexts[name].Value);
            return JointJudge.Judge(claims, studies);
        }));
    }

    /// <summary>A case for each claim.</summary>
    public IEnumerable<TestCaseData> Cases()
    {
        foreach (var claim in source.Claims.Claims)
        {
            var data = new TestCaseData(claim.Id).SetName(claim.Id).SetDescription(claim.Sentence)
                .SetProperty("Claim", claim.Id).SetProperty("Family", claim.Family);
            foreach (var (domain, study) in claim.Studies.Select(source.Domains.Study))
            {
                data.SetProperty("Domain", domain.Name).SetProperty("Study", study.Name);
            }

            yield return IsLong(claim) ? data.SetCategory("Long").Explicit("a study takes long") : data;
        }
    }

    /// <summary>Ends the running test as the claim's verdict says.</summary>
    public void Check(string id)
    {
        var claim = source.Claims.Claims.Single(c => c.Id == id);
        RequireData(claim.Studies);
        VerdictAssert.IsReproduced(verdicts[IsLong(claim)].Value.Single(verdict => verdict.Claim.Id == id), gaps);
    }

    /// <summary>Fails unless the gate of the claims is open that do not take long.</summary>
    /// <param name="summary">The Markdown file to write.</param>
    public void CheckGate(string summary)
    {
        var claims = Of(false);
        RequireData(claims.Claims.SelectMany(claim => claim.Studies));
        HealthCheck[] health =
        [
            .. claims.Claims.SelectMany(claim => claim.Studies).Distinct()
                .SelectMany(name => contexts[name].Value.Health.Select(check => check with { Found = $"on {name}: {check.Found}" })),
        ];
        GateAssert.IsOpen("Claims across studies", Gate.Of(verdicts[false].Value, claims.Set, gaps, health), summary);
    }

    private JointClaims Of(bool slow) => source.Claims.Only(claim => IsLong(claim) == slow);

    private bool IsLong(JointClaim claim) => claim.Studies.Any(name => source.Domains.Study(name).Study.Long);

    private void RequireData(IEnumerable<string> studies)
    {
        foreach (var (_, study) in studies.Distinct().Select(source.Domains.Study))
        {
            var data = source.Domains.Source(source.Domains.Task(study.Task).Info.Dataset);
            if (!data.IsAvailable(folders.Data, out string where))
            {
                Assert.Ignore($"{data.Name}: {where}");
            }
        }
    }

    private ClaimContext Context(IDomain domain, RegisteredStudy study)
    {
        var task = domain.Open(study.Task, folders);
        using var store = new RecordStore(folders.Artifacts);
        var cells = new StoredCells(task, store, TestContext.Progress.WriteLine);
        var results = cells.Complete(study.Of(task), Environment.ProcessorCount);

        // The study's controls are its domain's: a joint claim rests on those of each of its studies.
        var controls = JudgedControls.Of(
            folders.Artifacts, results.Study, () => new RunContext(cells, results, UnlearnProgram.Start).Judge(domain.Files.Claims.Controls()));
        return new RunContext(cells, results, UnlearnProgram.Start) { Broken = [.. controls.Where(v => v.Outcome == Outcome.Contradicted)] };
    }
}
