using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>Every method of this domain by its defaults, its streams, and what it does not look at.</summary>
public class SettingsTests : TorchFixture
{
    private const string Steps = "LearningRate=0.0005,Epochs=5,BatchSize=16";

    /// <summary>Those of OpenUnlearning's files of settings, where they have them.</summary>
    [TestCase(typeof(CeU), $"Ignored=1,{Steps}")]
    [TestCase(typeof(GradAscent), Steps)]
    [TestCase(typeof(GradDiff), $"Gamma=1,Alpha=1,{Steps}")]
    [TestCase(typeof(Idk), Steps)]
    [TestCase(typeof(IdkDpo), $"Beta=0.1,Gamma=1,Alpha=1,{Steps}")]
    [TestCase(typeof(KlMin), $"Gamma=1,Alpha=1,{Steps}")]
    [TestCase(typeof(Npo), $"Beta=0.1,Gamma=1,Alpha=1,{Steps}")]
    [TestCase(typeof(Pdu), $"Gamma=1,Epsilon=0.1,Multiplier=50,Eta=1,Warmup=2,{Steps}")]
    [TestCase(typeof(Rmu), $"Steering=6,Blocks=1,Gamma=1,Alpha=1,{Steps}")]
    [TestCase(typeof(SatImp), $"Saturation=5,Importance=1,Gamma=0.1,Alpha=1,{Steps}")]
    [TestCase(typeof(SimNpo), $"Beta=4.5,Delta=0,Gamma=0.125,Alpha=1,{Steps}")]
    [TestCase(typeof(TaskVector), $"Scale=1,{Steps}")]
    [TestCase(typeof(Undial), $"Beta=10,{Steps}")]
    [TestCase(typeof(Wga), $"Beta=1,Gamma=1,Alpha=1,{Steps}")]
    public void Its_defaults_are_these(Type type, string expected) =>
        Assert.That(MethodCatalog.Create(type, new Dictionary<string, string>()).Parameters(), Is.EqualTo(expected));

    [TestCase("shuffle", typeof(CeU), typeof(GradAscent), typeof(TaskVector), typeof(Undial))]
    [TestCase("partners shuffle", typeof(GradDiff), typeof(KlMin), typeof(Npo), typeof(Pdu), typeof(SatImp), typeof(SimNpo), typeof(Wga))]
    [TestCase("partners refusals shuffle", typeof(Idk), typeof(IdkDpo))]
    [TestCase("partners shuffle vector", typeof(Rmu))]
    public void It_opens_these_streams(string expected, params Type[] types)
    {
        foreach (var type in types)
        {
            Assert.That(Opened(SmallSettings.Of(type)), Is.EqualTo(expected), type.Name);
            Assert.That(Opened(SmallSettings.Of(type, ("BatchSize", "0"))), Is.EqualTo(type == typeof(Rmu) ? "vector" : ""), $"{type.Name} with all at every step");
        }
    }

    [Test]
    public void There_is_no_other_method() => Assert.That(SmallSettings.Own.Select(type => type.Name), Is.EqualTo(new[]
    {
        "CeU", "GradAscent", "GradDiff", "Idk", "IdkDpo", "KlMin", "Npo", "Pdu", "Rmu", "SatImp", "SimNpo", "TaskVector", "Undial", "Wga",
    }));

    /// <summary>Places after the last token of an answer, and those of questions, have logits too.</summary>
    [TestCaseSource(nameof(Own))]
    public void Padding_has_no_say(Type type)
    {
        var network = Decoder.Of(SmallAnswers.Vocabulary, SmallAnswers.Length + 3, width: 8, depth: 2, heads: 2);
        using var small = new SmallAnswers([1, 2], dtype: float64, network: network);
        using var padded = new SmallAnswers([1, 2], dtype: float64, network: network, length: SmallAnswers.Length + 3);
        Assert.That(Theta(padded), Is.EqualTo(Theta(small)).Within(1e-8));

        double[] Theta(SmallAnswers with)
        {
            using var unlearned = SmallSettings.Of(type).Unlearn(small.Original, with.Problem, SeededStreams.Of(20, 21));

            // Where a gradient is rounding, Adam makes steps of it: keys' biases are not looked at.
            return unlearned.Network.Parameters.Where(p => !p.Name.EndsWith("c_attn.bias", StringComparison.Ordinal))
                .SelectMany(p => unlearned.Leaf(p).detach().flatten().data<double>().ToArray()).ToArray();
        }
    }

    /// <summary>Bounds that a paper sets, by hand.</summary>
    [TestCase(typeof(Npo), "Beta", "0")]
    [TestCase(typeof(SimNpo), "Beta", "0")]
    [TestCase(typeof(IdkDpo), "Beta", "0")]
    [TestCase(typeof(Wga), "Beta", "-1")]
    [TestCase(typeof(SatImp), "Importance", "-1")]
    [TestCase(typeof(Undial), "Beta", "-1")]
    [TestCase(typeof(CeU), "Ignored", "-1")]
    [TestCase(typeof(Pdu), "Epsilon", "-1")]
    [TestCase(typeof(Rmu), "Blocks", "0")]
    public void What_means_nothing_is_refused(Type type, string name, string value) => Assert.That(
        () => SmallSettings.Of(type, (name, value)), Throws.ArgumentException.With.Message.StartsWith($"method {type.Name}, {name}: expected "));

    private static IEnumerable<Type> Own() => SmallSettings.Own;

    private static string Opened(IUnlearningMethod<AnswerProblem> method)
    {
        using var problem = new SmallAnswers([1]);
        var purposes = new List<string>();
        method.Unlearn(problem.Original, problem.Problem, SeededStreams.Recorded(purposes.Add, 20)).Dispose();
        return string.Join(' ', purposes.Distinct().Order(StringComparer.Ordinal));
    }
}
