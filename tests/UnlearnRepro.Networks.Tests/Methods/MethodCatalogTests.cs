using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class MethodCatalogTests
{
    private static readonly Type OfClasses = typeof(IUnlearningMethod<ClassProblem>);

    [Test]
    public void Finds_the_kernels_methods_and_a_record_of_another_assembly()
    {
        var found = MethodCatalog.Find(OfClasses, typeof(SpareMethod).Assembly);

        Assert.That(found, Does.ContainKey("Retrain").And.ContainKey("SsdCorrected").And.ContainKey("SpareMethod"));
        Assert.That(found["ssdcorrected"], Is.EqualTo(typeof(SsdCorrected)), "names are not case sensitive");
        Assert.That(MethodCatalog.Find(OfClasses), Does.Not.ContainKey("SpareMethod"));
    }

    /// <summary>A method of every problem is one of each kind; one of a kind is none of another.</summary>
    [Test]
    public void A_method_is_found_for_every_problem_that_has_what_it_needs()
    {
        var assembly = typeof(SpareMethod).Assembly;
        var (classes, tokens) = (MethodCatalog.Find(OfClasses, assembly), MethodCatalog.Find(typeof(IUnlearningMethod<TokenProblem>), assembly));

        Assert.That(classes, Does.ContainKey("SpareMethod").And.ContainKey("Jit").And.Not.ContainKey("SpareTokenMethod"));
        Assert.That(tokens, Does.ContainKey("SpareMethod").And.ContainKey("SpareTokenMethod").And.Not.ContainKey("Jit"));
    }

    [Test]
    public void Without_settings_every_hyper_parameter_has_its_default()
    {
        Assert.That(Create<SsdPublished>(), Is.EqualTo(new SsdPublished()));
        Assert.That(Create<Retrain>(), Is.EqualTo(new Retrain()));
    }

    [Test]
    public void Settings_replace_defaults_one_by_one_and_in_any_case() => Assert.That(
        Create<SsdPublished>(("alpha", "2.5"), ("BATCHSIZE", "16")),
        Is.EqualTo(new SsdPublished(Alpha: 2.5, BatchSize: 16)));

    [TestCase("NaN", "at least 0")]
    [TestCase("Infinity", "a number that float32 has, from -3.4E+38 to 3.4E+38")]
    public void A_number_that_is_none_is_refused(string value, string expected) => Assert.That(
        () => MethodCatalog.Create(typeof(SsdCorrected), new Dictionary<string, string> { ["Alpha"] = value }),
        Throws.ArgumentException.With.Message.EqualTo($"method SsdCorrected, Alpha: expected {expected}, found {value}"));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void A_weight_outside_of_0_to_1_is_refused(double alpha)
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new NegGradPlus(Alpha: alpha).Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.Contains("Alpha: expected from 0 to 1"));
    }

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void A_penalty_below_0_is_refused(double gamma)
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new L1Sparse(gamma).Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.Contains("L1Sparse, Gamma: expected at least 0"));
    }

    [Test]
    public void Parameters_are_written_so_that_they_can_be_read_again()
    {
        IMethod[] methods =
        [
            new SsdPublished(Alpha: 1.0 / 3, BatchSize: 7), new NegGradPlus(LearningRate: 1e-9), new RandomLabels(), new Original(),
            new SsdCorrected(Alpha: 1e38), new SpareMethod(true, "text"),
        ];
        foreach (var method in methods)
        {
            var settings = method.Parameters().Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]);
            Assert.That(MethodCatalog.Create(method.GetType(), settings), Is.EqualTo(method));
        }
    }

    [Test]
    public void Parameters_list_everything_in_order_and_in_no_local_format()
    {
        Assert.That(new SsdPublished(Alpha: 2.5).Parameters(), Is.EqualTo("Alpha=2.5,Lambda=1,BatchSize=64"));
        Assert.That(new Retrain().Parameters(), Is.Empty);
    }

    [Test]
    public void An_unknown_hyper_parameter_is_refused_with_those_that_exist()
    {
        Assert.That(
            () => Create<SsdCorrected>(("Gamma", "1")),
            Throws.ArgumentException.With.Message.EqualTo("method SsdCorrected: expected a hyper-parameter among Alpha, Lambda, found 'Gamma'"));
        Assert.That(
            () => Create<Retrain>(("Alpha", "1")),
            Throws.ArgumentException.With.Message.EqualTo("method Retrain: expected a hyper-parameter among none, found 'Alpha'"));
    }

    [TestCase("Epochs", "many", "Int32")]
    [TestCase("Epochs", "1.5", "Int32")]
    [TestCase("Epochs", "99999999999", "Int32")]
    [TestCase("LearningRate", "", "Double")]
    public void A_value_of_another_type_is_refused_with_the_type_expected(string name, string text, string type) => Assert.That(
        () => Create<Finetune>((name, text)),
        Throws.ArgumentException.With.Message.EqualTo($"method Finetune, {name}: expected a value of type {type}, found '{text}'"));

    private static IMethod Create<T>(params (string Name, string Value)[] settings) =>
        MethodCatalog.Create(typeof(T), settings.ToDictionary(s => s.Name, s => s.Value));
}

/// <summary>A method of token sequences alone.</summary>
public sealed record SpareTokenMethod : IUnlearningMethod<TokenProblem>
{
    public Randomness Randomness => Randomness.None;

    public Model Unlearn(Model original, TokenProblem problem, Streams streams) => original.Clone();
}

/// <summary>A method of another assembly with hyper-parameters of other types.</summary>
public sealed record SpareMethod(bool Flag = false, string Label = "none") : IUnlearningMethod
{
    public Randomness Randomness => Randomness.None;

    public Model Unlearn(Model original, Problem problem, Streams streams) => original.Clone();
}
