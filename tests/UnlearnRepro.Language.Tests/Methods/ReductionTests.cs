using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>Settings that make another method of one, on common streams.</summary>
public class ReductionTests : TorchFixture
{
    private const double Rate = 0.01;

    [Test]
    public void Wga_of_beta_0_is_GradDiff() => Same(new Wga(Beta: 0, Gamma: 0.7, Alpha: 1.3, Rate, 3, 4), new GradDiff(0.7, 1.3, Rate, 3, 4));

    [Test]
    public void SatImp_of_0_and_0_is_GradDiff() => Same(new SatImp(0, 0, 0.7, 1.3, Rate, 3, 4), new GradDiff(0.7, 1.3, Rate, 3, 4));

    [Test]
    public void SatImp_without_importance_is_Wga() => Same(new SatImp(1.5, 0, 0.7, 1.3, Rate, 3, 4), new Wga(1.5, 0.7, 1.3, Rate, 3, 4));

    [Test]
    public void KlMin_and_GradDiff_without_D_r_are_GradAscent()
    {
        Same(new KlMin(Gamma: 1, Alpha: 0, Rate, 3, 4), new GradAscent(Rate, 3, 4));
        Same(new GradDiff(Gamma: 1, Alpha: 0, Rate, 3, 4), new GradAscent(Rate, 3, 4));
    }

    /// <summary>The divergence from M_o has its least value there: until something has moved KlMin is GradAscent.</summary>
    [Test]
    public void KlMin_takes_its_first_step_that_moves_where_GradAscent_does() => Same(new KlMin(1, 1, Rate, 2, 0), new GradAscent(Rate, 2, 0), within: 1e-9);

    /// <summary>Adam turns a gradient of the size of 1e-8 into steps: what is compared is the loss's own, after one step that moves.</summary>
    [Test]
    public void Undial_of_beta_0_leaves_all_but_the_decay()
    {
        using var problem = Problem();
        double[] first = Numbers(problem.Original), unlearned = Theta(new Undial(Beta: 0, Rate, 2, 0), problem);
        Assert.That(unlearned, Is.EqualTo(first.Select(w => w * (1 - (Rate * 0.01)))).Within(1e-8));
    }

    [Test]
    public void A_task_vector_of_scale_0_is_Original()
    {
        using var problem = Problem();
        Assert.That(Theta(new TaskVector(Scale: 0, Rate, 3, 4), problem), Is.EqualTo(Numbers(problem.Original)));
    }

    /// <summary>The step of Adam with other signs is the step turned round; the decay is not, and comes back by its square.</summary>
    [Test]
    public void A_task_vector_of_scale_1_goes_where_ascent_goes_at_first()
    {
        using var problem = Problem();
        double[] first = Numbers(problem.Original);
        double[] decayed = [.. first.Select(w => w * Rate * 0.01)];
        double[] ascended = Theta(new GradAscent(Rate, 2, 0), problem), vector = Theta(new TaskVector(1, Rate, 2, 0), problem);
        Assert.That(vector, Is.EqualTo(ascended.Zip(decayed, (w, d) => w + (2 * d))).Within(1e-9));
    }

    /// <summary>Flatness beside a multiplier that stays, and epsilon is a constant.</summary>
    [Test]
    public void Pdu_of_eta_0_has_a_fixed_multiplier()
    {
        Same(new Pdu(1, 0.1, 3, Eta: 0, Warmup: 0, Rate, 3, 4), new Pdu(1, 0.9, 3, Eta: 5, Warmup: 3, Rate, 3, 4));
        Differ(new Pdu(1, 0.1, 3, Eta: 0, Warmup: 0, Rate, 3, 4), new Pdu(1, 0.1, 3, Eta: 5, Warmup: 0, Rate, 3, 4));
    }

    /// <summary>GradDiff of ascent that is a mean over sequences: NPO's slope at the start is 1 whatever beta is, and stays so as beta goes to 0.</summary>
    [Test]
    public void Npo_goes_to_what_it_is_at_beta_0_as_beta_does()
    {
        using var problem = Problem();
        double[] limit = Theta(new Npo(1e-7, 1, 1, Rate, 3, 4), problem);
        double[] apart = [.. ((double[])[1e-2, 1e-3, 1e-4]).Select(beta => Theta(new Npo(beta, 1, 1, Rate, 3, 4), problem).Zip(limit, (a, b) => Math.Abs(a - b)).Max())];
        Assert.That(apart[0] / apart[1], Is.EqualTo(10).Within(2), "of the order of beta");
        Assert.That(apart[1] / apart[2], Is.EqualTo(10).Within(2), "of the order of beta");
    }

    /// <summary>D_f at once in another order: sums of the same numbers.</summary>
    [Test]
    public void Batches_as_large_as_D_f_see_all_of_it()
    {
        Same(new GradAscent(Rate, 3, 6), new GradAscent(Rate, 3, 0), within: 1e-9);
        Same(new GradDiff(1, 0, Rate, 3, 6), new GradDiff(1, 0, Rate, 3, 0), within: 1e-9);
        Same(new GradAscent(Rate, 3, 100), new GradAscent(Rate, 3, 0), within: 1e-9);
        Differ(new GradDiff(1, 1, Rate, 3, 6), new GradDiff(1, 1, Rate, 3, 0));
    }

    /// <summary>With a warm-up the first step has size 0: a run that is one step is none.</summary>
    [Test]
    public void The_first_step_moves_nothing()
    {
        using var problem = Problem();
        Assert.That(Theta(new GradAscent(Rate, Epochs: 1, BatchSize: 0), problem), Is.EqualTo(Numbers(problem.Original)));
        Assert.That(Theta(new GradAscent(Rate, Epochs: 2, BatchSize: 0), problem), Is.Not.EqualTo(Numbers(problem.Original)));
    }

    /// <summary>As many blocks as the decoder has, and no more, however many are asked for.</summary>
    [TestCase(3)]
    [TestCase(int.MaxValue)]
    public void Rmu_refuses_blocks_that_there_are_not(int blocks)
    {
        using var problem = Problem();
        Assert.That(
            () => Theta(new Rmu(Blocks: blocks), problem),
            Throws.ArgumentException.With.Message.EqualTo($"method Rmu, Blocks: expected at most 2, the blocks of {problem.Original.Network.Name}, found {blocks}"));
        Assert.That(() => Theta(new Rmu(Blocks: 2, Epochs: 1), problem), Throws.Nothing);
    }

    private static SmallAnswers Problem() => new([1], dtype: float64);

    private static void Same(IUnlearningMethod<AnswerProblem> method, IUnlearningMethod<AnswerProblem> other, double within = 1e-12)
    {
        using var problem = Problem();
        double[] first = Numbers(problem.Original), found = Theta(method, problem);
        Assert.That(found, Is.EqualTo(Theta(other, problem)).Within(within));
        Assert.That(found, Is.Not.EqualTo(first).Within(1e-4), "M_u beside M_o");
    }

    private static void Differ(IUnlearningMethod<AnswerProblem> method, IUnlearningMethod<AnswerProblem> other)
    {
        using var problem = Problem();
        Assert.That(Theta(method, problem), Is.Not.EqualTo(Theta(other, problem)).Within(1e-5));
    }

    private static double[] Theta(IUnlearningMethod<AnswerProblem> method, SmallAnswers problem)
    {
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20));
        return Numbers(unlearned);
    }

    private static double[] Numbers(Model model) => model.Theta.data<double>().ToArray();
}
