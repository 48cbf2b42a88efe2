using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Domains;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>One run of the claims of a domain: which cases there are, and how each ends.</summary>
internal sealed class ClaimRun
{
    private readonly ClaimSet registered;
    private readonly ClaimSet claims;
    private readonly IReadOnlyDictionary<string, string> gaps;
    private readonly IDomain domain;
    private readonly RunParameters parameters = new();
    private readonly string? refused;
    private readonly Dictionary<string, JudgedStudy> studies;

    /// <summary>Nothing is run yet.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="parameter">A parameter of the run by name; null where it is not given.</param>
    /// <param name="folders">Where the store is, and the data.</param>
    /// <param name="gaps">Known gaps, reason by claim id.</param>
    public ClaimRun(IDomain domain, Func<string, string?> parameter, TaskFolders folders, IReadOnlyDictionary<string, string> gaps)
    {
        (this.domain, this.gaps, registered) = (domain, gaps, domain.Files.Claims);
        try
        {
            parameters = RunParameters.Read(parameter, [.. domain.Tasks.Select(task => task.Name)]);
        }
        catch (StudyException e)
        {
            // Cases that could not even be listed would be found by no filter, and nobody would see why.
            refused = e.Message;
        }

        claims = registered.OnStudies(parameters.Of);
        studies = claims.Studies.ToDictionary(
            study => study.Name, study => new JudgedStudy(domain, claims, study, parameters.Root ?? UnlearnRepro.Studies.Study.DefaultRoot, folders));
    }

    /// <summary>A case for each claim, and one more for each training seed that its rule has a verdict for.</summary>
    public IEnumerable<TestCaseData> Cases()
    {
        foreach (var claim in claims.Claims)
        {
            yield return Case(claim, null, claim.Id);
            int most = claims.StudiesOf(claim).Select(study => study.TrainingSeeds).DefaultIfEmpty().Max();
            int seeds = ClaimRules.All[claim.Rule] is IRuleBySeed rule ? rule.SeedsJudged(most) : 0;
            for (int i = 0; i < seeds; i++)
            {
                yield return Case(claim, i, $"{claim.Id} training seed {i}");
            }
        }
    }

    /// <summary>Ends the running test as the claim's verdicts say: reproduced if it is on every study that decides it.</summary>
    /// <param name="id">The claim's id.</param>
    /// <param name="train">A training seed's index, where its rule has a verdict for each; null for the claim's own verdict.</param>
    public void Check(string id, int? train)
    {
        RequireParameters();
        var claim = claims.Claims.Single(c => c.Id == id);
        JudgedStudy[] judged = [.. claims.StudiesOf(claim).Select(study => studies[study.Name])];
        if (judged.Select(study => study.Missing.Value).FirstOrDefault(missing => missing is not null) is { } where)
        {
            Assert.Ignore(where);
        }

        var found = judged.Select(study => (Study: study.Registered.Name, Verdict: study.Of(claim, train))).ToList();
        string? departure = Departure(claim);
        if (found.All(f => f.Verdict is null) || (claim.Studies.Count > 0 && train is null && found.Any(f => f.Verdict is null)))
        {
            string without = string.Join(", ", found.Where(f => f.Verdict is null).Select(f => f.Study).DefaultIfEmpty("a study"));
            string lacking = $"{id}: expected a verdict on {without}, found none: it has not the claim's methods, metric or factors";
            if (departure is null)
            {
                Assert.Fail(lacking);
            }

            Assert.Inconclusive($"{lacking}\n  exploratory   {departure}");
        }

        End([.. found.Select(f => f.Verdict).OfType<Verdict>().OrderBy(Gravity)], departure);
    }

    /// <summary>Fails unless the gate of every study is open that does not take long.</summary>
    /// <param name="summary">The Markdown file to write.</param>
    public void CheckGate(string summary)
    {
        RequireParameters();
        RegisteredStudy[] gated = [.. registered.Studies.Where(study => !study.Long)];
        if (gated.Select(parameters.Departure).FirstOrDefault(departure => departure is not null) is { } exploratory)
        {
            Assert.Ignore($"exploratory: {exploratory}");
        }

        foreach (string missing in gated.Select(study => studies[study.Name].Missing.Value).OfType<string>())
        {
            Assert.Ignore(missing);
        }

        GateAssert.AreOpen([.. gated.Select(study => ($"Claims on {study.Name}", Of(studies[study.Name].Report)))], summary);

        Gate Of(StudyReport report) => Gate.Of(report.Verdicts, registered, gaps, report.Health);
    }

    /// <summary>A registered study with its verdicts, for another test that looks at it; ignores that test in an exploratory run.</summary>
    /// <param name="name">Its name.</param>
    public StudyReport Report(string name)
    {
        RequireParameters();
        if (parameters.Departure(registered.Studies.Single(study => study.Name == name)) is { } departure)
        {
            Assert.Ignore($"exploratory: {departure}");
        }

        return studies[name].Report;
    }

    // The gravest last: it ends the test.
    private static int Gravity(Verdict verdict) => verdict.Outcome switch { Outcome.Reproduced => 0, Outcome.Inconclusive => 1, _ => 2 };

    private string? Departure(Claim claim) =>
        registered.StudiesOf(registered.Claims.Single(c => c.Id == claim.Id)).Select(parameters.Departure).FirstOrDefault(departure => departure is not null);

    private void End(Verdict[] verdicts, string? departure)
    {
        foreach (var verdict in verdicts[..^1])
        {
            TestContext.Out.WriteLine(verdict.Explanation);
        }

        if (departure is null)
        {
            VerdictAssert.IsReproduced(verdicts[^1], gaps);
            return;
        }

        string shown = $"{verdicts[^1].Explanation}\n  exploratory   {departure}";
        TestContext.Progress.WriteLine(shown);
        if (verdicts[^1].Outcome != Outcome.Reproduced)
        {
            Assert.Inconclusive(shown);
        }
    }

    private void RequireParameters()
    {
        if (refused is not null)
        {
            Assert.Fail(refused);
        }
    }

    private TestCaseData Case(Claim claim, int? train, string name)
    {
        var data = new TestCaseData(claim.Id, train).SetName(name).SetDescription(claim.Sentence)
            .SetProperty("Claim", claim.Id).SetProperty("Family", claim.Family).SetProperty("Domain", domain.Name);
        var decisive = claims.StudiesOf(claim);
        foreach (var study in decisive)
        {
            data.SetProperty("Study", study.Name);
        }

        return decisive.FirstOrDefault(study => study.Long) is { } slow ? data.SetCategory("Long").Explicit($"{slow.Name} takes long") : data;
    }
}
