using System.Text;
using UnlearnRepro.Claims;
using UnlearnRepro.Claims.Joint;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Claims about several studies: every part must hold, each on its own study with its own method, metric and margin.</summary>
public class JointClaimTests
{
    private const string File = """
        {
          "inconclusiveBudget": 1,
          "families": [{ "name": "f", "rationale": "why" }],
          "claims": [{ "id": "X", "family": "f", "source": "s", "sentence": "A sentence.", "parts": [
            { "study": "a", "rule": "training-seeds-matter", "methods": ["Fixed"], "metric": "accuracy", "margins": { "spread": 1 } },
            { "study": "b", "rule": "training-seeds-matter", "methods": ["Drawn"], "metric": "accuracy", "margins": { "spread": 1 } }] }]
        }
        """;

    [TestCase(10, 10, Outcome.Reproduced)]
    [TestCase(10, 0.01, Outcome.Contradicted)]
    [TestCase(10, 1.3, Outcome.Inconclusive)]
    public void ItHoldsIfItHoldsOnEveryStudy(double spreadOfA, double spreadOfB, Outcome outcome)
    {
        using World a = new(World.Spread(spreadOfA, 0.01), 12, 2), b = new(World.Spread(spreadOfB, 0.01), 10, 2);
        var verdict = JointJudge.Judge(Read(File), Studies(a, b)).Single();
        Assert.That(verdict.Outcome, Is.EqualTo(outcome), verdict.Explanation);
        Assert.That(verdict.Measured, Does.Match(@"^on a: s_T of accuracy of Fixed\S* = .*; on b: s_T of accuracy of Drawn\S* = "));
        Assert.That((verdict.Claim.Id, verdict.Claim.Sentence, verdict.ErrorRate), Is.EqualTo(("X", "A sentence.", "at most 5 % that any verdict of f is wrong: Holm over 1 joint claim")));
        Assert.That(verdict.TrainingSeeds, Is.EqualTo(outcome == Outcome.Reproduced ? 12 : 10), "the seeds of the study that decides");
        Assert.That(verdict.WouldChange, Does.StartWith(outcome == Outcome.Reproduced ? "a part that does not hold" : "on b: "));
    }

    [Test]
    public void AControlOfAStudyThatIsContradictedClosesIt()
    {
        using World a = new(World.Spread(10, 0.01), 12, 2), b = new(World.Spread(10, 0.01), 10, 2);
        var control = World.Claim("cells-repeat", []) with { Id = "B-DET" };
        var broken = a.Judge(World.Claim("unlearning-seeds-change-nothing", ["Drawn"])) with { Claim = control };
        Assert.That(broken.Outcome, Is.EqualTo(Outcome.Contradicted));
        var studies = Studies(a, b);
        studies["b"] = new RunContext(b.Context.Cells, b.Context.Results, "unlearn") { Broken = [broken] };
        var verdict = JointJudge.Judge(Read(File), studies).Single();
        Assert.That((verdict.Outcome, verdict.IsClosed), Is.EqualTo((Outcome.Inconclusive, true)));
        Assert.That(verdict.Measured, Does.Contain("; on b: not measured, since B-DET fails: "));
    }

