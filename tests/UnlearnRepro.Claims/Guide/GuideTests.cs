using System.Reflection;
using System.Text.Json;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Claims.Guide;

/// <summary>docs/adding-a-method.md is code: it is compiled, its tests and the contract are run, its files are read.</summary>
[TestFixture]
public sealed class GuideTests
{
    private const string Page = "docs/adding-a-method.md", Property = "UnlikelihoodTests$";
    private static readonly string[] Code = [.. CodeBlock.Of(Page, "csharp").Select(block => block.Text)];
    private static readonly string[] Json = [.. CodeBlock.Of(Page, "json").Select(block => block.Text)];
    private static readonly Lazy<Assembly> Compiled = new(() => Load(code => code));

    [OneTimeSetUp]
    public void Configure() => TorchRuntime.Configure();

    [Test]
    public void Its_method_keeps_the_contract_and_has_its_property()
    {
        var run = InnerRun.Of(Compiled.Value, "(Tests|Contract)$");
        Assert.That(run.Others, Is.Empty);
        Assert.That(run.Passed, Does.Contain("WithTwoClassesItIsFinetuningOnTheOtherLabel").And.Contain("ALaneIsWhatItWouldBeAlone"));
    }

    // What the page's own tests would miss, this test would miss too.
    [TestCase("masked_fill(own, ", "masked_fill(~own, ", TestName = "A_mistake_in_its_method_fails_its_property(loss)")]
    [TestCase("problem.Forget,", "problem.Retain,", TestName = "A_mistake_in_its_method_fails_its_property(set)")]
    [TestCase("[Above(0)]", "[AtLeast(0)]", TestName = "A_mistake_in_its_method_fails_its_property(limit)")]
    [TestCase("this.RequireLimits();", "", TestName = "A_mistake_in_its_method_fails_its_property(limits from code)")]
    public void A_mistake_in_its_method_fails_its_property(string right, string wrong) =>
        Assert.That(InnerRun.Of(Load(code => Replaced(code, right, wrong)), Property).Others, Is.Not.Empty);

    [TestCase("Randomness.Order", "Randomness.None")]
    [TestCase("original.Clone()", "original")]
    public void A_broken_promise_fails_its_contract(string right, string wrong) =>
        Assert.That(InnerRun.Of(Load(code => Replaced(code, right, wrong)), "Contract$").Others, Is.Not.Empty);

    [TestCase("Loss.Mean(", "Loss.Meen(", "CS0117")]
    [TestCase("/// <inheritdoc/>", "", "CS1591")]
    public void What_does_not_compile_is_told_with_its_error(string right, string wrong, string error) =>
        Assert.That(() => Load(code => Replaced(code, right, wrong)), Throws.ArgumentException.With.Message.Contains(error));

    [Test]
    public void Its_hyper_parameters_are_those_of_its_method()
    {
        var (name, tuning) = JsonSerializer.Deserialize<Dictionary<string, MethodTuning>>(Json[0], JsonSerializerOptions.Web)!.Single();
        var type = MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>), Compiled.Value)[name];
        Assert.That(tuning.Candidates, Does.Contain(tuning.Chosen));
        foreach (string candidate in tuning.Candidates)
        {
            var settings = candidate.Split(',').Select(setting => setting.Split('=')).ToDictionary(s => s[0], s => s[1]);
            Assert.That(MethodCatalog.Create(type, settings).Parameters(), Does.StartWith(candidate));
        }
    }

    [Test]
    public void Its_claim_can_be_registered_and_is_judged_on_a_study()
    {
        var set = ClaimSnippet.Moved(Json[1]);
        Assert.That(set.StudiesOf(set.Claims[^1]).Select(study => study.Name), Is.EqualTo(new[] { "digits-full-class-3" }));
        Assert.That(set.Claims[^1].Rationale, Does.StartWith("Fixed 20"));
    }

    // The first block is the library's, the others are tests.
    private static Assembly Load(Func<string, string> change) => CompiledCode.Load([change(Code[0])], Code[1..]);

    private static string Replaced(string code, string right, string wrong) => code.Contains(right)
        ? code.Replace(right, wrong)
        : throw new ArgumentException($"{Page}: expected '{right}' to spoil, found none");
}
