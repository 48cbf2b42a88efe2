using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Joint;

/// <summary>
/// The verdicts on joint claims: each is one finding made of its parts' (<see cref="IntersectionUnion"/>), and those of a family share an error rate as other
/// claims do (<see cref="HolmDecisions"/>).
/// </summary>
public static class JointJudge
{
    /// <summary>The verdicts, family by family.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="studies">The studies by name.</param>
    /// <exception cref="StudyException">A part names what its study has not.</exception>
    public static IReadOnlyList<Verdict> Judge(JointClaims claims, IReadOnlyDictionary<string, ClaimContext> studies)
    {
        foreach (var (claim, part) in claims.Claims.SelectMany(claim => claim.Parts.Select(part => (claim, part))))
        {
            foreach (string study in part.Studies)
            {
                studies[study].RequireHas(claim.Of(part));
            }
        }

        return [.. claims.Families.SelectMany(family => Judge(family, [.. claims.Claims.Where(claim => claim.Family == family.Name)], studies))];
    }

    private static IEnumerable<Verdict> Judge(ClaimFamily family, JointClaim[] claims, IReadOnlyDictionary<string, ClaimContext> studies)
    {
        Parts[] parts = [.. claims.Select(claim => new Parts(claim, studies))];
        var levels = HolmDecisions.Decide([.. parts.Select(part => (Func<double, Finding>)part.At)], family.Alpha);
        string share = $"Holm over {NumberText.Count(claims.Length, "joint claim")}";
        string errorRate = $"at most {NumberText.Percent(family.Alpha)} that any verdict of {family.Name} is wrong: {share}";
        return parts.Zip(levels, (part, decided) => part.Verdict(decided.Level, errorRate));
    }

    // What a claim says of each of its studies.
    private sealed class Parts(JointClaim claim, IReadOnlyDictionary<string, ClaimContext> studies)
    {
        private readonly Dictionary<(int Part, double Level), Answer> answers = [];

        public Finding At(double level)
        {
            var together = Together(level);
            return together.Parts[Decisive(together)] with { Decision = together.Decision };
        }

        public Verdict Verdict(double level, string errorRate)
        {
            var together = Together(level);
            Judgement[] said = [.. together.Parts.Select(finding => answers.Values.First(answer => ReferenceEquals(answer.Finding, finding)).Judgement)];
            int decisive = Decisive(together);
            string study = claim.Parts[decisive].Study;
            var outcome = together.Decision switch
            {
                Decision.Holds => Outcome.Reproduced,
                Decision.Fails => Outcome.Contradicted,
                _ => Outcome.Inconclusive,
            };
            string measured = string.Join("; ", claim.Parts.Zip(said, (part, judgement) => $"on {string.Join(" and ", part.Studies)}: {judgement.Measured}"));
            string change = outcome == Outcome.Reproduced ? "a part that does not hold" : $"on {study}: {said[decisive].WouldChange}";
            return studies[study].Verdict(claim.Claim, new(outcome, measured, change, said[decisive].Interval, said[decisive].SeedsNeeded), errorRate) with
            {
                IsClosed = outcome == Outcome.Inconclusive
                    && claim.Parts.Any(part => part.Studies.Any(name => studies[name].Sickness(claim.Of(part)) is not null)),
            };
        }

        private IntersectionUnion Together(double level) => IntersectionUnion.Decide(
            [.. claim.Parts.Select((_, k) => (Func<double, Finding>)(own => Answer(k, own).Finding))], 1 - level);

        // The first part that fails, or that is open; the first where all hold.
        private static int Decisive(IntersectionUnion together) => Math.Max(0, together.Parts.ToList().FindIndex(part =>
            together.Decision == Decision.Fails ? part.Decision == Decision.Fails : part.Decision != Decision.Holds));

        private Answer Answer(int part, double level)
        {
            if (!answers.TryGetValue((part, level), out var answer))
            {
                var of = claim.Parts[part];
                answers.Add((part, level), answer = of.Than is null
                    ? Claims.Answer.Of(studies[of.Study], claim.Of(of), level)
                    : Claims.Answer.Of(studies[of.Study], studies[of.Than], claim.Of(of), level));
            }

            return answer;
        }
    }
}
