using System.Collections.Concurrent;
using System.Globalization;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Storage;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>
/// What the pipeline takes for granted of every unlearning method. A method in this repository is found by reflection and
/// gets all of it (<see cref="MethodContractTests"/>): there is nothing to write. A method elsewhere derives a fixture of
/// its own and names itself:
/// <code>public class MineContract() : MethodContract(new Mine(), Mlp.Of(16, [8], 3), lanes: 1);</code>
/// </summary>
/// <param name="method">The method, with settings that change a model of 24 samples: small batches, low thresholds.</param>
/// <param name="network">A network for 16 pixels and 3 classes.</param>
/// <param name="lanes">L.</param>
public abstract class MethodContract(IUnlearningMethod method, Network network, int lanes)
{
    private static readonly Recipe Recipe = new(new Sgd(0.1, Momentum: 0.9), Epochs: 1, BatchSize: 5);

    [Test]
    public void TheOriginalAndTheDataStayAsTheyWere()
    {
        using var problem = Made();
        string[] models = Hashes(problem.Original), data = problem.Hashes();
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Assert.That(Hashes(problem.Original), Is.EqualTo(models), "M_o, parameters and buffers");
        Assert.That(problem.Hashes(), Is.EqualTo(data), "D_f and D_r");

        // M_u is a copy: what happens to it later does not reach M_o either.
        unlearned.Theta.zero_();
        Assert.That(Hashes(problem.Original), Is.EqualTo(models), "M_o after a change of M_u");
    }

