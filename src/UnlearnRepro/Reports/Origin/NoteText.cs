using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Reports.Origin;

/// <summary>Sentences that a reader needs before the numbers mean anything.</summary>
internal static class NoteText
{
    public const string Components =
        "s_T is the standard deviation across training seeds, s_U across unlearning seeds of one trained model, both in the metric's unit; "
        + "ICC = s_T² / (s_T² + s_U²) is the share of training seeds in the variance of a single run, whose standard deviation is that of one run.";

    public const string Intervals =
        "Intervals: Student's t on the seed means for the mean, modified large-sample for s_T and one run, chi-square for s_U, F for the ICC. "
        + "That of a mean knows no bounds: of a share it may reach below 0 or beyond 100 %, which says that there are few training seeds.";

    public const string Retrain = "Retrain starts afresh: its spread is over retraining seeds, and it has no unlearning seed.";

    public const string Collapsed = "A collapsed cell has no finite value. It is counted, and the estimates hold for the cells that did not collapse.";

    public const string Scale =
        "A small task can show that results depend on the training seed; it says nothing about how large the effect is elsewhere. "
        + "A contradicted claim is evidence about this task and this scale only.";
}
