using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Tests.Losses;

public class DivergenceTests : TorchFixture
{
    private static readonly double[] P = [.7, .1, .1, .1];
    private static readonly double[] Q = [.1, .1, .1, .7];

    [Test]
    public void Kl_by_hand()
    {
        // .7 ln(.7/.1) + .1 ln(.1/.7) = .6 ln 7
        Assert.That(Divergence.Kl(Log(P), Log(Q)).item<double>(), Is.EqualTo(0.6 * Math.Log(7)).Within(1e-15));
    }

    [Test]
    public void Kl_has_a_direction()
    {
        double[] even = [.25, .25, .25, .25];

        // KL(p || u) = ln 4 - H(p) and KL(u || p) = -ln 4 - (ln .7 + 3 ln .1) / 4 are 0.4458 and 0.4298.
        Assert.That(Divergence.Kl(Log(P), Log(even)).item<double>(), Is.EqualTo(Math.Log(4) + (.7 * Math.Log(.7)) + (.3 * Math.Log(.1))).Within(1e-15));
        Assert.That(Divergence.Kl(Log(even), Log(P)).item<double>(), Is.EqualTo(-Math.Log(4) - ((Math.Log(.7) + (3 * Math.Log(.1))) / 4)).Within(1e-15));
    }

    [Test]
    public void Js_by_hand()
    {
        // m = (.4, .1, .1, .4); both halves are .7 ln(.7/.4) + .1 ln(.1/.4) = 0.391731 - 0.138629.
        double js = Divergence.Js(Log(P), Log(Q)).item<double>();

        Assert.That(js, Is.EqualTo((.7 * Math.Log(1.75)) - (.1 * Math.Log(4))).Within(1e-15));
        Assert.That(js, Is.EqualTo(0.253102).Within(5e-7));
    }

    [FsProperty(MaxTest = 200)]
    public bool Divergences_keep_their_bounds_and_symmetry(int seed, byte spread)
    {
        using var scope = NewDisposeScope();
        double[] a = Given.Numbers(seed, 5, -spread, spread), b = Given.Numbers(seed ^ 1, 5, -spread, spread);
        double[] p = Plain.Softmax(a), q = Plain.Softmax(b);
        double kl = Divergence.Kl(tensor(a), tensor(b)).item<double>();
        double js = Divergence.Js(tensor(a), tensor(b)).item<double>();
        double swapped = Divergence.Js(tensor(b), tensor(a)).item<double>();
        double same = Divergence.Js(tensor(a), tensor(a)).item<double>();

        // Logits up to 255 lose 255 * 1e-16 each in the logarithms; 1e-12 covers their sum.
        const double E = 1e-12;
        return kl >= -E && js >= -E && js <= Math.Log(2) + E && Math.Abs(js - swapped) <= E && Math.Abs(same) <= E
            && Math.Abs(kl - PlainKl(p, q)) <= E * Math.Max(1, kl);
    }

    [Test]
    public void Extreme_logits_stay_finite([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        var one = tensor(new double[] { 1e4, -1e4, 0 }).to(dtype);
        var other = tensor(new double[] { -1e4, 1e4, 0 }).to(dtype);

        // All mass on different classes: KL is the difference of logits, 2e4, and JS its maximum.
        Assert.That(Divergence.Kl(one, other).to(float64).item<double>(), Is.EqualTo(2e4).Within(1e-2));
        Assert.That(Divergence.Js(one, other).to(float64).item<double>(), Is.EqualTo(Math.Log(2)).Within(1e-6));
    }

    [Test]
    public void Every_row_is_a_sample()
    {
        var p = tensor([.. P, .. Q, .. P]).view(3, 4).log();
        var q = tensor([.. Q, .. Q, .. P]).view(3, 4).log();

        Assert.That(Divergence.Kl(p, q).Numbers(), Is.EqualTo(new[] { 0.6 * Math.Log(7), 0, 0 }).Within(1e-15));
        Assert.That(Divergence.Js(p, q).shape, Is.EqualTo(new long[] { 3 }));
    }

    /// <summary>
    /// Why the kernels do not call kl_div: PyTorch's default takes the target as probabilities, TorchSharp's as logarithms
    /// (log_target = true). Code translated from Python compiles and gives another number.
    /// </summary>
    [Test]
    public void TorchSharps_own_kl_div_takes_the_target_for_logarithms_unless_told()
    {
        var input = Log(Q);
        double byDefault = nn.functional.kl_div(input, tensor(P), reduction: nn.Reduction.Sum).item<double>();
        double told = nn.functional.kl_div(input, tensor(P), log_target: false, reduction: nn.Reduction.Sum).item<double>();

        double misread = P.Zip(Q, (p, q) => Math.Exp(p) * (p - Math.Log(q))).Sum();
        Assert.That(byDefault, Is.EqualTo(misread).Within(1e-14));
        Assert.That(told, Is.EqualTo(0.6 * Math.Log(7)).Within(1e-14));
        Assert.That(byDefault, Is.Not.EqualTo(told).Within(1));
    }

    private static Tensor Log(double[] p) => tensor(p).log();

    private static double PlainKl(double[] p, double[] q) => p.Zip(q, (a, b) => a == 0 ? 0 : a * (Math.Log(a) - Math.Log(b))).Sum();
}
