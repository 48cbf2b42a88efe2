using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// The claims of a domain as tests: an entry in its claims.json is a case. The case's name is the claim's id, its description the sentence;
/// <c>--filter Claim=ID</c>, <c>Family=</c>, <c>Domain=</c> and <c>Study=</c> choose some, and those of a study that takes long run when asked for, by
/// <c>TestCategory=Long</c> or by name. Seeds, root and task are those of the registered studies unless the run says otherwise, <see cref="RunParameters"/>.
/// </summary>
/// <typeparam name="TDomain">The domain.</typeparam>
[TestFixture]
[Parallelizable(ParallelScope.Self)] // domains share no study: while one reruns a cell, another trains
public abstract class RegisteredClaims<TDomain>
    where TDomain : IDomain, new()
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");

    // Once a process: a study is computed for all its claims.
    private static readonly Lazy<ClaimRun> Run = new(() => new(
        new TDomain(),
        name => TestContext.Parameters.Get(name),
        new(Artifacts, DataFolders.Default),
        KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"))));

    /// <summary>A case for each claim, and one more for each training seed that its rule has a verdict for.</summary>
    public static IEnumerable<TestCaseData> Cases() => Run.Value.Cases();

    /// <summary>Passes if the claim is reproduced, fails if it is contradicted and no known gap, and is inconclusive otherwise.</summary>
    /// <param name="id">The claim's id.</param>
    /// <param name="train">A training seed's index; null for the claim's own verdict.</param>
    [TestCaseSource(nameof(Cases))]
    public void Claim(string id, int? train) => Run.Value.Check(id, train);

    /// <summary>What the claims amount to together: one by one an inconclusive verdict fails nothing, but not many of them may stay open.</summary>
    [Test]
    public void The_gate_is_open() => Run.Value.CheckGate(Path.Combine(Artifacts, "reports", $"gate-{new TDomain().Name}.md"));

    /// <summary>A registered study with its verdicts, for another test that looks at it; that test is ignored where the run asks for other seeds.</summary>
    /// <param name="study">The study's name.</param>
    protected static StudyReport ReportOf(string study) => Run.Value.Report(study);
}
