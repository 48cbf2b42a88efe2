using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Claims on numbers that somebody else made: what needs a full grid says so, and pairs are made of the trained models that both methods have.</summary>
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
        ["distance"] = 0.5,
        ["coverage"] = 0.7,
    };

    private static readonly string[] OfTwo = ["rankings-turn", "method-exceeds", "methods-match", "none-is-better", "spread-exceeds"];

    [Test]
    public void EveryStatisticalRuleJudgesATableAndThoseOfFurtherAxesAndExactOnesAreLeftOut()
    {
        var context = new ClaimContext(Study(10, 3, (_, _) => true), "again");
        foreach (var rule in ClaimRules.All.Values)
        {
            var claim = Claim(rule.Name, OfTwo.Contains(rule.Name) ? ["A", "B"] : ["A"]) with { Factors = [.. Enumerable.Repeat("forget", rule.Factors)] };
            var verdict = context.Judge(ClaimSet.Of(claim)).Single();
            Assert.That(verdict.LeftOut is null, Is.EqualTo(rule is IStatisticalRule { Factors: 0 }), rule.Name);
            Assert.That(verdict.Rerun, Is.EqualTo("again"));
        }
    }

    [Test]
    public void RulesThatNeedAFullGridCannotTellWithoutOne()
    {
        var context = new ClaimContext(Study(10, 3, (i, j) => (i, j) != (4, 2)), "again");
        foreach (var rule in ClaimRules.All.Values.OfType<IStatisticalRule>().Where(rule => rule.Factors == 0))
        {
            var claim = Claim(rule.Name, OfTwo.Contains(rule.Name) ? ["A", "B"] : ["A"]);
            var verdict = context.Judge(ClaimSet.Of(claim)).Single();
            bool needsAll = rule.Name is "allocation-is-near-best" or "variance-adds-up";
            Assert.That(verdict.Measured.Contains("1 missing cell and", StringComparison.Ordinal), Is.EqualTo(needsAll), $"{rule.Name}: {verdict.Measured}");
        }
    }

    [TestCase("rankings-turn")]
    [TestCase("spread-exceeds")]
    [TestCase("none-is-better")]
    public void AReferenceIsInNoPairWhateverItsSeedsAreCalled(string rule)
    {
        var lines = Enumerable.Range(0, 6).SelectMany(i => new[] { $"A,{i},0,acc,{70 * i % 100}", $"Retrain,{i},0,acc,{30 * i % 70}" });
        var verdict = new ClaimContext(Table.One([.. lines]), "again").Judge(ClaimSet.Of(Claim(rule, ["A", "Retrain"]))).Single();
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That(verdict.Measured, Does.StartWith("A and Retrain have no training seed in common by acc"));
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

    private const string Unpaired = " (unpaired: no training seed in common) = ";

    [Test]
    public void MethodsWithoutACommonTrainingSeedAreComparedUnpaired()
    {
        // 61, 62, 63 and 50, 51, 52: difference 11, standard error sqrt(1/3 + 1/3), 4 degrees of freedom, t = 2.776.
        var table = Apart();
        var verdict = Judge(table, "method-exceeds", ["Mine", "Base"]);
        double half = 2.7764 * Math.Sqrt(2.0 / 3);
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Reproduced));
        Assert.That(verdict.Measured, Does.StartWith($"mean acc of Mine minus that of Base{Unpaired}11.0 ["));
        Assert.That((verdict.Interval!.Value.Lower, verdict.Interval.Value.Upper), Is.EqualTo((11 - half, 11 + half)).Using<double>((x, y) => Math.Abs(x - y) < 1e-3));
        Assert.That(Judge(table, "methods-match", ["Mine", "Base"]).Outcome, Is.EqualTo(Outcome.Contradicted));
        Assert.That(Judge(table, "methods-match", ["Mine", "Base"]).Measured, Does.Contain(Unpaired));
    }

    [TestCase("rankings-turn")]
    [TestCase("spread-exceeds")]
    [TestCase("none-is-better")]
    public void ARuleAboutPairsSaysThatTrainingSeedsDoNotMatchAndWhatToDo(string rule)
    {
        var verdict = Judge(Apart(), rule, ["Mine", "Base"]);
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That(verdict.Measured, Is.EqualTo($"Mine and Base have no training seed in common by acc, and the rule {rule} asks what one trained model gives with each of them"));
        Assert.That(verdict.WouldChange, Does.Contain("from the same training seeds").And.Contain("method-exceeds or methods-match"));
    }

    [TestCase("method-exceeds")]
    [TestCase("methods-match")]
    [TestCase("none-is-better")]
    [TestCase("rankings-turn")]
    [TestCase("spread-exceeds")]
    public void MethodsThatShareSomeTrainingSeedsArePairedOnThoseAndItIsSaidOnHowMany(string rule)
    {
        var table = Table.One("A,1,0,acc,1", "A,2,0,acc,3", "A,3,0,acc,8", "A,4,0,acc,99", "B,2,0,acc,1", "B,3,0,acc,2", "B,1,0,acc,3", "B,5,0,acc,-99", "B,6,0,acc,-99");
        Assert.That(Judge(table, rule, ["A", "B"]).Measured, Does.Contain(" (on the 3 training seeds in common, of 4 and 5)"));
        Assert.That(Judge(Study(10, 3, (_, _) => true), rule, ["A", "B"]).Measured, Does.Not.Contain("in common"), "where all are shared nothing is said");
    }

    [Test]
    public void AMethodWithoutAnyCellIsSaidToHaveNone()
    {
        var table = Table.One("A,1,0,acc,1", "A,2,0,acc,3", "B,1,0,other,1");
        foreach (string rule in (string[])["method-exceeds", "rankings-turn"])
        {
            Assert.That(Judge(table, rule, ["A", "B"]).Measured, Is.EqualTo("there are no cells of B to judge by acc"));
        }
    }

    [TestCase("method-exceeds")]
    [TestCase("methods-match")]
    [TestCase("none-is-better")]
    public void MethodsWithoutAnySpreadAreToldWhichRuleWouldDecide(string rule)
    {
        var constant = Table.One([.. Enumerable.Range(0, 12).Select(i => $"{(i % 2 == 0 ? "A" : "B")},{i / 2},0,acc,{i % 2}")]);
        Assert.That(Judge(constant, rule, ["A", "B"]).WouldChange, Does.StartWith("no number of seeds").And.Contain("a claim by stays-within"));

        // Equal differences are as degenerate, and stays-within would say nothing of them.
        var parallel = Table.One([.. Enumerable.Range(0, 12).Select(i => $"{(i % 2 == 0 ? "A" : "B")},{i / 2},0,acc,{i}")]);
        Assert.That(Judge(parallel, rule, ["A", "B"]).WouldChange, Does.StartWith("no number of seeds").And.Not.Contain("stays-within"));
    }

    private static Verdict Judge(TableStudy table, string rule, string[] methods) => new ClaimContext(table, "again").Judge(ClaimSet.Of(Claim(rule, methods))).Single();

    private static TableStudy Apart() => Table.One("Mine,7,0,acc,61", "Mine,42,0,acc,62", "Mine,200,0,acc,63", "Base,1,0,acc,50", "Base,2,0,acc,51", "Base,3,0,acc,52");

    private static Claim Claim(string rule, string[] methods) => new($"C-{rule}", "f", "", "") { Rule = rule, Methods = methods, Metric = "acc", Margins = Margins };

    private static TableStudy Study(int models, int draws, Func<int, int, bool> has) => Table.One([
        .. from method in new[] { "A", "B" }
           from i in Enumerable.Range(0, models)
           from j in Enumerable.Range(0, draws)
           where has(i, j)
           select FormattableString.Invariant($"{method},{i},{j},acc,{(7 * i % 11) + (0.1 * ((13 * i) + (5 * j)) % 1) + method[0]}"),
    ]);
}
