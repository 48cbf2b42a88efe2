namespace UnlearnRepro.Domains.Audits;

/// <summary>
/// Models in which D_f was forgotten and models that never saw it. The units are models of independent seeds: one M_u per training
/// seed, one M_r per retraining seed. Runs that share a trained model are no further evidence, and are not here.
/// </summary>
public sealed record Worlds
{
    /// <summary>Both worlds; either may be empty.</summary>
    /// <exception cref="ArgumentException">The models were not asked about the same samples.</exception>
    public Worlds(IReadOnlyList<ExampleScores> forgotten, IReadOnlyList<ExampleScores> unseen)
    {
        (Forgotten, Unseen) = (forgotten, unseen);
        (int, int)[] sizes = [.. forgotten.Concat(unseen).Select(m => (m.Forget.Length, m.Population.Length)).Distinct()];
        if (sizes is not [] and not [( > 0, _)])
        {
            throw new ArgumentException($"worlds: expected the same samples of D_f and D' of every model, found {string.Join(", ", sizes)}");
        }

        Examples = sizes.Length == 0 ? 0 : sizes[0].Item1;
    }

    /// <summary>M_u of different training seeds.</summary>
    public IReadOnlyList<ExampleScores> Forgotten { get; }

    /// <summary>M_r of different retraining seeds.</summary>
    public IReadOnlyList<ExampleScores> Unseen { get; }

    /// <summary>N_f.</summary>
    public int Examples { get; }

    /// <summary>Models of the smaller world.</summary>
    public int Smaller => Math.Min(Forgotten.Count, Unseen.Count);

    /// <summary>All but one forgotten model.</summary>
    public Worlds WithoutForgotten(int i) => new([.. Forgotten.Where((_, k) => k != i)], Unseen);

    /// <summary>All but one model that never saw D_f.</summary>
    public Worlds WithoutUnseen(int i) => new(Forgotten, [.. Unseen.Where((_, k) => k != i)]);

    /// <summary>phi of one sample of D_f by every model of a world.</summary>
    internal static double[] Of(IReadOnlyList<ExampleScores> world, int example)
    {
        double[] values = new double[world.Count];
        for (int m = 0; m < values.Length; m++)
        {
            values[m] = world[m].Forget[example];
        }

        return values;
    }
}
