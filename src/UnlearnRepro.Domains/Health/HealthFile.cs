namespace UnlearnRepro.Domains.Health;

/// <summary>The limits of a domain's health checks, with date and reason.</summary>
/// <param name="Limits">Those of every task.</param>
/// <param name="Tasks">By task, its own.</param>
public sealed record HealthFile(CommonLimits Limits, IReadOnlyDictionary<string, TaskLimits> Tasks);

/// <summary>Limits of every task.</summary>
/// <param name="SharedShare">The most samples of D' that may stand in D too, as a share.</param>
/// <param name="RetrainSpread">The largest standard deviation of M_r's <see cref="HealthRoles.Kept"/> over retraining seeds, in its unit.</param>
/// <param name="RetrainUnseen">The largest <see cref="HealthRoles.Unseen"/>, in its unit, of a model that never saw the like of it.</param>
/// <param name="Date">When they were fixed.</param>
/// <param name="Reason">Why these.</param>
public sealed record CommonLimits(double SharedShare, double RetrainSpread, double RetrainUnseen, string Date, string Reason);

/// <summary>Limits of one task.</summary>
/// <param name="OriginalQuality">Least and largest <see cref="HealthRoles.Quality"/> of M_o, in its unit.</param>
/// <param name="Root">Root seed of the models it was fixed on, never the evaluation's.</param>
/// <param name="TrainingSeeds">Number of these models.</param>
/// <param name="Date">When it was fixed.</param>
/// <param name="Reason">Why this band.</param>
public sealed record TaskLimits(double[] OriginalQuality, ulong Root, int TrainingSeeds, string Date, string Reason)
{
    /// <summary>The same band by scenario, where what is to be forgotten has done M_o harm.</summary>
    public IReadOnlyDictionary<string, double[]> Scenarios { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The band under a scenario.</summary>
    public double[] QualityUnder(string scenario) => Scenarios.GetValueOrDefault(scenario) ?? OriginalQuality;
}
