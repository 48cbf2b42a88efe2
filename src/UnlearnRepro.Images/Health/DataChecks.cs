using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Health;

/// <summary>Is what was never seen never seen?</summary>
internal static class DataChecks
{
    /// <summary>
    /// G3: no test image is a train image, pixel for pixel by SHA-256. Known duplicates are reported and allowed up to the limit: they are the data
    /// set's. A data set whose parts share more tells nothing about images that were not seen, whoever knows of it.
    /// </summary>
    public static HealthCheck TrainAndTestAreDisjoint(StudyFacts facts)
    {
        double limit = HealthLimits.Common.SharedTestShare;
        bool known = facts.SharedImages == 0 || facts.SharedImages == facts.KnownShared || facts.KnownShared is null;
        string note = facts.SharedImages == 0 ? "" : facts.KnownShared is null ? ", which nobody had counted before" : facts.KnownShared == facts.SharedImages ? ", known to be" : $", {facts.KnownShared} known to be";
        return new(
            "G3",
            $"train and test images are disjoint; known duplicates are at most {NumberText.Percent(limit)} of the test images",
            known && facts.SharedImages <= limit * facts.TestImages,
            $"{facts.SharedImages} of {facts.TestImages} test images are train images{note}");
    }
}
