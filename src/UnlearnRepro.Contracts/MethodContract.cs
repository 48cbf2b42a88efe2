using System.Collections.Concurrent;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Contracts;

/// <summary>
/// What the pipeline takes for granted of every unlearning method. A method in this repository is found by reflection and
/// gets all of it (<c>MethodContractTests</c>): there is nothing to write. A method elsewhere derives a fixture of
/// its own and names itself:
/// <code>public class MineContract() : MethodContract(new Mine(), Mlp.Of(16, [8], 3), lanes: 1);</code>
/// </summary>
/// <param name="method">The method, with settings that change a model of 24 samples: small batches, low thresholds.</param>
/// <param name="network">A network for 16 pixels and 3 classes.</param>
/// <param name="lanes">L.</param>
public abstract class MethodContract(IUnlearningMethod method, Network network, int lanes)
{
    [Test]
    public void TheOriginalAndTheDataStayAsTheyWere()
    {
        using var problem = Made();
        string[] models = SmallProblem.Hashes(problem.Original), data = problem.Hashes();
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Assert.That(SmallProblem.Hashes(problem.Original), Is.EqualTo(models), "M_o, parameters and buffers");
        Assert.That(problem.Hashes(), Is.EqualTo(data), "D_f and D_r");

        // M_u is a copy: what happens to it later does not reach M_o either.
        unlearned.Theta.zero_();
        Assert.That(SmallProblem.Hashes(problem.Original), Is.EqualTo(models), "M_o after a change of M_u");
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

        if (method.Randomness == Randomness.Rounding)
        {
            OnlyByRounding();
        }
    }

    [Test]
    public void ItOpensTheStreamsThatItsClassAllows()
    {
        using var problem = Made();
        var purposes = new ConcurrentBag<string>();
        var recorded = SeededStreams.Recorded(purposes.Add, Enumerable.Range(20, lanes).Select(root => (ulong)root));
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
            using var alone = new SmallProblem(network, SeededStreams.Of(1 + (ulong)lane), 6, float64);
            using var solo = method.Unlearn(alone.Original, alone.Problem, SeededStreams.Of(20 + (ulong)lane));
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

    private SmallProblem Made(int forget = 6, ScalarType dtype = ScalarType.Float32) => new(network, Streams(1), forget, dtype);

    private Streams Streams(int from) => SeededStreams.Of(Enumerable.Range(from, lanes).Select(root => (ulong)root));

    // Sums of numbers of about 1 in float64, in another order: some 1e-16 a term, and far below what another batch would change.
    private void OnlyByRounding()
    {
        using var problem = Made(dtype: float64);
        using var first = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        using var second = method.Unlearn(problem.Original, problem.Problem, Streams(40));
        for (int lane = 0; lane < lanes; lane++)
        {
            Assert.That(Values(second, lane), Is.EqualTo(Values(first, lane)).Within(1e-10), $"lane {lane}, by more than rounding");
        }
    }

    private string[] Unlearned(SmallProblem problem, int seed)
    {
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(seed));
        return SmallProblem.Hashes(unlearned);
    }

    private double[] Values(Model model, int lane)
    {
        using var scope = TensorScope.Begin();
        return
        [
            .. model.Theta[lane].to(float64).data<double>(),
            .. network.Buffers.SelectMany(b => model.Buffer(b)[lane].to(float64).data<double>().ToArray()),
        ];
    }
}
