using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Plans;

/// <summary>What runs take, in seconds of one worker.</summary>
/// <param name="Training">c_T: training one model. A retrained model costs the same.</param>
/// <param name="Unlearning">c_U by method: one unlearning run.</param>
public sealed record PlanCosts(double Training, IReadOnlyDictionary<MethodChoice, double> Unlearning)
{
    /// <summary>Retrained models that metrics of each forget set are held against, trained once for each.</summary>
    public int References { get; init; }

    /// <summary>A method that takes no measurable time still has a cost, or J would have no limit.</summary>
    private const double Least = 1e-6;

    /// <summary>The means of the seconds that a study's cells took; Retrain's stand for training a model.</summary>
    /// <exception cref="StudyException">The study has no Retrain, or a time is missing.</exception>
    public static PlanCosts Measured(StudyResults pilot)
    {
        var study = pilot.Study;
        var retrain = study.Methods.FirstOrDefault(m => m.SeedUse == SeedUse.Retraining)
            ?? throw new StudyException("plan: expected a pilot with Retrain, whose seconds are the cost of a training seed, found none");
        return new(Mean(retrain), study.Methods.Where(m => m.SeedUse != SeedUse.Retraining).ToDictionary(m => m, Mean));

        double Mean(MethodChoice method)
        {
            double seconds = pilot.Records.Where(r => r.Cell.Method == method.Name && r.Cell.Parameters == method.Parameters).Average(r => r.Result.Seconds);
            return seconds >= 0 && double.IsFinite(seconds)
                ? Math.Max(Least, seconds)
                : throw new StudyException(FormattableString.Invariant($"plan: expected the seconds of every cell of {method}, found a mean of {seconds}"));
        }
    }
}
