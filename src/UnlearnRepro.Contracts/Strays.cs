using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Contracts;

/// <summary>Looks for what has a say in a method's result beside its streams.</summary>
internal static class Strays
{
    // The generator is the whole process's: one look at a time, or each would see the other's step.
    private static readonly Lock Alone = new();

    /// <summary>One line on what was found; null if nothing was.</summary>
    /// <param name="method">The method.</param>
    /// <param name="made">The problem that it is put before.</param>
    /// <param name="training">One seed per lane.</param>
    /// <param name="unlearning">One seed per lane.</param>
    public static string? Of<TProblem>(IUnlearningMethod<TProblem> method, SmallProblemOf<TProblem> made, ulong[] training, ulong[] unlearning)
        where TProblem : Problem
    {
        using var alone = Alone.EnterScope();
        using var problem = made(training);
        var (first, moved) = Run();
        var (second, movedAgain) = Run();
        const string Found = "something is drawn outside the streams: ";

        // Twice, since a test of another kind that runs beside this one may move it as well.
        return moved && movedAgain
            ? $"{Found}expected libtorch's own generator to stay where it was, found it moved, as by randn, rand, randperm or dropout; draw from streams"
            : !second.SequenceEqual(first)
            ? $"{Found}expected equal weights of equal streams, found others, and libtorch's own generator has no part in it: "
                + "System.Random, a clock, a hash code or the order of threads may have"
            : null;

        (string[] Weights, bool Moved) Run()
        {
            // From elsewhere each time: one that seeds it before it draws would leave it where it left it last.
            rand(1).Dispose();
            byte[] before = Generator();
            using var unlearned = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Of(unlearning));
            return (SmallProblem.Hashes(unlearned), !Generator().SequenceEqual(before));
        }
    }

    private static byte[] Generator()
    {
        using var state = torch.Generator.Default.get_state();
        return state.bytes.ToArray();
    }
}
