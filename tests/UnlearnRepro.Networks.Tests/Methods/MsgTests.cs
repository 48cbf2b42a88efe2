using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class MsgTests : TorchFixture
{
    private readonly ClassProblem problem = Forgetting.Problem();

    /// <summary>
    /// No convolution, so that the 192 weights are treated as one: 58 of them start afresh, at fan-out 3. Rates of five epochs:
    /// 1/3, 2/3, 1, 2/3, 1/3 of the largest. The biases and the new weights see their whole gradient.
    /// </summary>
    [Test]
    public void On_one_layer_against_plain_arithmetic()
    {
        using var model = Given.Model(SoftmaxRegression.Network(), [1]);
        double[] theta = model.Theta.Numbers();
        var before = new SoftmaxRegression(theta);
        var retain = SoftmaxRegression.Read(problem.Retain);
        (double[], int)[] subset = [.. Given.Streams(1).Permutation("subset", 0, 13).Numbers().Take(7).Select(i => retain[(int)i])];
        double[] saliency = [.. before.CrossEntropy(subset).Zip(before.CrossEntropy(SoftmaxRegression.Read(problem.Forget)), (r, f) => Math.Abs(r - f))];
        double threshold = saliency[..192].Order().ElementAt(57);
        double[] drawn = Given.Streams(1).Normal("init", 0, 192).Numbers();
        bool[] renewed = [.. saliency.Select((s, i) => i < 192 && s <= threshold)];
        var plain = new SoftmaxRegression([.. theta.Select((w, i) => renewed[i] ? drawn[i] * Math.Sqrt(2.0 / 3) : w)]);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            double rate = 0.05 * new[] { 1.0 / 3, 2.0 / 3, 1, 2.0 / 3, 1.0 / 3 }[epoch];
            foreach (var batch in SoftmaxRegression.Batches(retain, "shuffle", epoch, 4))
            {
                plain.Step([.. plain.CrossEntropy(batch).Select((g, i) => i < 192 && !renewed[i] ? 0.2 * g : g)], rate);
            }
        }

        using var result = new Msg(Share: 0.3, Factor: 0.2, LearningRate: 0.05, BatchSize: 4).Unlearn(model, problem, Given.Streams(1));
        Assert.That(renewed.Count(r => r), Is.EqualTo(58));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(1e-13));
    }

    /// <summary>Of 18 and 36 weights 5 and 11 start afresh, at fan-out 2 x 9, in each lane by itself. A rate of 0 shows them alone.</summary>
    [Test]
    public void Only_the_weights_of_convolutions_start_afresh()
    {
        using var two = Given.Model(Given.Cnn(), [1, 2]);
        using var result = new Msg(LearningRate: 0, BatchSize: 4).Unlearn(two, problem, Given.Streams(1, 2));

        for (int lane = 0; lane < 2; lane++)
        {
            var moved = new Dictionary<string, int>();
            foreach (var (place, parameter) in two.Network.Parameters.Index())
            {
                double[] was = two.Part(parameter.Name, lane), now = result.Part(parameter.Name, lane);
                double[] drawn = [.. Given.Streams(lane + 1).Normal("init", place, parameter.Size).Numbers().Select(z => z / 3)];
                int[] changed = [.. Enumerable.Range(0, was.Length).Where(i => was[i] != now[i])];
                Assert.That(changed.Select(i => now[i]), Is.EqualTo(changed.Select(i => drawn[i])).Within(1e-14), parameter.Name);
                moved[parameter.Name] = changed.Length;
            }

            Assert.That(
                moved.Where(m => m.Value > 0), Is.EquivalentTo(new Dictionary<string, int> { ["conv1.weight"] = 5, ["conv2.weight"] = 11 }));
        }
    }

    /// <summary>A position embedding has two axes as well and is no weight matrix.</summary>
    [Test]
    public void Without_convolutions_it_is_the_weights_of_linear_layers()
    {
        using var model = Given.Model(Given.Transformer(), [1]);
        using var result = new Msg(Share: 1, LearningRate: 0, Epochs: 1).Unlearn(model, problem, Given.Streams(1));
        Assert.That(
            model.Network.Parameters.Select(p => p.Name).Where(name => !model.Part(name, 0).SequenceEqual(result.Part(name, 0))),
            Is.EqualTo(new[] { "patches", "qkv", "proj", "fc1", "fc2", "head" }.Select(layer => $"{layer}.weight")));
    }

    [Test]
    public void With_a_share_of_0_and_a_factor_of_1_an_epoch_is_one_of_Finetune([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        int[] seeds = [.. Enumerable.Range(1, lanes)];
        using var model = Given.Model(Given.Named(name), seeds);
        using var result = new Msg(Share: 0, Factor: 1, LearningRate: 0.05, Epochs: 1, BatchSize: 4).Unlearn(model, problem, Given.Streams(seeds));
        using var tuned = new Finetune(0.05, 1, 4).Unlearn(model, problem, Given.Streams(seeds));

        Assert.That(result.Everything(), Is.EqualTo(tuned.Everything()));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_share_outside_of_0_to_1_is_refused(double share)
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new Msg(share).Unlearn(model, problem, Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo(FormattableString.Invariant($"method Msg, Share: expected from 0 to 1, found {share}")));
    }
}
