namespace UnlearnRepro.Reports;

/// <summary>What a reader has to know before the numbers mean anything.</summary>
internal static class ReadingNotes
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "s_T is the standard deviation across training seeds, s_U across unlearning seeds of one trained model, both in the metric's unit; "
            + "ICC = s_T² / (s_T² + s_U²) is the share of training seeds in the variance of a single run.",
        "Intervals: Student's t on the seed means for the mean, modified large-sample for s_T, chi-square for s_U, F for the ICC.",
        "Retrain starts afresh: its spread is over retraining seeds, and it has no unlearning seed.",
        "A collapsed cell has no finite value. It is counted, and the estimates hold for the cells that did not collapse.",
        "A small task can show that results depend on the training seed; it says nothing about how large the effect is elsewhere. "
            + "A contradicted claim is evidence about this task and this scale only.",
    ];
}