    [Test]
    public void ControlsAreTheFamiliesThatOthersComeAfter()
    {
        var set = ClaimSet.Of(World.Claim("cells-repeat", []) with { Family = "ground" }, World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1)) with { Family = "above" });
        set = set with { Families = [set.Families[0], set.Families[1] with { After = ["ground"] }] };
        Assert.That(set.Controls().Claims.Select(claim => claim.Rule), Is.EqualTo(new[] { "cells-repeat" }));
        Assert.That(set.Controls().Families.Select(family => family.Name), Is.EqualTo(new[] { "ground" }));
    }

    [Test]
    public void AStudyThatIsSickLeavesItOpen()
    {
        using World a = new(World.Spread(10, 0.01), 12, 2), b = new(World.Spread(10, 0.01) with { Checks = _ => [new("G2", "M_r is a reference.", false, "it wanders")] }, 10, 2);
        var verdict = JointJudge.Judge(Read(File), Studies(a, b)).Single();
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That(verdict.Measured, Does.EndWith("; on b: not measured, since G2 fails: it wanders"));
        Assert.That(verdict.IsClosed, "a budget is for claims that seeds could not decide");
    }

    [Test]
    public void ClaimsThatAreJudgedApartShareTheErrorRateOfTheirFamily()
    {
        var one = Read(File);
        var three = one with { Claims = [.. new[] { "X", "Y", "Z" }.Select(id => one.Claims[0] with { Id = id })] };
        var (some, others) = (three.Only(claim => claim.Id == "Y"), three.Only(claim => claim.Id != "Y"));
        Assert.That((some.Claims.Single().Id, others.Claims.Count), Is.EqualTo(("Y", 2)));
        Assert.That(some.Families.Single().Alpha, Is.EqualTo(0.05 / 3).Within(1e-15));
        Assert.That(others.Families.Single().Alpha, Is.EqualTo(0.1 / 3).Within(1e-15));
        Assert.That(three.Only(_ => false).Families, Is.Empty, "an error rate of 0 is none");
    }

    // b is of forget sets: part b says what they bring.
    private static readonly string OfFactors = File.Replace(
        "\"study\": \"b\", \"rule\": \"training-seeds-matter\",", "\"study\": \"b\", \"rule\": \"factor-matters\", \"factors\": [\"forget\"],");

    [Test]
    public void APartMayBeAboutASeedAxisThatItsStudyVaries()
    {
        var task = new FakeTask { Value = (cell, _) => 10 * FakeTask.Normal(cell with { Train = 0 }, $"forget {cell.Forget}") };
        using World a = new(World.Spread(10, 0.01), 12, 2), b = new(task, task.Study(4, 2).WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 6)])));
        var verdict = JointJudge.Judge(Read(OfFactors), Studies(a, b)).Single();
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Reproduced), verdict.Explanation);
        Assert.That(verdict.Measured, Does.Contain("; on b: standard deviation by s_forget of accuracy of Drawn"));
        using World two = new(task, 4, 2);
        Assert.That(
            () => JointJudge.Judge(Read(OfFactors), Studies(a, two)),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("claim X: test: factors: expected one of train, unlearn, found 'forget'"));
        Assert.That(
            () => JointJudge.Judge(Read(OfFactors.Replace("\"forget\"", "\"train\"")), Studies(a, two)),
            Throws.TypeOf<StudyException>().With.Message.EqualTo(
                "claim X: test: factors: expected a study that varies more than train and unlearn, found these alone"));
    }

    [TestCase("[\"forget\"]", "null")]
    [TestCase("[\"forget\"]", "[null]")]
    public void NullIsNoAxis(string factors, string instead) => NullIsNoPartOfAClaim(OfFactors, factors, instead);

    [TestCase("accuracy", "acuracy", "claim X: metric: expected one of accuracy, ")]
    [TestCase("Drawn", "Drown", "claim X: method")]
    [TestCase("Drawn", "Liar", "claim X: ")]
    public void APartThatItsStudyHasNotIsSaid(string name, string instead, string message)
    {
        using World a = new(World.Spread(10, 0.01), 12, 2), b = new(World.Spread(10, 0.01), 10, 2);
        string text = File.Replace($"\"{name}\"", $"\"{instead}\"");
        Assert.That(
            () => JointJudge.Judge(Read(text), Studies(a, b)),
            Throws.TypeOf<StudyException>().With.Message.StartsWith(message).And.Message.Not.Contains('\n'));
    }

    [TestCase("[\"Fixed\"]", "[null]")]
    [TestCase("[\"Fixed\"]", "null")]
    [TestCase("{ \"spread\": 1 }", "null")]
    [TestCase("\"parts\": [", "\"parts\": [null,")]
    [TestCase("\"claims\": [", "\"claims\": [null,")]
    [TestCase("\"families\": [", "\"families\": [null,")]
    [TestCase("\"study\": \"a\"", "\"study\": null")]
    [TestCase("\"rule\": \"training-seeds-matter\"", "\"rule\": null")]
    [TestCase("\"id\": \"X\"", "\"id\": null")]
    [TestCase("\"name\": \"f\"", "\"name\": null")]
    public void NullIsNoPartOfAClaim(string part, string instead) => NullIsNoPartOfAClaim(File, part, instead);

    private static void NullIsNoPartOfAClaim(string file, string part, string instead) => Assert.That(
        () => Read(file.Replace(part, instead)),
        Throws.TypeOf<StudyException>().With.Message.StartsWith("across.json: expected families and joint claims, found: "));

    [TestCase("\"study\": \"b\"", "\"study\": \"c\"", "X: study: expected one of a, b, found 'c'")]
    [TestCase("\"training-seeds-matter\"", "\"cells-repeat\"", "X: statistical rule: expected one of ")]
    [TestCase("{ \"spread\": 1 }", "{ }", "X: margins of training-seeds-matter: expected spread, found none: spread is missing")]
    [TestCase("\"rationale\": \"why\"", "\"rationale\": \"why\", \"after\": [\"f\"]", "f: after: expected none, since studies have controls of their own, found f")]
    [TestCase("\"family\": \"f\"", "\"family\": \"g\"", "X: family: expected one of f, found 'g'")]
    [TestCase("\"source\"", "\"sauce\"", "expected families and joint claims, found: ")]
    public void AFileThatIsNoneIsSaidInOneLine(string part, string instead, string message) =>
        Assert.That(() => Read(File.Replace(part, instead)), Throws.TypeOf<StudyException>().With.Message.StartsWith($"across.json: {message}").And.Message.Not.Contains('\n'));

    private const string Raised = """
        {
          "inconclusiveBudget": 0,
          "families": [{ "name": "f", "rationale": "why" }],
          "claims": [{ "id": "X", "family": "f", "source": "s", "sentence": "A sentence.", "parts": [
            { "study": "a", "than": "b", "rule": "training-spread-raised", "methods": ["Drawn"], "metric": "accuracy", "margins": { "ratio": 2 } }] }]
        }
        """;

    [TestCase("training", "Drawn", 10, 1, Outcome.Reproduced)]
    [TestCase("training", "Drawn", 2, 4, Outcome.Contradicted)]
    [TestCase("training", "Drawn", 2.2, 1, Outcome.Inconclusive)]
    [TestCase("training", "Fixed", 10, 1, Outcome.Reproduced)]
    [TestCase("training", "Fixed", 1, 10, Outcome.Contradicted)]
    [TestCase("unlearning", "Drawn", 10, 1, Outcome.Reproduced)]
    [TestCase("unlearning", "Drawn", 1, 10, Outcome.Contradicted)]
    [TestCase("unlearning", "Fixed", 10, 1, Outcome.Inconclusive)]
    public void AStudyIsComparedWithAnother(string spread, string method, double of, double than, Outcome outcome)
    {
        bool training = spread == "training";
        using World a = new(training ? World.Spread(of, 0.01) : World.Spread(0.01, of), 14, 3);
        using World b = new(training ? World.Spread(than, 0.01) : World.Spread(0.01, than), 12, 3);
        var verdict = JointJudge.Judge(Read(Raised.Replace("training-", $"{spread}-").Replace("Drawn", method)), Studies(a, b)).Single();
        Assert.That(verdict.Outcome, Is.EqualTo(outcome), verdict.Explanation);
        Assert.That(verdict.Measured, Does.Match($@"^on a and b: ({(training ? "s_T" : "s_U")} of accuracy of {method}\S* over that on fake under \S+( = |: every row is constant))"));
    }

    [Test]
    public void EitherStudyOfAComparisonMustBeWell([Values("a", "b")] string sick)
    {
        FakeTask Task(string name) => World.Spread(10, 0.01) with { Checks = _ => [new("G2", "M_r is a reference.", name != sick, "it wanders")] };
        using World a = new(Task("a"), 12, 2), b = new(Task("b"), 10, 2);
        var verdict = JointJudge.Judge(Read(Raised), Studies(a, b)).Single();
        Assert.That((verdict.Outcome, verdict.IsClosed), Is.EqualTo((Outcome.Inconclusive, true)));
        Assert.That(verdict.Measured, Is.EqualTo("on a and b: not measured, since G2 fails: it wanders"));
    }

    [TestCase("\"than\": \"b\", ", "", "X: parts: expected at least 2 studies, found 1")]
    [TestCase("\"than\": \"b\"", "\"than\": \"a\"", "X: parts: expected at least 2 studies, found 1")]
    [TestCase("\"than\": \"b\"", "\"than\": \"c\"", "X: study: expected one of a, b, found 'c'")]
    [TestCase("training-spread-raised", "training-seeds-dominate", "X: than: expected none for the rule training-seeds-dominate, found b")]
    [TestCase("\"ratio\"", "\"spread\"", "X: margins of training-spread-raised: expected ratio, found ")]
    public void AComparisonThatIsNoneIsSaidInOneLine(string part, string instead, string message) =>
        Assert.That(() => Read(Raised.Replace(part, instead)), Throws.TypeOf<StudyException>().With.Message.StartsWith($"across.json: {message}"));

    [Test]
    public void ARuleThatComparesNeedsAnotherStudy() => Assert.That(
        () => Read(File.Replace("\"study\": \"b\", \"rule\": \"training-seeds-matter\"", "\"study\": \"b\", \"rule\": \"training-spread-raised\"")),
        Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "across.json: X: than: expected the study to compare with for the rule training-spread-raised, found none"));

    [Test]
    public void OneStudyIsNoJointClaim() => Assert.That(
        () => Read(File.Replace("""
            { "study": "a", "rule": "training-seeds-matter", "methods": ["Fixed"], "metric": "accuracy", "margins": { "spread": 1 } },
            """.Trim(), "")),
        Throws.TypeOf<StudyException>().With.Message.EqualTo("across.json: X: parts: expected at least 2 studies, found 1"));

    private static JointClaims Read(string text) => JointClaimFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "across.json", ["a", "b"]);

    private static Dictionary<string, ClaimContext> Studies(World a, World b) => new() { ["a"] = a.Context, ["b"] = b.Context };
}