    [Test]
    public void EqualSeedsGiveEqualWeightsToTheBit()
    {
        using var problem = Made();
        string[] first = Unlearned(problem, 20), second = Unlearned(problem, 20);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void OtherSeedsGiveOtherWeightsExactlyWhereItDraws()
    {
        using var problem = Made();
        string[] first = Unlearned(problem, 20), second = Unlearned(problem, 40);
        for (int lane = 0; lane < lanes; lane++)
        {
            Assert.That(second[lane] == first[lane], Is.EqualTo(method.Randomness == Randomness.None), $"lane {lane}");
        }
    }

    [Test]
    public void OtherSeedsMoveAMethodOfRoundingOnlyByRounding()
    {
        if (method.Randomness != Randomness.Rounding)
        {
            Assert.Pass($"{method.Randomness}: nothing is promised");
        }

        using var problem = Made(dtype: float64);
        using var first = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        using var second = method.Unlearn(problem.Original, problem.Problem, Streams(40));
        for (int lane = 0; lane < lanes; lane++)
        {
            Assert.That(Values(second, lane), Is.EqualTo(Values(first, lane)).Within(1e-10), $"lane {lane}");
        }
    }

    [Test]
    public void ItOpensTheStreamsThatItsClassAllows()
    {
        using var problem = Made();
        var purposes = new ConcurrentBag<string>();
        var recorded = Given.Recorded(purposes.Add, Enumerable.Range(20, lanes).Select(root => (ulong)root));
        method.Unlearn(problem.Original, problem.Problem, recorded).Dispose();
        string[] opened = [.. purposes.Distinct()];
        bool[] shuffles = [.. opened.Select(purpose => purpose.StartsWith("shuffle", StringComparison.Ordinal))];
        Assert.That(
            method.Randomness switch
            {
                Randomness.None => opened.Length == 0,
                Randomness.Rounding or Randomness.Order => opened.Length > 0 && shuffles.All(shuffle => shuffle),
                _ => shuffles.Any(shuffle => !shuffle),
            },
            $"{method.Randomness}, which opens {string.Join(", ", opened.Order())}");
    }

    [Test]
    public void ALaneIsWhatItWouldBeAlone()
    {
        using var problem = Made(dtype: float64);
        using var together = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Assert.That(together.Lanes, Is.EqualTo(lanes));
        for (int lane = 0; lane < lanes; lane++)
        {
            using var alone = new Fixture(network, Given.Streams(1 + (ulong)lane), 6, float64);
            using var solo = method.Unlearn(alone.Original, alone.Problem, Given.Streams(20 + (ulong)lane));
            Assert.That(Values(together, lane), Is.EqualTo(Values(solo, 0)).Within(1e-9), $"lane {lane}");
        }
    }

    [Test]
    public void NoTensorIsLeftBehind()
    {
        using var problem = Made();
        Run();
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        Run();
        Assert.That(DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before, Is.Zero);

        // As a cell runs it: in a scope, which frees what a method leaves to its caller.
        void Run()
        {
            using var scope = TensorScope.Begin();
            method.Unlearn(problem.Original, problem.Problem, Streams(20)).Dispose();
        }
    }

    /// <summary>Retraining is a claim about weights: started from another M_o it ends in the same ones, and no other method does.</summary>
    [Test]
    public void NothingOfTheOriginalSurvivesExactlyWhereItStartsAfresh()
    {
        using var problem = Made();
        using var other = Trainer.Train(network, problem.Problem.Retain, Recipe, Streams(60));
        using var unlearned = method.Unlearn(other, problem.Problem, Streams(20));
        string[] first = Unlearned(problem, 20), second = Hashes(unlearned);
        for (int lane = 0; lane < lanes; lane++)
        {
            Assert.That(second[lane] == first[lane], Is.EqualTo(method.Randomness == Randomness.Retraining), $"lane {lane}");
        }
    }

    /// <summary>
    /// Whoever looks at the images of D_f looks at them to forget them. Had D_f shown other images, M_u would know the true ones no worse:
    /// a method that never looks gives the same M_u, one that forgets a larger loss on D_f, and one that trains on D_f a smaller one.
    /// </summary>
    [Test]
    public void WhatIsToBeForgottenIsNotLearned()
    {
        using var problem = new Fixture(network, Streams(1), 6, float64, epochs: 10);
        using var generator = new Generator(8, CPU);
        using var images = new Samples(rand([6, 16], dtype: float64, generator: generator), problem.Problem.Forget.Y.clone());
        var (p, h) = (problem.Problem, problem.Problem.History);
        using var seen = method.Unlearn(problem.Original, p, Streams(20));
        using var unseen = method.Unlearn(problem.Original, new(images, p.Retain, p.Classes, p.Recipe, p.Validation, h), Streams(20));
        Assert.That(LossOn(p.Forget, seen), Is.GreaterThanOrEqualTo(LossOn(p.Forget, unseen)), "loss on D_f, beside that of an M_u that was given other images");
    }

    /// <summary>A hyper-parameter that is not in the method's text is not in the content key: two settings would share one stored cell.</summary>
    [Test]
    public void ItsTextIsAllOfIt()
    {
        string text = method.Parameters();
        var settings = text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]);
        Assert.That(MethodCatalog.Create(method.GetType(), settings), Is.EqualTo(method), text);
    }

    /// <summary>A hyper-parameter that changes nothing is a bug or a lie; a smaller, a larger and an extreme value are tried.</summary>
    [Test]
    public void EveryHyperParameterMatters()
    {
        using var problem = Made();
        string[] first = Unlearned(problem, 20);
        Assert.That(Settings().Where(s => s.Value.All(other => Unlearned(other, problem, 20).SequenceEqual(first))).Select(s => s.Key), Is.Empty);
    }

    [Test]
    public void OneSampleCanBeForgotten()
    {
        using var problem = Made(forget: 1);
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Assert.That(unlearned.Theta.isfinite().all().item<bool>());
        Assert.That(network.Buffers.Select(b => unlearned.Buffer(b).isfinite().all().item<bool>()), Has.All.True);
    }

    [Test]
    public void NothingToForgetIsRefusedInOneLine() =>
        Assert.That(() => Made(forget: 0), Throws.ArgumentException.With.Message.StartsWith("forget set D_f: expected at least one sample, found none")
            .And.Message.Not.Contains("\n"));

    private Fixture Made(int forget = 6, ScalarType dtype = ScalarType.Float32) => new(network, Streams(1), forget, dtype);

    private Streams Streams(int from) => Given.Streams(Enumerable.Range(from, lanes).Select(root => (ulong)root));

    // By hyper-parameter, the method with other values of it.
    private Dictionary<string, IEnumerable<IUnlearningMethod>> Settings()
    {
        var settings = method.Parameters().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]);
        return settings.ToDictionary(s => s.Key, s => Others(double.Parse(s.Value, CultureInfo.InvariantCulture), !s.Value.Contains('.'))
            .Select(other => MethodCatalog.Create(method.GetType(), new Dictionary<string, string>(settings) { [s.Key] = other })));

        IEnumerable<string> Others(double value, bool whole) => ((double[])[value / 2, value + 1, 1, value * 100])
            .Where(other => other != value && (!whole || other % 1 == 0)).Select(other => other.ToString(CultureInfo.InvariantCulture));
    }

    private static double LossOn(Samples samples, Model model)
    {
        using var scope = TensorScope.Begin();
        var batch = samples.Slice(0, samples.Count, model.Lanes);
        return Loss.CrossEntropyPerSample(model.Forward(batch.X), batch.Y).mean().item<double>();
    }

    private string[] Unlearned(Fixture problem, int seed) => Unlearned(method, problem, seed);

    private string[] Unlearned(IUnlearningMethod method, Fixture problem, int seed)
    {
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(seed));
        return Hashes(unlearned);
    }

    private static string[] Hashes(Model model) => [.. Enumerable.Range(0, model.Lanes).Select(lane => model.Sha256(lane))];

    private double[] Values(Model model, int lane)
    {
        using var scope = TensorScope.Begin();
        return
        [
            .. model.Theta[lane].to(float64).data<double>(),
            .. network.Buffers.SelectMany(b => model.Buffer(b)[lane].to(float64).data<double>().ToArray()),
        ];
    }

    /// <summary>
    /// Random images with labels 0, 1, 2, ..., the same whichever of them are to be forgotten: 18 to keep after those, then 4 that
    /// M_o does not see, which is trained on the others by the recipe.
    /// </summary>
    private sealed class Fixture : IDisposable
    {
        private const int Keep = 18, Unseen = 4;

        public Fixture(Network network, Streams training, int forget, ScalarType dtype, int epochs = 1)
        {
            var recipe = Recipe with { Epochs = epochs };
            using var generator = new Generator(7, CPU);
            using var scope = TensorScope.Begin();
            int seen = forget + Keep;
            var x = rand([seen + Unseen, 16], dtype: float64, generator: generator).to(dtype);
            var y = arange(seen + Unseen, dtype: int64).remainder(3);
            var history = new TrainingHistory(Part(0, seen), arange(forget, dtype: int64).DetachFromDisposeScope(), training);
            Problem = new(Part(0, forget), Part(forget, Keep), classes: 3, recipe, Part(seen, Unseen), history);
            Original = Trainer.Train(network, history.Data, recipe, training);

            Samples Part(long start, long count) => new(x.narrow(0, start, count).clone(), y.narrow(0, start, count).clone());
        }

        public Problem Problem { get; }

        public Model Original { get; }

        private Tensor[] Tensors => [.. Sets.SelectMany(set => (Tensor[])[set.X, set.Y]), Problem.History!.Forgotten];

        private Samples[] Sets => [Problem.Forget, Problem.Retain, Problem.Validation!, Problem.History!.Data];

        public string[] Hashes() => [.. Tensors.Select(t => Convert.ToHexString(t.bytes.ToArray()))];

        public void Dispose()
        {
            Original.Dispose();
            foreach (var tensor in Tensors)
            {
                tensor.Dispose();
            }
        }
    }
}
