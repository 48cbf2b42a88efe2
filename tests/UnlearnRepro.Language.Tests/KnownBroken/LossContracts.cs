using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Methods;
using UnlearnRepro.Language.Tests.Support;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>A loss of D_f or a divergence on D_r, of one lane: <c>[1]</c> or a scalar.</summary>
/// <param name="logits">z, <c>[B, T, V]</c>.</param>
/// <param name="reference">z_o.</param>
/// <param name="form">What counts.</param>
/// <param name="batch">The sequences.</param>
internal delegate Tensor LossOfLogits(Tensor logits, Tensor reference, NextToken form, Batch batch);

/// <summary>A loss of preference.</summary>
/// <param name="won">What is preferred, with z and z_o.</param>
/// <param name="lost">What is not.</param>
/// <param name="form">What counts.</param>
/// <param name="beta">beta.</param>
internal delegate Tensor LossOfPreference(
    (Tensor Logits, Tensor Reference, Batch Batch) won, (Tensor Logits, Tensor Reference, Batch Batch) lost, NextToken form, double beta);

/// <summary>Texts of unequal length with logits.</summary>
internal static class SaidTexts
{
    public const int Vocabulary = 7;

    public static readonly PlainText[] Answers = [new([1, 2, 3, 4, 5], 2), new([6, 1, 2], 1), new([3, 3, 4, 6], 3)];

    public static readonly PlainText[] Refusals = [new([1, 2, 6], 2), new([6, 5, 4, 6, 1], 1), new([3, 3, 4, 5, 5], 3)];

    public static NextToken Form => SmallAnswers.Form;

    /// <summary>A batch, filled up.</summary>
    public static Batch Batch(PlainText[] texts, int length = 7)
    {
        var samples = SmallAnswers.Sequences(texts.Select(t => (t.Tokens[..t.Start], t.Tokens[t.Start..])), length);
        return samples.Slice(0, samples.Count, 1);
    }

    /// <summary>Logits whose places do not change with the length that texts are filled up to.</summary>
    public static Tensor Logits(int seed, int texts, int length = 7) => tensor(
        [
            .. from i in Enumerable.Range(0, texts)
               from t in Enumerable.Range(0, length)
               from z in Place(new Random((1000 * seed) + (50 * i) + t))
               select z,
        ],
        [texts, length, Vocabulary]);

    /// <summary>The same as plain numbers.</summary>
    public static PlainSaid[] Plain(PlainText[] texts, Tensor logits)
    {
        double[][][] all = [.. logits.detach().data<double>().ToArray().Chunk(Vocabulary).Chunk((int)logits.shape[1])];
        return [.. texts.Select((text, i) => new PlainSaid(text, all[i]))];
    }

    private static IEnumerable<double> Place(Random random) => Enumerable.Range(0, Vocabulary).Select(_ => (4 * random.NextDouble()) - 2).ToArray();
}

/// <summary>Where a loss looks.</summary>
/// <param name="loss">The loss.</param>
internal abstract class PlacesContract(LossOfLogits loss)
{
    [Test]
    public void WhereNoTokenIsAskedForNothingIsLearned() => Assert.That(Learned(reference: 2).Where(place => !place.Asked).Select(place => place.Learned), Is.All.Zero);

    /// <summary>At M_o a mean over all places may hold what is not asked for, and is not to change it.</summary>
    [Test]
    public void AtTheStartWhatIsNotAskedForStays() =>
        Assert.That(Learned(reference: 1).Where(place => !place.Asked).Select(place => place.Learned), Is.All.EqualTo(0).Within(1e-15));

    [Test]
    public void EveryTokenThatIsAskedForIsLearned() => Assert.That(Learned(reference: 2).Where(place => place.Asked).Select(place => place.Learned), Is.All.Positive);

    [Test]
    public void PaddingChangesNothing() => Assert.That(Of(length: 12), Is.EqualTo(Of(length: 7)).Within(1e-12), "with five places more");

    private double Of(int length) => loss(
        SaidTexts.Logits(1, 3, length), SaidTexts.Logits(2, 3, length), SaidTexts.Form, SaidTexts.Batch(SaidTexts.Answers, length)).item<double>();

    private IEnumerable<(bool Asked, double Learned)> Learned(int reference)
    {
        var batch = SaidTexts.Batch(SaidTexts.Answers);
        var logits = SaidTexts.Logits(1, 3).requires_grad_(true);
        loss(logits, SaidTexts.Logits(reference, 3), SaidTexts.Form, batch).backward();
        double[] learned = logits.grad!.abs().sum(-1).flatten().data<double>().ToArray();
        return SaidTexts.Answers.SelectMany((text, i) => Enumerable.Range(0, 7).Select(t => (text.Places.Contains(t), learned[(i * 7) + t])));
    }
}

/// <summary>What a loss reads off logits.</summary>
/// <param name="loss">The loss.</param>
internal abstract class DistributionContract(LossOfLogits loss)
{
    /// <summary>Logits are a distribution up to a constant.</summary>
    [Test]
    public void AConstantOnTheLogitsOfAPlaceChangesNothing()
    {
        var batch = SaidTexts.Batch(SaidTexts.Answers);
        Tensor logits = SaidTexts.Logits(1, 3), moved = logits + arange(21, dtype: float64).view(3, 7, 1);
        Assert.That(Of(moved), Is.EqualTo(Of(logits)).Within(1e-10));

        double Of(Tensor z) => loss(z, SaidTexts.Logits(2, 3), SaidTexts.Form, batch).item<double>();
    }
}

