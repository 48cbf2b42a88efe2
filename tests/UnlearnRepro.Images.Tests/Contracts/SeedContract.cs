using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>Seeds by index, from 0, for I x J x K runs.</summary>
/// <param name="Train">s_train of i.</param>
/// <param name="Unlearn">s_unlearn of i and j; J after them.</param>
/// <param name="Eval">s_eval of i, j and k; J and K after them.</param>
public sealed record SeedScheme(Func<int, ulong> Train, Func<int, int, int, ulong> Unlearn, Func<int, int, int, int, int, ulong> Eval);

/// <summary>What independence and a growing study ask of a rule that gives seeds to runs.</summary>
public abstract class SeedContract(SeedScheme scheme)
{
    private const int I = 3;

    /// <summary>All streams of a study differ, those of two stages as well: a method must not draw what its model was trained with.</summary>
    [TestCase(1, 1)]
    [TestCase(4, 2)]
    [TestCase(1001, 1)]
    public void NoTwoStreamsAreOne(int j, int k)
    {
        ulong[] seeds =
        [
            .. Enumerable.Range(0, I).Select(scheme.Train),
            .. from t in Enumerable.Range(0, I) from u in Enumerable.Range(0, j) select scheme.Unlearn(t, u, j),
            .. from t in Enumerable.Range(0, I) from u in Enumerable.Range(0, j) from e in Enumerable.Range(0, k) select scheme.Eval(t, u, e, j, k),
        ];
        Assert.That(seeds.Distinct().Count(), Is.EqualTo(seeds.Length), $"I = {I}, J = {j}, K = {k}: distinct seeds");
    }

    /// <summary>A study of more unlearning seeds contains the smaller one.</summary>
    [TestCase(1, 2)]
    [TestCase(2, 4)]
    public void MoreSeedsMoveNoStream(int few, int more)
    {
        var cells = from t in Enumerable.Range(0, I) from u in Enumerable.Range(0, few) select (T: t, U: u);
        Assert.That(cells.Count(c => scheme.Unlearn(c.T, c.U, few) != scheme.Unlearn(c.T, c.U, more)), Is.Zero, $"cells whose stream moved when J went from {few} to {more}");
    }
}

/// <summary>The contract of named paths.</summary>
public class SeedContractTests() : SeedContract(Named)
{
    /// <summary>As a task names its streams; J and K are no part of a name.</summary>
    public static readonly SeedScheme Named = new(
        t => Model(t).Value, (t, u, _) => Model(t).At(SeedAxis.Unlearn, u).Value, (t, u, e, _, _) => Model(t).At(SeedAxis.Unlearn, u).At(SeedAxis.Eval, e).Value);

    private static Seed Model(int train) => Seed.Root(7).At("digits").At(SeedAxis.Train, train);
}
