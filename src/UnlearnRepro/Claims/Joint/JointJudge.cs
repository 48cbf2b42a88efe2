using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Joint;

/// <summary>
/// The verdicts on joint claims: each is one finding made of its parts' (<see cref="Conjunction"/>), and those of a family share an error rate as other
/// claims do (<see cref="HolmDecisions"/>).
/// </summary>
public static class JointJudge
{
    /// <summary>The verdicts, family by family.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="studies">The studies by name.</param>
    public static IReadOnlyList<Verdict> Judge(JointClaims claims, IReadOnlyDictionary<string, ClaimContext> studies) =>
        [.. claims.Families.SelectMany(family => Judge(family, [.. claims.Claims.Where(claim => claim.Family == family.Name)], studies))];

    private static IEnumerable<Verdict> Judge(ClaimFamily family, JointClaim[] claims, IReadOnlyDictionary<string, ClaimContext> studies)
    {
        Parts[] parts = [.. claims.Select(claim => new Parts(claim, studies))];
        var levels = HolmDecisions.Decide([.. parts.Select(part => (Func<double, Finding>)(level => part.At(level).Finding))], family.Alpha);
        string share = $"Holm over {NumberText.Count(claims.Length, "joint claim")}";
        string errorRate = $"at most {NumberText.Percent(family.Alpha)} that any verdict of {family.Name} is wrong: {share}";
        return parts.Zip(levels, (part, decided) => part.Verdict(decided.Level, errorRate));
    }

    // What a claim says of each of its studies.
    private sealed class Parts(JointClaim claim, IReadOnlyDictionary<string, ClaimContext> studies)
    {
        private readonly Dictionary<(int Part, double Level), Answer> answers = [];

        public Conjunction At(double level) => Conjunction.Of(
            [.. claim.Parts.Select((_, k) => (Func<double, Finding>)(own => Answer(k, own).Finding))], level);

        public Verdict Verdict(double level, string errorRate)
        {
            var together = At(level);
            Judgement[] said = [.. claim.Parts.Select((_, k) => Answer(k, together.Level).Judgement)];
            var decisive = claim.Parts[together.Decisive];
            var outcome = together.Decision switch
            {
                Decision.Holds => Outcome.Reproduced,
                Decision.Fails => Outcome.Contradicted,
                _ => Outcome.Inconclusive,
            };
            string change = together.Decision == Decision.Holds ? "a part that does not hold" : $"on {decisive.Study}: {said[together.Decisive].WouldChange}";
            string measured = string.Join("; ", claim.Parts.Zip(said, (part, judgement) => $"on {part.Study}: {judgement.Measured}"));
            return studies[decisive.Study].Verdict(
                claim.Claim, new(outcome, measured, change, said[together.Decisive].Interval, said[together.Decisive].SeedsNeeded), errorRate);
        }

        private Answer Answer(int part, double level)
        {
            if (!answers.TryGetValue((part, level), out var answer))
            {
                var of = claim.Parts[part];
                answers.Add((part, level), answer = Claims.Answer.Of(studies[of.Study], claim.Of(of), level));
            }

            return answer;
        }
    }
}