/// <summary>How numbers of tokens become one of a batch.</summary>
/// <param name="mean">Of -ln p of the tokens.</param>
internal abstract class TokenMeanContract(Func<Answered, Tensor> mean)
{
    /// <summary>Tokens of 4 | 1, 1, 1: 7/4 by tokens, 2.5 by answers.</summary>
    [Test]
    public void LongAnswersWeighByTheirTokens()
    {
        var said = new Answered(tensor(new double[] { 4, 0, 0, 1, 1, 1 }, [2, 3]), tensor(new double[] { 1, 0, 0, 1, 1, 1 }, [2, 3]), 1);
        Assert.That(mean(said).item<double>(), Is.EqualTo(7.0 / 4).Within(1e-12));
    }
}

/// <summary>What NPO takes ln p of.</summary>
/// <param name="loss">Of the answers, their -ln p_o, and beta.</param>
internal abstract class WholeAnswerContract(Func<Answered, Tensor, double, Tensor> loss)
{
    /// <summary>3 nats over two tokens where it was 1: 20 ln(1 + exp(-.2)).</summary>
    [Test]
    public void AnAnswerIsLikelyAsAWhole()
    {
        var said = new Answered(tensor(new[] { 1.0, 2 }, [1, 2]), ones(1, 2, dtype: float64), 1);
        Assert.That(loss(said, tensor(new[] { 1.0 }), 0.1).item<double>(), Is.EqualTo(20 * Math.Log(1 + Math.Exp(-0.2))).Within(1e-12));
    }
}

/// <summary>What a loss of preference promises.</summary>
/// <param name="loss">The loss.</param>
internal abstract class PreferenceContract(LossOfPreference loss)
{
    /// <summary>At M_o every answer is pushed as gradient ascent pushes it, -1 in its -ln p, whatever beta is.</summary>
    [TestCase(0.1)]
    public void AtTheStartItsSlopeIsOne(double beta)
    {
        var lost = (Logits: SaidTexts.Logits(1, 3).requires_grad_(true), Reference: SaidTexts.Logits(1, 3), Batch: SaidTexts.Batch(SaidTexts.Answers));
        var won = (SaidTexts.Logits(2, 3), SaidTexts.Logits(2, 3), SaidTexts.Batch(SaidTexts.Refusals));
        loss(won, lost, SaidTexts.Form, beta).sum().backward();
        var ascent = SaidTexts.Logits(1, 3).requires_grad_(true);
        (-Answered.Of(ascent, SaidTexts.Form, lost.Batch).Sum.mean()).backward();
        Assert.That(Numbers(lost.Logits.grad!), Is.EqualTo(Numbers(ascent.grad!)).Within(1e-12));

        static double[] Numbers(Tensor x) => x.data<double>().ToArray();
    }

    [TestCase(0.3)]
    public void ItComparesAnswersAsPlainLoopsDo(double beta)
    {
        Tensor[] z = [.. Enumerable.Range(1, 4).Select(seed => SaidTexts.Logits(seed, 3))];
        var won = (z[0], z[1], SaidTexts.Batch(SaidTexts.Refusals));
        var lost = (z[2], z[3], SaidTexts.Batch(SaidTexts.Answers));
        double[] nll(PlainText[] texts, Tensor logits) => [.. SaidTexts.Plain(texts, logits).Select(said => said.Sum)];
        double[] a = nll(SaidTexts.Refusals, z[0]), b = nll(SaidTexts.Refusals, z[1]), c = nll(SaidTexts.Answers, z[2]), d = nll(SaidTexts.Answers, z[3]);
        double expected = PlainLoss.Preference(a.Select((_, i) => b[i] - a[i] + c[i] - d[i]), beta);
        Assert.That(loss(won, lost, SaidTexts.Form, beta).item<double>(), Is.EqualTo(expected).Within(1e-10));
    }
}

/// <summary>The direction that RMU draws activations to.</summary>
/// <param name="direction">Of a seed and the number of sequences that are put in order.</param>
internal abstract class DirectionContract(Func<ulong, long, double[]> direction)
{
    /// <summary>What is drawn for the order moves nothing else, so that the two can be varied apart.</summary>
    [TestCase(6)]
    public void ItIsTheSameWhateverIsForgotten(int sequences) => Assert.That(direction(1, sequences + 1), Is.EqualTo(direction(1, sequences)));

    [Test]
    public void ItIsOfTheSeed() => Assert.That(direction(2, 6), Is.Not.EqualTo(direction(1, 6)));
}

/// <summary>Where defaults stand.</summary>
/// <param name="method">The method without a setting, made in code and by its name.</param>
internal abstract class DefaultsContract((object InCode, object ByName) method)
{
    [Test]
    public void InCodeAndByNameItIsOneMethod() => Assert.That(method.InCode, Is.EqualTo(method.ByName));
}
