using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>Losses worked by hand: logits (2, 1, 0) where the first token is right, and what follows from numbers of sequences.</summary>
public class OracleTests : TorchFixture
{
    private const double Right = 0.4076059644444, Within = 1e-10;

    // The right token is 0 and no padding, one place predicts.
    private static readonly NextToken Form = new(-1);

    private static Batch One => new(tensor(new long[] { 1, 0 }, [1, 2]), tensor(new long[] { 1 }), 1);

    [Test]
    public void Npo_after_two_nats() => Npo(nll: 3, reference: 1, loss: 11.962777387632, slope: -0.900332005375);

    [Test]
    public void Npo_at_the_reference() => Npo(nll: 1, reference: 1, loss: 13.862943611199, slope: -1);

    [Test]
    public void SimNpo_divides_by_the_length()
    {
        SimNpo([0.2, 0.1, 0.3], loss: 0.151623944325, slope: -0.192700331583);
        SimNpo([2, 1, 3], loss: 5.484541765e-05, slope: null);
    }

    [Test]
    public void Dpo_of_a_refusal_that_gained_1_and_an_answer_that_lost_3()
    {
        var loss = IdkDpo.Loss(Answers([1.5, 0.5]), tensor(new[] { 3.0 }), Answers([4]), tensor(new[] { 1.0 }), beta: 0.1);
        Assert.That(loss.item<double>(), Is.EqualTo(10.260305047999).Within(Within));
    }

    [TestCase(1, 1.140649569690)]
    [TestCase(10, 1.676432912506)]
    public void Undial(double beta, double loss)
    {
        var (logits, at) = Logits();
        Assert.That(Language.Methods.Undial.Loss(logits, at, Form, One, beta).item<double>(), Is.EqualTo(loss).Within(Within));
    }

    [Test]
    public void Undial_of_beta_0_has_no_gradient()
    {
        var (logits, at) = Logits();
        Language.Methods.Undial.Loss(logits, at, Form, One, beta: 0).backward();
        Assert.That(logits.grad!.data<double>().ToArray(), Is.All.EqualTo(0).Within(1e-16));
    }

    [Test]
    public void CeU_passes_on_what_the_logits_get_and_not_what_the_target_would()
    {
        var (logits, _) = Logits();
        var loss = CeU.Loss(logits, Form, One, ignored: 0);
        loss.backward();
        Assert.That(loss.item<double>(), Is.EqualTo(1.676547385814).Within(Within));
        Assert.That(Place(logits.grad!), Is.EqualTo(new[] { 0.665240955775, -0.486330107575, -0.178910848200 }).Within(Within));
    }

    [Test]
    public void CeU_of_an_answer_that_is_left_out_is_0()
    {
        var (logits, _) = Logits();
        var loss = CeU.Loss(logits, Form, One, ignored: 1);
        loss.backward();
        Assert.That(loss.item<double>(), Is.Zero);
        Assert.That(Place(logits.grad!), Is.All.Zero);
    }

    [TestCase(1, -0.271156181366)]
    [TestCase(0, -Right)]
    public void Wga(double beta, double loss) => Assert.That(Language.Methods.Wga.Loss(Said(), beta).item<double>(), Is.EqualTo(loss).Within(Within));

    [TestCase(5, 1, -0.017777379512)]
    [TestCase(0, 0, -Right)]
    public void SatImp(double saturation, double importance, double loss) =>
        Assert.That(Language.Methods.SatImp.Loss(Said(), saturation, importance).item<double>(), Is.EqualTo(loss).Within(Within));

    /// <summary>The weight passes nothing on: the slope of -w nll in nll is -w.</summary>
    [Test]
    public void Weights_pass_no_gradient_on()
    {
        double p = Math.Exp(-Right);
        Assert.That(Slope(said => Language.Methods.Wga.Loss(said, 1)), Is.EqualTo(-p).Within(Within));
        Assert.That(Slope(said => Language.Methods.SatImp.Loss(said, 5, 1)), Is.EqualTo(-Math.Pow(p, 5) * (1 - p)).Within(Within));

        static double Slope(Func<Answered, Tensor> loss)
        {
            var places = tensor(new[] { Right }, [1, 1]).requires_grad_(true);
            loss(new(places, ones_like(places).detach(), 1)).backward();
            return places.grad!.item<double>();
        }
    }

    [Test]
    public void Pdu_is_the_square_of_the_largest_logit_above_the_mean()
    {
        var (logits, _) = Logits();
        Assert.That(Pdu.Flatness(logits, Form, One).item<double>(), Is.EqualTo(1).Within(Within));
        Assert.That(Pdu.Flatness(full_like(logits, 7), Form, One).item<double>(), Is.Zero);
    }

