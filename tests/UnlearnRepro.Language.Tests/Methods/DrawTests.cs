using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>What an epoch draws: an order of D_f, and for every place of it a partner of D_r and a refusal.</summary>
public class DrawTests : TorchFixture
{
    private const int Runs = 300, Forget = 6;

    [Test]
    public void Partners_are_uniform_and_drawn_with_replacement()
    {
        long[][] drawn = Drawn(draws => draws.Partners);
        Assert.That(drawn, Has.All.Length.EqualTo(Forget));
        RequireUniform(drawn, SmallAnswers.Keep);

        // Of 6 draws from 18 all differ with probability (17 16 15 14 13) / 18^5 = .393.
        double distinct = drawn.Count(d => d.Distinct().Count() == Forget) / (double)Runs;
        Assert.That(distinct, Is.EqualTo(0.393).Within(0.12), "share of epochs whose partners all differ");
    }

    [Test]
    public void Refusals_are_uniform() => RequireUniform(Drawn(draws => draws.Refusals), SmallAnswers.Refusals);

    [Test]
    public void Every_sequence_of_D_f_comes_once_and_each_as_often_first() =>
        RequireUniform([.. Drawn(draws => draws.Order).Select(order => order.Order().SequenceEqual([0, 1, 2, 3, 4, 5]) ? order[..1] : [])], Forget);

    /// <summary>Two places of an epoch, two epochs and two purposes know nothing of each other.</summary>
    [Test]
    public void What_is_drawn_is_drawn_anew()
    {
        long[][] first = Drawn(draws => draws.Partners), second = Drawn(draws => draws.Partners, epoch: 1), refusals = Drawn(draws => draws.Refusals);
        int n = SmallAnswers.Keep, r = SmallAnswers.Refusals;
        RequireUniform([.. first.Zip(second, (a, b) => a.Zip(b, (x, y) => (x + y) % n).ToArray())], n);
        RequireUniform([.. first.Select(a => a[1..].Zip(a, (x, y) => (x + y) % n).ToArray())], n);
        RequireUniform([.. first.Zip(refusals, (a, b) => a.Zip(b, (x, y) => (x + y) % r).ToArray())], r);
    }

    [Test]
    public void A_batch_of_size_0_sees_all_in_order_and_opens_no_stream()
    {
        using var problem = new SmallAnswers([1]);
        using var draws = EpochDraws.Whole(problem.Problem, lanes: 2, epoch: 4);
        var step = draws.Steps(0).Single();
        Assert.That(step.Rows.data<long>().ToArray(), Is.EqualTo(new long[] { 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5 }));
        Assert.That(step.Retain.X.shape, Is.EqualTo(new long[] { 2 * SmallAnswers.Keep, SmallAnswers.Length }));
        Assert.That(step.Refused.X[4].data<long>().ToArray(), Is.EqualTo(problem.Problem.Refusals.X[(4 * 3) + 1].data<long>().ToArray()), "question 4, refusal 4 mod 3");
    }

    /// <summary>Rows of a step are its own in each lane, refusals answer the step's questions, and numbers of sequences go with them.</summary>
    [Test]
    public void A_step_puts_together_what_belongs_together()
    {
        using var problem = new SmallAnswers([1]);
        using var draws = EpochDraws.Of(problem.Problem, SeededStreams.Of(20, 21), epoch: 0);
        var steps = draws.Steps(4).ToArray();
        Assert.That(steps.Select(step => step.Count), Is.EqualTo(new[] { 4, 2 }));
        foreach (var step in steps)
        {
            long[] rows = step.Rows.contiguous().data<long>().ToArray(), which = draws.Refusals.narrow(1, step.Start, step.Count).contiguous().data<long>().ToArray();
            long[] partners = draws.Partners.narrow(1, step.Start, step.Count).contiguous().data<long>().ToArray();
            Assert.That(step.Of(arange(Forget).expand(2, -1)).data<long>().ToArray(), Is.EqualTo(rows));
            Assert.That(step.OfRefused(arange(Forget * 3).expand(2, -1)).data<long>().ToArray(), Is.EqualTo(rows.Zip(which, (i, r) => (i * 3) + r)));
            for (int k = 0; k < rows.Length; k++)
            {
                Assert.That(Tokens(step.Forget.X[k]), Is.EqualTo(Tokens(problem.Problem.Forget.X[rows[k]])));
                Assert.That(Tokens(step.Retain.X[k]), Is.EqualTo(Tokens(problem.Problem.Retain.X[partners[k]])));
                Assert.That(Tokens(step.Refused.X[k]), Is.EqualTo(Tokens(problem.Problem.Refusals.X[(rows[k] * 3) + which[k]])));
                int question = (int)step.Forget.Y[k].item<long>();
                Assert.That(Tokens(step.Refused.X[k])[..question], Is.EqualTo(Tokens(step.Forget.X[k])[..question]), "the question that is refused");
            }
        }

        static long[] Tokens(Tensor x) => x.data<long>().ToArray();
    }

