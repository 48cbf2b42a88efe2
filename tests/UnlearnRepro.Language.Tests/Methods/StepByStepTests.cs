using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>
/// Every method, step by step, against <see cref="PlainRun"/> and <see cref="PlainLoss"/>: draws, losses with their weights, what is held
/// fixed, the optimiser. The network is a table of logits by the last token, sequences have unequal questions, answers and padding.
/// </summary>
public class StepByStepTests : TorchFixture
{
    private const int Vocabulary = 7, Length = 8, RefusalsEach = 2, Features = 3;
    private const double Rate = 0.05;

    private static readonly PlainText[] Forget =
        [new([1, 2, 3, 4], 1), new([5, 6, 1], 2), new([2, 4, 6, 1, 3, 5, 2], 3), new([3, 3, 2, 6, 6], 2), new([4, 1, 5, 5, 2, 6], 1)];

    private static readonly PlainText[] Retain =
        [new([6, 5, 4], 1), new([1, 1, 2, 5, 3], 3), new([3, 6], 1), new([2, 5, 1, 4, 4, 6, 3, 1], 2), new([5, 2, 2, 3], 2), new([4, 6, 3, 1, 2], 4), new([1, 4, 2], 1)];

    private static readonly PlainText[] Refusals =
        [.. Forget.SelectMany((f, i) => Enumerable.Range(0, RefusalsEach).Select(r => new PlainText([.. f.Tokens[..f.Start], .. (long[])[1 + r, 6, 2 + (i % 4)]], f.Start)))];

    [TestCase(2)]
    [TestCase(0)]
    public void GradAscent(int batch) => Check(batch, (r, b) => new GradAscent(r, 3, b), s => -PlainLoss.TokenMean(s.Forget));

