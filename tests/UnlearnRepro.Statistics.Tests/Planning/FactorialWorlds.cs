using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Random designs to plan: every structure of one to four factors that a study may have, with components and costs that may be 0.</summary>
internal sealed class FactorialWorlds(int seed)
{
    // Outermost factors by their own letter, nested ones with all that they stand in.
    private static readonly string[][] Structures =
    [
        ["t"], ["t", "u:t"], ["p", "t:p", "u:pt"], ["f", "t"], ["f", "t", "u:ft"], ["f", "t", "u:t"], ["f", "i", "o"], ["p", "t:p", "f"], ["p", "t:p", "f:p"],
        ["p", "t:p", "f", "u:ptf"],
    ];

    private readonly Random random = new(seed);

    public int Next(int least, int beyond) => random.Next(least, beyond);

    public double Uniform() => random.NextDouble();

    /// <summary>A design with limits on what may be planned.</summary>
    public (PlanFactor[] Factors, PlanEffect[] Effects) Draw(int most)
    {
        string[] structure = Structures[random.Next(Structures.Length)];
        PlanFactor[] factors = [.. structure.Select(text => Limited(new PlanFactor(text[..1], [.. text.Split(':').Skip(1).SelectMany(x => x).Select(c => $"{c}")]), most))];
        return (factors, Effects(factors));
    }

    /// <summary>All effects of the factors.</summary>
    public PlanEffect[] Effects(PlanFactor[] factors) =>
    [
        .. from set in Enumerable.Range(1, (1 << factors.Length) - 1)
           let chosen = factors.Where((_, f) => (set >> f & 1) == 1).ToArray()
           where chosen.All(f => f.NestedIn.All(outer => chosen.Any(c => c.Name == outer)))
           select new PlanEffect([.. chosen.Select(f => f.Name)], Pick(0, 0, 0.1, 1, 4, random.NextDouble()), Pick(0, 0.5, 1, 10, 3 * random.NextDouble())),
    ];

    private PlanFactor Limited(PlanFactor factor, int most) => random.Next(6) switch
    {
        0 => factor with { Most = most, Population = random.Next(2, most) },
        1 => factor with { Fixed = random.Next(1, most) },
        2 => factor with { Most = random.Next(2, most) },
        3 when factor.NestedIn.Count > 0 => factor with { Most = most, Population = random.Next(1, 2 * most) },
        _ => factor with { Most = most },
    };

    private double Pick(params double[] choices) => choices[random.Next(choices.Length)];
}