    [TestCase(0, 0.2, 0)]
    [TestCase(0, 0.9, 0.4)]
    [TestCase(3, 0.2, 2.7)]
    public void The_multiplier_of_Pdu_rises_by_what_is_above_the_bound_and_is_never_negative(double multiplier, double retain, double expected)
    {
        var lambda = tensor(new[] { multiplier });
        Pdu.Ascend(lambda, tensor(new[] { retain - 0.5 }), eta: 1);
        Assert.That(lambda.item<double>(), Is.EqualTo(expected).Within(Within));
    }

    [Test]
    public void Rmu_is_the_mean_square_over_features()
    {
        var difference = tensor(new[] { 9.0, 9, 1 - 1.2, 2 - 1.6 }, [1, 2, 2]);
        Assert.That(Rmu.Square(difference, Form, One).item<double>(), Is.EqualTo(0.1).Within(Within));
    }

    [Test]
    public void Two_answers_of_one_and_three_tokens()
    {
        var said = Answers([4], [1, 1, 1]);
        Assert.That(said.TokenMean.item<double>(), Is.EqualTo(7.0 / 4).Within(Within));
        Assert.That((said.Sum / said.Length).mean().item<double>(), Is.EqualTo(2.5).Within(Within), "sequence means");
    }

    /// <summary>Refusals and what is kept are one batch: (7 + 2) / (4 + 2).</summary>
    [Test]
    public void Idk_is_the_mean_over_the_tokens_of_both() =>
        Assert.That(Idk.Together(Answers([4], [1, 1, 1]), Answers([0.5, 1.5])).item<double>(), Is.EqualTo(1.5).Within(Within));

    /// <summary>-W = -2 sigma(-beta x) is -1 + beta x / 2 up to the third power of beta x.</summary>
    [TestCase(0.1)]
    [TestCase(0.01)]
    [TestCase(0.001)]
    public void Towards_beta_0_the_slope_of_Npo_is_that_of_ascent(double beta)
    {
        double[] x = [-2, 0.5, 3];
        var margin = tensor(x).requires_grad_(true);
        Preference.Loss(margin, beta, 1).backward();
        double[] apart = [.. margin.grad!.data<double>().ToArray().Select((slope, i) => (3 * slope) + 1 - (beta * x[i] / 2))];
        Assert.That(apart, Is.All.EqualTo(0).Within(27 * Math.Pow(beta, 3) / 24));
    }

    private static (Tensor Logits, Tensor Detached) Logits()
    {
        var logits = tensor(new[] { 2.0, 1, 0, 5, 5, 5 }, [1, 2, 3]);
        return (logits.clone().requires_grad_(true), logits);
    }

    private static double[] Place(Tensor gradient) => gradient[0, 0].data<double>().ToArray();

    private static Answered Said() => Answered.Of(Logits().Detached, Form, One);

    // -ln p of the tokens of each answer.
    private static Answered Answers(params double[][] lost)
    {
        int length = lost.Max(l => l.Length);
        double[] places = [.. lost.SelectMany(l => l.Concat(new double[length - l.Length]))];
        double[] counted = [.. lost.SelectMany(l => l.Select(_ => 1.0).Concat(new double[length - l.Length]))];
        return new(tensor(places, [lost.Length, length]), tensor(counted, [lost.Length, length]), 1);
    }

    private static void Npo(double nll, double reference, double loss, double slope)
    {
        var places = tensor(new[] { nll / 4, 3 * nll / 4 }, [1, 2]).requires_grad_(true);
        var found = Language.Methods.Npo.Loss(new(places, ones_like(places).detach(), 1), tensor(new[] { reference }), beta: 0.1);
        found.backward();
        Assert.That(found.item<double>(), Is.EqualTo(loss).Within(Within));
        Assert.That(places.grad!.data<double>().ToArray(), Is.All.EqualTo(slope).Within(Within));
    }

    private static void SimNpo(double[] nll, double loss, double? slope)
    {
        var places = tensor(nll, [1, nll.Length]).requires_grad_(true);
        var found = Language.Methods.SimNpo.Loss(new(places, ones_like(places).detach(), 1), beta: 4.5, delta: 0);
        found.backward();
        Assert.That(found.item<double>(), Is.EqualTo(loss).Within(slope is null ? 1e-14 : Within));
        if (slope is { } expected)
        {
            Assert.That(places.grad!.data<double>().ToArray(), Is.All.EqualTo(expected).Within(Within));
        }
    }
}
