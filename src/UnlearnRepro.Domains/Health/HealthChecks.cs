using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>
/// What must be so of a study before a statistical claim on it is judged, G1 to G8. A check that has nothing to look at, because a method or
/// a metric is not in the study or no limit was fixed, says so and stops nothing.
/// </summary>
public static class HealthChecks
{
    /// <summary>All of them, by id. What fails in one slice fails, but for G6, which is about all that is drawn to be forgotten.</summary>
    /// <param name="slices">The study in its slices, and what is known of each.</param>
    public static IReadOnlyList<HealthCheck> Of(params IReadOnlyList<StudyFacts> slices)
    {
        return
        [
            InEach(ModelChecks.OriginalHasLearned),
            InEach(ModelChecks.RetrainIsAReference),
            InEach(DataChecks.TrainAndTestAreDisjoint),
            InEach(MethodChecks.HyperParametersAreTheTasks),
            InEach(MethodChecks.NothingCollapsed),
            ModelChecks.ThereIsSomethingToForget(slices),
            InEach(facts => ModelChecks.RetrainPassesForRetrain(facts, slices.Count)),
            InEach(SeedChecks.SeedsDiffer),
        ];

        HealthCheck InEach(Func<StudyFacts, HealthCheck> check) => SlicedChecks.Together([.. slices.Select(check)]);
    }

    /// <summary>A check that the study has nothing for.</summary>
    public static HealthCheck NotChecked(string id, string sentence, string why) => new(id, sentence, null, why);
}
