using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Metrics;

public class MembershipFeaturesTests
{
    private static readonly double[][] Two = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]];

    [Test]
    public void CorrectnessConfidenceAndEntropyAreByHand()
    {
        using var of = Given.Probabilities(Two, 0, 1);
        Assert.That(MembershipFeatures.Correctness(of), Is.EqualTo(new[] { 1.0, 0 }));
        Assert.That(MembershipFeatures.Confidence(of), Is.EqualTo(new[] { 0.7, 0.3 }).Within(1e-14));
        Assert.That(MembershipFeatures.NegativeEntropy(of)[1], Is.EqualTo((0.5 * Math.Log(0.5)) + (0.3 * Math.Log(0.3)) + (0.2 * Math.Log(0.2))).Within(1e-14));
    }

    [Test]
    public void ModifiedEntropyIsThePapersAndNotThePublishedCodes()
    {
        using var of = Given.Probabilities(Two, 0, 1);

        // Song and Mittal: -(1 - p_y) ln p_y - sum over c != y of p_c ln(1 - p_c).
        double first = -(0.3 * Math.Log(0.7)) - (0.2 * Math.Log(0.8)) - (0.1 * Math.Log(0.9));
        double second = -(0.7 * Math.Log(0.3)) - (0.5 * Math.Log(0.5)) - (0.2 * Math.Log(0.8));
        Assert.That((first, second), Is.EqualTo((0.1622, 1.2340)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) < 5e-5 && Math.Abs(x.B - y.B) < 5e-5));
        Assert.That(MembershipFeatures.NegativeModifiedEntropy(of), Is.EqualTo(new[] { -first, -second }).Within(1e-14));

        // SalUn's code: columns 0 and 1 are "true" for both samples, since the labels index columns, and ln p_c stands for ln(1 - p_c).
        double firstInCode = -(0.3 * Math.Log(0.7)) - (0.8 * Math.Log(0.2)) - (0.1 * Math.Log(0.1));
        Assert.That(firstInCode, Is.EqualTo(1.6248).Within(5e-5));
    }

    [Test]
    public void BeingSureIsFiniteRightOrWrong()
    {
        using var of = Given.Logits([[1000, 0, 0], [1000, 0, 0]], 0, 1);

        // Wrong: p_y = e^-1000 costs 1000, and so does 1 - p_0 = 2 e^-1000, less ln 2.
        double[] found = MembershipFeatures.NegativeModifiedEntropy(of);
        Assert.That(found[0], Is.Zero);
        Assert.That(found[1], Is.EqualTo(-2000 + Math.Log(2)).Within(1e-9));
    }

    [Test]
    public void AConstantAddedToASamplesLogitsChangesNothing()
    {
        using var of = Given.Random(7, 20, 4);
        using var moved = new Predictions(of.Logits + arange(20, dtype: float64).unsqueeze(1), of.Labels.clone());
        foreach (var feature in new[] { MembershipFeatures.Correctness, MembershipFeatures.Confidence, MembershipFeatures.NegativeEntropy, MembershipFeatures.NegativeModifiedEntropy })
        {
            Assert.That(feature(moved), Is.EqualTo(feature(of)).Within(1e-12));
        }
    }

    [Test]
    public void ModifiedEntropyAgreesWithItsFormulaWhereThatIsAccurate()
    {
        using var of = Given.Random(8, 50, 6);
        double[] logits = of.Logits.data<double>().ToArray();
        long[] y = of.Labels.data<long>().ToArray();
        double[] expected = [.. Enumerable.Range(0, 50).Select(i =>
        {
            double[] e = [.. logits[(6 * i)..(6 * (i + 1))].Select(Math.Exp)];
            return Enumerable.Range(0, 6).Sum(c => e[c] / e.Sum() is var q && c == y[i] ? (1 - q) * Math.Log(q) : q * Math.Log(1 - q));
        })];
        Assert.That(MembershipFeatures.NegativeModifiedEntropy(of), Is.EqualTo(expected).Within(1e-12));
    }
}
