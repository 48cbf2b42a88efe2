using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Claims on numbers that somebody else made: what needs cells is left out, what needs a full grid says so.</summary>
public class ForeignClaimsTests
{
    private static readonly Dictionary<string, double> Margins = new()
    {
        ["icc"] = 0.5,
        ["spread"] = 0.1,
        ["probability"] = 0.05,
        ["nominal"] = 0.95,
        ["factor"] = 2,
        ["unlearning_seeds"] = 2,
        ["training_cost"] = 10,
        ["unlearning_cost"] = 1,
        ["tolerance"] = 0.1,
        ["difference"] = 0.5,
        ["ratio"] = 2,
        ["from"] = 0,
        ["to"] = 1,
        ["share"] = 0.5,
    };

    private static readonly string[] OfTwo = ["rankings-turn", "method-exceeds", "methods-match", "none-is-better", "spread-exceeds"];

    [Test]
    public void EveryStatisticalRuleJudgesATableAndNoExactOneDoes()
    {
        var context = new ClaimContext(Study(10, 3, (_, _) => true), "again");
        foreach (var rule in ClaimRules.All.Values)
        {
            var claim = Claim(rule.Name, OfTwo.Contains(rule.Name) ? ["A", "B"] : ["A"]);
            Assert.That(context.Covers(claim), Is.EqualTo(rule is IStatisticalRule), rule.Name);
            if (context.Covers(claim))
            {
                Assert.That(context.Judge(ClaimSet.Of(claim)).Single().Rerun, Is.EqualTo("again"));
            }
        }
    }

    [Test]
    public void RulesThatNeedAFullGridCannotTellWithoutOne()
    {
        var context = new ClaimContext(Study(10, 3, (i, j) => (i, j) != (4, 2)), "again");
        foreach (var rule in ClaimRules.All.Values.OfType<IStatisticalRule>())
        {
            var claim = Claim(rule.Name, OfTwo.Contains(rule.Name) ? ["A", "B"] : ["A"]);
            var verdict = context.Judge(ClaimSet.Of(claim)).Single();
            bool needsAll = rule.Name is "allocation-is-near-best" or "variance-adds-up";
            Assert.That(verdict.Measured.Contains("1 missing cells", StringComparison.Ordinal), Is.EqualTo(needsAll), $"{rule.Name}: {verdict.Measured}");
        }
    }

    [Test]
    public void ComparisonsUseTheTrainedModelsThatBothMethodsHave()
    {
        // A lacks seed 0 and B lacks seed 9. B is A + 1 for the same model, so that no order ever turns; paired by place, model 1 of A
        // would stand beside model 0 of B, and models go up and down: 0, 70, 40, 10, 80, ...
        var lines = Enumerable.Range(1, 9).Select(i => $"A,{i},0,acc,{70 * i % 100}").Concat(Enumerable.Range(0, 9).Select(i => $"B,{i},0,acc,{(70 * i % 100) + 1}"));
        var verdict = new ClaimContext(Table.One([.. lines]), "again").Judge(ClaimSet.Of(Claim("rankings-turn", ["A", "B"]))).Single();
        Assert.That(verdict.Measured, Does.Contain("= 0 ["));
    }

    [Test]
    public void AMethodThatTheTableHasNotIsNotCovered()
    {
        var context = new ClaimContext(Study(4, 2, (_, _) => true), "again");
        Assert.That(context.Covers(Claim("training-seeds-dominate", ["C"])), Is.False);
        Assert.That(context.Covers(Claim("training-seeds-dominate", ["A"]) with { Metric = "other" }), Is.False);
    }

    private static Claim Claim(string rule, string[] methods) => new($"C-{rule}", "f", "", "") { Rule = rule, Methods = methods, Metric = "acc", Margins = Margins };

    private static TableStudy Study(int models, int draws, Func<int, int, bool> has) => Table.One([
        .. from method in new[] { "A", "B" }
           from i in Enumerable.Range(0, models)
           from j in Enumerable.Range(0, draws)
           where has(i, j)
           select FormattableString.Invariant($"{method},{i},{j},acc,{(7 * i % 11) + (0.1 * ((13 * i) + (5 * j)) % 1) + method[0]}"),
    ]);
}
