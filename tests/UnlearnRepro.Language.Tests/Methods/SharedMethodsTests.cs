using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>Methods that need no more than a problem has, on a decoder and answers.</summary>
public class SharedMethodsTests : TorchFixture
{
    /// <summary>None that needs classes.</summary>
    [Test]
    public void They_are_these() => Assert.That(SmallSettings.Shared.Select(type => type.Name), Is.EqualTo(new[]
    {
        "Amnesiac", "AssdCorrected", "AssdPublished", "CFk", "ConvTranspose", "Delete", "EUk", "Finetune", "InfluenceUnlearning", "L1Sparse", "LfssdCorrected",
        "LfssdPublished", "Msg", "NegGrad", "NegGradPlus", "Original", "Retrain", "Scrub", "ScrubRewind", "SsdCorrected", "SsdPublished",
    }));

    [TestCaseSource(nameof(That_work))]
    public void It_moves_a_decoder_and_keeps_what_it_was_given(Type type)
    {
        using var problem = new SmallAnswers([1]);
        string before = problem.Original.Sha256(0);
        string[] data = problem.Hashes();
        using var unlearned = SmallSettings.Of(type).Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20));
        using var again = SmallSettings.Of(type).Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20));

        Assert.That(unlearned.Theta.isfinite().all().item<bool>());
        Assert.That(unlearned.Sha256(0) == before, Is.EqualTo(type == typeof(Original)), "M_u is M_o");
        Assert.That(again.Sha256(0), Is.EqualTo(unlearned.Sha256(0)), "again");
        Assert.That(problem.Original.Sha256(0), Is.EqualTo(before), "M_o");
        Assert.That(problem.Hashes(), Is.EqualTo(data), "samples");
    }

    [TestCaseSource(nameof(That_work))]
    public void Other_seeds_give_other_weights_exactly_where_it_draws(Type type)
    {
        using var problem = new SmallAnswers([1]);
        var method = SmallSettings.Of(type);
        var purposes = new List<string>();
        using var first = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Recorded(purposes.Add, 20));
        using var second = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Of(40));
        Assert.That(second.Sha256(0) == first.Sha256(0), Is.EqualTo(method.Randomness == Domains.Methods.Randomness.None));
        Assert.That(purposes.Distinct(), method.Randomness switch
        {
            Domains.Methods.Randomness.None => Is.Empty,
            Domains.Methods.Randomness.Order => Is.Not.Empty.And.All.StartsWith("shuffle"),
            _ => Has.Some.Not.StartsWith("shuffle"),
        });
    }

    /// <summary>
    /// By what the models say: attention does not change with the bias of its keys, whose gradient is rounding, and their importances' ratio anything. ASSD
    /// has its threshold from all ratios, these among them, so that what it selects differs with rounding on a decoder.
    /// </summary>
    [TestCaseSource(nameof(That_have_no_percentile))]
    public void A_lane_is_what_it_would_be_alone(Type type)
    {
        ulong[] lanes = [1, 2, 3];
        double[] together = Said(type, lanes);
        double[] alone = [.. lanes.SelectMany(lane => Said(type, [lane]))];
        Assert.That(together, Is.EqualTo(alone).Within(1e-7));
    }

    [Test]
    public void ScrubRewind_says_that_it_has_nothing_to_rewind_by()
    {
        using var problem = new SmallAnswers([1]);
        Assert.That(
            () => SmallSettings.Of(typeof(ScrubRewind)).Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20)),
            Throws.ArgumentException.With.Message.Contains("validation").And.Message.Not.Contains("\n"));
    }

    private static IEnumerable<Type> That_work() => SmallSettings.Shared.Except([typeof(ScrubRewind)]);

    private static IEnumerable<Type> That_have_no_percentile() => That_work().Except([typeof(AssdCorrected), typeof(AssdPublished)]);

    // Logits of D_f, lane after lane.
    private static double[] Said(Type type, ulong[] lanes)
    {
        using var problem = new SmallAnswers(lanes, dtype: float64);
        using var unlearned = SmallSettings.Of(type).Unlearn(problem.Original, problem.Problem, SeededStreams.Of(lanes.Select(lane => lane + 20)));
        var forget = problem.Problem.Forget.Slice(0, problem.Problem.Forget.Count, lanes.Length);
        return unlearned.Forward(forget.X).detach().data<double>().ToArray();
    }
}
