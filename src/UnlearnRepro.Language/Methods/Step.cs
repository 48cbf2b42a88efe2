using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Language.Methods;

/// <summary>What one step of <see cref="ForgetAnchored"/> sees: sequences of D_f, and for each what is drawn with it.</summary>
/// <param name="Epoch">The epoch's draws.</param>
/// <param name="Start">The first of its places in the epoch's order.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Step(EpochDraws Epoch, long Start, long Count)
{
    private Tensor RefusedRows => (Rows * Epoch.Problem.RefusalsEach) + Epoch.Refusals.narrow(1, Start, Count);

    /// <summary>The rows of D_f, <c>[L, B]</c>.</summary>
    public Tensor Rows => Epoch.Order.narrow(1, Start, Count);

    /// <summary>The sequences of D_f.</summary>
    public Batch Forget => Epoch.Problem.Forget.Gather(Rows);

    /// <summary>Their partners, of D_r; all of D_r where the step sees everything.</summary>
    public Batch Retain => Epoch.Problem.Retain.Gather(Epoch.IsWhole ? Epoch.Partners : Epoch.Partners.narrow(1, Start, Count));

    /// <summary>The questions of D_f, answered by saying that one does not know.</summary>
    public Batch Refused => Epoch.Problem.Refusals.Gather(RefusedRows);

    /// <summary>Of numbers of D_f's sequences, <c>[L, N_f]</c>, those of this step, <c>[L*B]</c>.</summary>
    public Tensor Of(Tensor all) => all.gather(1, Rows).view(-1);

    /// <summary>Of numbers of all refusals, <c>[L, N_f R]</c>, those of this step, <c>[L*B]</c>.</summary>
    public Tensor OfRefused(Tensor all) => all.gather(1, RefusedRows).view(-1);
}

/// <summary>
/// What is drawn for an epoch over D_f. What no method asks for is not drawn, so that one that only orders D_f opens no other stream; what is drawn lives as
/// long as the epoch, whichever of its steps asked first.
/// </summary>
internal sealed class EpochDraws : IDisposable
{
    private readonly Lazy<Tensor> partners, refusals;

    private EpochDraws(AnswerProblem problem, int number, Tensor order, bool whole, Func<Tensor> partners, Func<Tensor> refusals)
    {
        (Problem, Number, IsWhole) = (problem, number, whole);
        Order = Here(order);
        this.partners = new(() => Here(partners()));
        this.refusals = new(() => Here(refusals()));

        Tensor Here(Tensor drawn) => drawn.to(problem.Forget.X.device).DetachFromDisposeScope();
    }

    /// <summary>What is to be forgotten.</summary>
    public AnswerProblem Problem { get; }

    /// <summary>The epoch, from 0.</summary>
    public int Number { get; }

    /// <summary>Whether a step sees all of D_f and D_r, so that nothing is drawn.</summary>
    public bool IsWhole { get; }

    /// <summary>Rows of D_f in the order of the epoch, <c>[L, N_f]</c>.</summary>
    public Tensor Order { get; }

    /// <summary>Rows of D_r, one for each place of the order: <c>[L, N_f]</c>; all of them, <c>[L, N_r]</c>, where nothing is drawn.</summary>
    public Tensor Partners => partners.Value;

    /// <summary>Which refusal answers the question at each place of the order, <c>[L, N_f]</c>.</summary>
    public Tensor Refusals => refusals.Value;

    /// <summary>The draws of an epoch.</summary>
    public static EpochDraws Of(AnswerProblem problem, Streams streams, int epoch)
    {
        long n = problem.Forget.Count;
        return new(
            problem, epoch, streams.Permutation("shuffle", epoch, n), whole: false,
            () => streams.Integers("partners", epoch, n, 0, problem.Retain.Count),
            () => streams.Integers("refusals", epoch, n, 0, problem.RefusalsEach));
    }

    /// <summary>Everything at once, in index order; questions are refused in turn by each of the ways there are.</summary>
    public static EpochDraws Whole(AnswerProblem problem, int lanes, int epoch)
    {
        long n = problem.Forget.Count;
        return new(
            problem, epoch, Rows(n), whole: true, () => Rows(problem.Retain.Count), () => Rows(n).remainder(problem.RefusalsEach));

        Tensor Rows(long count) => arange(count).expand(lanes, -1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Order.Dispose();
        foreach (var drawn in (Lazy<Tensor>[])[partners, refusals])
        {
            if (drawn.IsValueCreated)
            {
                drawn.Value.Dispose();
            }
        }
    }

    /// <summary>The steps of the epoch.</summary>
    /// <param name="batchSize">Sequences of D_f per step; where everything is seen at once there is one step.</param>
    public IEnumerable<Step> Steps(int batchSize)
    {
        long n = Problem.Forget.Count, size = IsWhole ? n : batchSize;
        for (long start = 0; start < n; start += size)
        {
            yield return new(this, start, Math.Min(size, n - start));
        }
    }
}
