using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Domains.Tests.Audits;

/// <summary>Worlds of models with known laws.</summary>
internal static class Made
{
    /// <summary>A model that gives these scores, with a population of one sample.</summary>
    public static ExampleScores Model(params double[] forget) => new(forget, [0], 100, 100);

    /// <summary>Worlds of one sample.</summary>
    public static Worlds OneSample(double[] forgotten, double[] unseen) =>
        new([.. forgotten.Select(phi => Model(phi))], [.. unseen.Select(phi => Model(phi))]);

    /// <summary>
    /// Sample x has the mean <paramref name="apart"/> times a standard normal number, the same in both worlds; about it scores are standard
    /// normal, with <paramref name="shift"/> added in models that forgot. All independent.
    /// </summary>
    public static Worlds Normal(ulong seed, int models, int examples, double shift, double apart = 0)
    {
        var next = Generator(seed);
        double[] means = [.. Enumerable.Range(0, examples).Select(_ => apart * next())];
        ExampleScores Draw(double by) => new([.. means.Select(mean => mean + by + next())], [next(), next()], 100, 100);
        return new([.. Enumerable.Range(0, models).Select(_ => Draw(shift))], [.. Enumerable.Range(0, models).Select(_ => Draw(0))]);
    }

    /// <summary>Standard normal numbers.</summary>
    public static Func<double> Generator(ulong seed)
    {
        var random = new SplitMix64(seed);
        return () => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, ((random.Next() >> 11) + 0.5) / (1UL << 53));
    }
}
