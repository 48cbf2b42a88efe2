using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>Methods that need no classes on token sequences, as they are.</summary>
public class TokenMethodsTests : TorchFixture
{
    private static readonly Dictionary<string, string> Small = new() { ["BatchSize"] = "3", ["Epochs"] = "2", ["Alpha"] = "0.5" };

    [Test]
    public void Every_method_but_those_of_classes_is_one_of_tokens()
    {
        string[] ofClasses =
        [
            nameof(BadTeacher), nameof(BoundaryExpand), nameof(BoundaryShrink), nameof(FisherForgetting), nameof(Jit), nameof(NewtonRemoval),
            nameof(NtkForgetting), nameof(RandomLabels), nameof(SalUn), nameof(SuccessiveRandomLabels), nameof(Unsir),
        ];
        var all = MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>)).Values;

        Assert.That(OfTokens().Count(), Is.EqualTo(21));
        Assert.That(all.Except(OfTokens()).Select(type => type.Name), Is.EquivalentTo(ofClasses));
    }

    [TestCaseSource(nameof(OfTokens))]
    public void It_moves_a_token_model_and_a_lane_is_what_it_would_be_alone(Type type)
    {
        double[] together = [.. Unlearned(type, [1, 2, 3])];
        double[] alone = [.. Unlearned(type, [1]), .. Unlearned(type, [2]), .. Unlearned(type, [3])];

        Assert.That(together, Is.EqualTo(alone).Within(1e-9));
    }

    /// <summary>The network looks back only, so that places after the last token that counts change nothing, unless a loss or a divergence counts them.</summary>
    [TestCaseSource(nameof(OfTokens))]
    public void Padding_has_no_say(Type type) =>
        Assert.That(Unlearned(type, [1, 2], padding: 3), Is.EqualTo(Unlearned(type, [1, 2])).Within(1e-9));

    [TestCaseSource(nameof(OfTokens))]
    public void It_takes_a_model_as_it_is_trained_by_default(Type type) => Unlearned(type, [1], ScalarType.Float32);

    private static IEnumerable<Type> OfTokens() => MethodCatalog.Find(typeof(IUnlearningMethod<TokenProblem>)).Values;

    // M_u, finite, in the precision of M_o and, but for Original, elsewhere in every lane.
    private static double[] Unlearned(Type type, int[] seeds, ScalarType dtype = ScalarType.Float64, int padding = 0)
    {
        var method = (IUnlearningMethod<TokenProblem>)MethodCatalog.Create(type, Small.Where(s => type.GetProperty(s.Key) is not null).ToDictionary());
        var (original, problem) = TokenWorld.Trained(seeds, dtype == ScalarType.Float32 ? null : dtype, padding);
        using var before = original;
        using var after = method.Unlearn(original, problem, Given.Streams([.. seeds.Select(seed => seed + 4)]));

        Assert.That(after.Theta.dtype, Is.EqualTo(dtype));
        Assert.That(after.Theta.isfinite().all().item<bool>());
        for (int lane = 0; lane < seeds.Length; lane++)
        {
            Assert.That(Lane(after, lane).SequenceEqual(Lane(original, lane)), Is.EqualTo(method is Original), $"lane {lane} stays");
        }

        return after.Everything();
    }

    private static double[] Lane(Model model, int lane) => model.Theta[lane].Numbers();
}
