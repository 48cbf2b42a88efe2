using System.Collections.Concurrent;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

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
public abstract class MethodContract(IUnlearningMethod<ClassProblem> method, Network network, int lanes)
    : MethodContract<ClassProblem>(method, (training, forget, dtype) => new SmallProblem(network, training, forget, dtype), lanes);

/// <summary>The same for methods of any kind of problem.</summary>
/// <typeparam name="TProblem">The kind of problem.</typeparam>
/// <param name="method">The method, with settings that change a model of so small a problem.</param>
/// <param name="small">Makes the problem.</param>
/// <param name="lanes">L.</param>
public abstract class MethodContract<TProblem>(IUnlearningMethod<TProblem> method, SmallProblemOf<TProblem> small, int lanes)
    where TProblem : Problem
{
    private readonly Lazy<string?> stray = new(() => Strays.Of(method, small, Roots(1, lanes), Roots(20, lanes)));

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

    /// <summary>
    /// Equal streams give equal weights to the bit, and libtorch's own generator stays where it was: all cells of a process share that one, so that a
    /// result would depend on which of them ran before.
    /// </summary>
    [Test]
    public void NothingIsDrawnOutsideTheStreams()
    {
        if (stray.Value is { } found)
        {
            Assert.Fail(found);
        }
    }

    [Test]
    public void OtherSeedsGiveOtherWeightsExactlyWhereItDraws()
    {
        AssumeNothingStrays();
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
        AssumeNothingStrays();
        using var problem = Made();
        var purposes = new ConcurrentBag<string>();
        var recorded = SeededStreams.Recorded(purposes.Add, Roots(20, lanes));
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
        AssumeNothingStrays();
        using var problem = Made(dtype: float64);
        using var together = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Assert.That(together.Lanes, Is.EqualTo(lanes));
        for (int lane = 0; lane < lanes; lane++)
        {
            using var alone = small([1 + (ulong)lane], dtype: float64);
            using var solo = method.Unlearn(alone.Original, alone.Problem, SeededStreams.Of(20 + (ulong)lane));
            Assert.That(Values(together, lane), Is.EqualTo(Values(solo, 0)).Within(1e-9), $"lane {lane}");
        }
    }

    /// <summary>Run outside every scope, so that nothing is freed for it: a long study runs in one process, and no tensor may wait for the collector.</summary>
    [Test]
    public void NoTensorIsLeftBehind()
    {
        using var problem = Made();
        Run(20);
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        Run(40);
        Assert.That(
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before, Is.Zero,
            "tensors that a run left behind: those made after using var scope = TensorScope.Begin(); go with it");

        void Run(int seed) => method.Unlearn(problem.Original, problem.Problem, Streams(seed)).Dispose();
    }

    /// <summary>A method whose settings leave it nothing to do is to be given others: the rest of the contract would be content with M_o.</summary>
    [Test]
    public void ItChangesTheModel()
    {
        using var problem = Made();
        string[] unlearned = Unlearned(problem, 20), original = SmallProblem.Hashes(problem.Original);
        Assert.That(unlearned, method is Original ? Is.EqualTo(original) : Is.Not.EqualTo(original), "M_u beside M_o");
    }

    [TestCase(ScalarType.Float32)]
    [TestCase(ScalarType.Float64)]
    public void WeightsAreFiniteAndInThePrecisionOfTheOriginal(ScalarType dtype)
    {
        using var problem = Made(dtype: dtype);
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        Tensor[] values = [unlearned.Theta, .. unlearned.Network.Buffers.Select(unlearned.Buffer)];
        Assert.That(values.Select(t => t.dtype), Is.All.EqualTo(dtype));
        AssertFinite(unlearned);
    }

    [Test]
    public void OneSampleCanBeForgotten()
    {
        using var problem = Made(forget: 1);
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Streams(20));
        AssertFinite(unlearned);
    }

    [Test]
    public void NothingToForgetIsRefusedInOneLine() =>
        Assert.That(() => Made(forget: 0), Throws.ArgumentException.With.Message.StartsWith("forget set D_f: expected at least one sample, found none")
            .And.Message.Not.Contains("\n"));

    private ISmallProblem<TProblem> Made(int forget = 6, ScalarType dtype = ScalarType.Float32) => small(Roots(1, lanes), forget, dtype);

    private Streams Streams(int from) => SeededStreams.Of(Roots(from, lanes));

    private static ulong[] Roots(int from, int lanes) => [.. Enumerable.Range(from, lanes).Select(root => (ulong)root)];

    // Of what is drawn elsewhere one test speaks, and those that it would mislead keep silent.
    private void AssumeNothingStrays() => Assume.That(stray.Value, Is.Null);

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

    private void AssertFinite(Model model)
    {
        Tensor[] all = [model.Theta, .. model.Network.Buffers.Select(model.Buffer)];
        Assert.That(all.Select(t => t.isfinite().all().item<bool>()), Has.All.True, "weights and buffers are finite");
    }

    private string[] Unlearned(ISmallProblem<TProblem> problem, int seed)
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
            .. model.Network.Buffers.SelectMany(b => model.Buffer(b)[lane].to(float64).data<double>().ToArray()),
        ];
    }
}
