using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>
/// What must be so of a study before a statistical claim on it is judged, G1 to G8. A check that has nothing to look at, because a method or
/// a metric is not in the study or no limit was fixed, says so and stops nothing.
/// </summary>
public static class HealthChecks
{
    /// <summary>All of them, by id.</summary>
    /// <param name="facts">The study and what is known of it.</param>
    public static IReadOnlyList<HealthCheck> Of(StudyFacts facts) =>
    [
        ModelChecks.OriginalHasLearned(facts),
        ModelChecks.RetrainIsAReference(facts),
        DataChecks.TrainAndTestAreDisjoint(facts),
        MethodChecks.HyperParametersAreTheTasks(facts),
        MethodChecks.NothingCollapsed(facts),
        ModelChecks.ThereIsSomethingToForget(facts),
        ModelChecks.RetrainPassesForRetrain(facts),
        SeedChecks.SeedsDiffer(facts),
    ];

    /// <summary>A check that the study has nothing for.</summary>
    public static HealthCheck NotChecked(string id, string sentence, string why) => new(id, sentence, null, why);
}
