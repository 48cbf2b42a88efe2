using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Health;

/// <summary>Is what was never seen never seen?</summary>
internal static class DataChecks
{
    /// <summary>
    /// G3: no sample of D' stands in D as well, number for number by SHA-256. Known duplicates are reported and allowed up to the limit: they are the data
    /// set's. A data set whose parts share more tells nothing about samples that were not seen, whoever knows of it.
    /// </summary>
    public static HealthCheck TrainAndTestAreDisjoint(StudyFacts facts)
    {
        double limit = facts.Common.SharedShare;
        bool known = facts.Shared == 0 || facts.Shared == facts.KnownShared || facts.KnownShared is null;
        string note = facts.Shared == 0 ? ""
            : facts.KnownShared is null ? ", which nobody had counted before"
            : facts.KnownShared == facts.Shared ? ", known to be"
            : $", {facts.KnownShared} known to be";
        string samples = facts.Domain.Roles.Samples;
        return new(
            "G3",
            $"train and test {samples} are disjoint; known duplicates are at most {NumberText.Percent(limit)} of the test {samples}",
            known && facts.Shared <= limit * facts.Test,
            $"{facts.Shared} of {facts.Test} test {facts.Domain.Roles.Samples} are train {facts.Domain.Roles.Samples}{note}");
    }
}