    /// <summary>u is a unit vector without a negative entry, whatever else is drawn, and every direction of that kind may come.</summary>
    [Test]
    public void The_direction_of_Rmu_is_of_the_positive_orthant_and_of_length_1()
    {
        using var drawn = Rmu.Direction(SeededStreams.Of(Enumerable.Range(0, Runs).Select(seed => (ulong)seed)), 4);
        double[] u = drawn.data<double>().ToArray();
        Assert.That(u, Is.All.InRange(0, 1));
        Assert.That(u.Chunk(4).Select(v => v.Sum(x => x * x)), Is.All.EqualTo(1).Within(1e-12));
        RequireUniform([.. u.Chunk(4).Select(v => new[] { (long)Array.IndexOf(v, v.Max()) })], 4);
    }

    [TestCase(17)]
    [TestCase(0)]
    public void Refusals_that_do_not_fit_are_refused(int count)
    {
        using var small = new SmallAnswers([1]);
        var p = small.Problem;
        using var fewer = p.Refusals.Rows(arange(count));
        Assert.That(
            () => new AnswerProblem(p.Forget, p.Retain, p.Form, p.Recipe, fewer),
            Throws.ArgumentException.With.Message.StartsWith($"refusals: expected equally many of each of 6 questions, at least one, found {count}"));
    }

    [TestCase(0, "forget set D_f")]
    [TestCase(1, "retain set D_r")]
    [TestCase(2, "refusals")]
    public void Answers_without_a_token_are_refused(int which, string name)
    {
        using var small = new SmallAnswers([1]);
        var p = small.Problem;
        var sets = new[] { p.Forget, p.Retain, p.Refusals };
        var y = sets[which].Y.clone();
        y[2] = tensor((long)SmallAnswers.Length);
        sets[which] = new(sets[which].X.clone(), y);
        Assert.That(
            () => new AnswerProblem(sets[0], sets[1], p.Form, p.Recipe, sets[2]),
            Throws.ArgumentException.With.Message.EqualTo($"{name}: expected answers of at least one token, found none in sequence 2"));
    }

    private static long[][] Drawn(Func<EpochDraws, Tensor> of, int epoch = 0)
    {
        using var problem = new SmallAnswers([1]);
        using var draws = EpochDraws.Of(problem.Problem, SeededStreams.Of(Enumerable.Range(100, Runs).Select(seed => (ulong)seed)), epoch);
        long[] all = of(draws).contiguous().data<long>().ToArray();
        return [.. all.Chunk(all.Length / Runs)];
    }

    // Pearson's statistic of k cells has mean k - 1 and variance 2 (k - 1).
    private static void RequireUniform(long[][] drawn, int cells)
    {
        long[] all = [.. drawn.SelectMany(d => d)];
        double expected = all.Length / (double)cells;
        Assert.That(expected, Is.GreaterThan(20));
        double statistic = Enumerable.Range(0, cells).Sum(cell => Math.Pow(all.Count(d => d == cell) - expected, 2) / expected);
        Assert.That(statistic, Is.LessThan(cells - 1 + (5 * Math.Sqrt(2 * (cells - 1)))), $"Pearson's statistic of {cells} cells");
    }
}
