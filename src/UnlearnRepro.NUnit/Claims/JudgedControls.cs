using System.Collections.Concurrent;
using UnlearnRepro.Claims;
using UnlearnRepro.Studies;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>The verdicts on a domain's controls, by study: they run cells again, and claims about several studies rest on the same ones.</summary>
internal static class JudgedControls
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Verdict>> Known = [];

    /// <summary>Keeps those among the verdicts on a study.</summary>
    /// <param name="artifacts">Where the study is stored.</param>
    /// <param name="study">The study.</param>
    /// <param name="claims">The domain's claims.</param>
    /// <param name="verdicts">The verdicts on them.</param>
    public static void Keep(string artifacts, Study study, ClaimSet claims, IReadOnlyList<Verdict> verdicts)
    {
        HashSet<string> controls = [.. claims.Controls().Claims.Select(claim => claim.Id)];
        Known[Key(artifacts, study)] = [.. verdicts.Where(verdict => controls.Contains(verdict.Claim.Id))];
    }

    /// <summary>Those of a study, judged where nobody has in this process.</summary>
    /// <param name="artifacts">Where the study is stored.</param>
    /// <param name="study">The study.</param>
    /// <param name="judge">Judges them.</param>
    public static IReadOnlyList<Verdict> Of(string artifacts, Study study, Func<IReadOnlyList<Verdict>> judge) =>
        Known.GetOrAdd(Key(artifacts, study), _ => judge());

    private static string Key(string artifacts, Study study) =>
        $"{artifacts} {study.Task} {study.Name} {study.TrainingSeeds} {study.UnlearningSeeds} {study.Root}";
}