    [TestCase(2)]
    [TestCase(0)]
    public void GradDiff(int batch) => Check(
        batch, (r, b) => new GradDiff(0.7, 1.3, r, 3, b), s => (-0.7 * PlainLoss.TokenMean(s.Forget)) + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void KlMin(int batch) => Check(
        batch, (r, b) => new KlMin(0.7, 1.3, r, 3, b),
        s => (-0.7 * PlainLoss.TokenMean(s.Forget)) + (1.3 * PlainLoss.Divergence(s.Retain, s.RetainAtFirst)));

    [TestCase(2)]
    [TestCase(0)]
    public void Idk(int batch) => Check(batch, (r, b) => new Idk(r, 3, b), s => PlainLoss.TokenMean([.. s.Refused, .. s.Retain]));

    [TestCase(2)]
    [TestCase(0)]
    public void IdkDpo(int batch) => Check(
        batch, (r, b) => new IdkDpo(0.3, 0.7, 1.3, r, 3, b),
        s => (0.7 * PlainLoss.Preference(
            Enumerable.Range(0, s.Forget.Length).Select(i => s.RefusedAtFirst[i].Sum - s.Refused[i].Sum + s.Forget[i].Sum - s.ForgetAtFirst[i].Sum), 0.3))
            + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void Npo(int batch) => Check(
        batch, (r, b) => new Npo(0.3, 0.7, 1.3, r, 3, b),
        s => (0.7 * PlainLoss.Preference(s.Forget.Zip(s.ForgetAtFirst, (now, first) => now.Sum - first.Sum), 0.3)) + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void SimNpo(int batch) => Check(
        batch, (r, b) => new SimNpo(1.5, 0.4, 0.7, 1.3, r, 3, b),
        s => (0.7 * PlainLoss.Preference(s.Forget.Select(said => said.Lost.Average() - 0.4), 1.5)) + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void Wga(int batch) => Check(
        batch, (r, b) => new Wga(1.7, 0.7, 1.3, r, 3, b),
        s => (0.7 * PlainLoss.Weighted(s.Forget, s.ForgetNow, p => Math.Pow(p, 1.7))) + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void SatImp(int batch) => Check(
        batch, (r, b) => new SatImp(2, 0.5, 0.7, 1.3, r, 3, b),
        s => (0.7 * PlainLoss.Weighted(s.Forget, s.ForgetNow, p => p * p * Math.Sqrt(1 - p))) + (1.3 * PlainLoss.TokenMean(s.Retain)));

    [TestCase(2)]
    [TestCase(0)]
    public void Undial(int batch) => Check(batch, (r, b) => new Undial(2, r, 3, b), s => PlainLoss.Undial(s.Forget, s.ForgetAtFirst, 2));

    [TestCase(2)]
    [TestCase(0)]
    public void CeU(int batch) => Check(batch, (r, b) => new CeU(1, r, 3, b), s => PlainLoss.CeU(s.Forget, s.ForgetNow, 1));

    [TestCase(2)]
    [TestCase(0)]
    public void Pdu(int batch)
    {
        double multiplier = 3;
        Check(
            batch, (r, b) => new Pdu(0.7, 2.2, 3, 5, Warmup: 1, r, 3, b),
            s => (0.7 * PlainLoss.Flatness(s.Forget)) + (multiplier * (PlainLoss.TokenMean(s.Retain) - 2.2)),
            s => multiplier = s.Epoch < 1 ? multiplier : Math.Max(0, multiplier + (5 * (PlainLoss.TokenMean(s.Retain) - 2.2))));
        Assert.That(multiplier, Is.Not.EqualTo(3), "lambda after all");
    }

    [TestCase(2)]
    [TestCase(0)]
    public void TaskVector(int batch) => Check(
        batch, (r, b) => new TaskVector(0.6, r, 3, b), s => PlainLoss.TokenMean(s.Forget), changed: (first, learned) => first - (0.6 * (learned - first)));

    [TestCase(2)]
    [TestCase(0)]
    public void Rmu(int batch)
    {
        double[] u = [.. SeededStreams.Of(20).Uniform("vector", 0, Features, 1).data<double>().Select(x => (x + 1) / 2)];
        double length = Math.Sqrt(u.Sum(x => x * x));
        var network = new Network("two-blocks",
        [
            new TokenEmbedding("wte", Vocabulary, Features), new PositionEmbedding("wpe", Length, Features), new Linear("a", Features, Features), new Linear("b", Features, Features),
            new LayerNorm("ln", Features), new Linear("head", Features, Vocabulary),
        ]);
        Same(
            network, batch, new Rmu(1.5, 1, 0.7, 1.3, Rate, 3, batch),
            s => (0.7 * PlainLoss.Square(Of(Forget, s.Forget), (i, t) => Less(Hidden(s.Theta, Forget[s.Forget[i]], t), [.. u.Select(x => 1.5 * x / length)])))
                + (1.3 * PlainLoss.Square(
                    Of(Retain, s.Retain), (i, t) => Less(Hidden(s.Theta, Retain[s.Retain[i]], t), Hidden(s.First, Retain[s.Retain[i]], t)))));

        static double[] Less(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
    }

    private static double[] Hidden(double[] theta, PlainText text, int t)
    {
        int table = Vocabulary * Features, positions = Length * Features, square = Features * Features;
        double[] h = [.. Enumerable.Range(0, Features).Select(f => theta[(text.Tokens[t] * Features) + f] + theta[table + (t * Features) + f])];
        for (int layer = 0; layer < 2; layer++)
        {
            int at = table + positions + (layer * (square + Features));
            double[] x = h;
            h = [.. Enumerable.Range(0, Features).Select(o => theta[at + square + o] + Enumerable.Range(0, Features).Sum(i => theta[at + (o * Features) + i] * x[i]))];
        }

        return h;
    }

    private static void Check(
        int batch,
        Func<double, int, IUnlearningMethod<AnswerProblem>> method,
        Func<Seen, double> loss,
        Action<Seen>? after = null,
        Func<double, double, double>? changed = null) =>
        Same(
            new Network("table", [new TokenEmbedding("wte", Vocabulary, Vocabulary)]), batch, method(Rate, batch), s => loss(new(s)), s => after?.Invoke(new(s)), changed);

    private static void Same(
        Network network,
        int batch,
        IUnlearningMethod<AnswerProblem> method,
        Func<PlainStep, double> loss,
        Action<PlainStep>? after = null,
        Func<double, double, double>? changed = null)
    {
        var random = new Random(5);
        double[] first = [.. Enumerable.Range(0, (int)network.Size).Select(_ => (2.4 * random.NextDouble()) - 1.2)];
        using var original = Model.FromValues(network, tensor(first, [1, network.Size]), []);
        var problem = new AnswerProblem(
            Made(Forget), Made(Retain), new NextToken(SmallAnswers.Padding), new Recipe(new AdamW(0.1), 1, 1), Made(Refusals));
        using var unlearned = method.Unlearn(original, problem, SeededStreams.Of(20));

        var run = new PlainRun(Forget.Length, Retain.Length, RefusalsEach, Epochs: 3, batch, Rate);
        double[] plain = run.Theta(first, SeededStreams.Of(20), loss, after);
        double[] expected = changed is null ? plain : [.. first.Zip(plain, changed)];
        Assert.That(unlearned.Theta.data<double>().ToArray(), Is.EqualTo(expected).Within(1e-6));
        Assert.That(expected.Zip(first, (a, b) => Math.Abs(a - b)).Max(), Is.GreaterThan(0.03), "how far the run goes");
    }

    private static Samples Made(PlainText[] texts) => SmallAnswers.Sequences(texts.Select(t => (t.Tokens[..t.Start], t.Tokens[t.Start..])), Length);

    private static PlainText[] Of(PlainText[] texts, int[] rows) => [.. rows.Select(row => texts[row])];

    /// <summary>A step's sequences with the logits of a table.</summary>
    private sealed class Seen(PlainStep step)
    {
        public int Epoch => step.Epoch;

        public PlainSaid[] Forget => Said(StepByStepTests.Forget, step.Forget, step.Theta);

        public PlainSaid[] ForgetNow => Said(StepByStepTests.Forget, step.Forget, step.Now);

        public PlainSaid[] ForgetAtFirst => Said(StepByStepTests.Forget, step.Forget, step.First);

        public PlainSaid[] Retain => Said(StepByStepTests.Retain, step.Retain, step.Theta);

        public PlainSaid[] RetainAtFirst => Said(StepByStepTests.Retain, step.Retain, step.First);

        public PlainSaid[] Refused => Said(Refusals, step.Refused, step.Theta);

        public PlainSaid[] RefusedAtFirst => Said(Refusals, step.Refused, step.First);

        private static PlainSaid[] Said(PlainText[] texts, int[] rows, double[] table) =>
            [.. Of(texts, rows).Select(text => new PlainSaid(text, [.. text.Tokens.Select(token => table[((int)token * Vocabulary)..(((int)token + 1) * Vocabulary)])]))];
    }
}
