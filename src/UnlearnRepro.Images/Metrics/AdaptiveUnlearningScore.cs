namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// AUS = (1 - (A_o - A_u)) / (1 + Delta), A_o and A_u the accuracies of M_o and M_u on D'_r as shares (Cotogni et al. 2023, DUCK, arXiv
/// 2312.02052; their code, <c>main_def.py</c>, function <c>AUS</c>). Where whole classes are forgotten, Delta is M_u's accuracy on D'_f, which
/// should be 0; where D_f is corrupted, which they do not have, it is that on D_f with its wrong labels, for the same reason; else it is
/// |accuracy on D_f - accuracy on D'_f|, where forgotten samples should do as unseen ones. For a random sample
/// D'_f and D'_r are both D', as in the paper; for anything between the two, D'_f is the natural reading.
/// </summary>
public static class AdaptiveUnlearningScore
{
    /// <summary>
    /// 0 to 2: M_o unharmed with nothing left gives 1, M_o itself on a forgotten class about 1/2; above 1 only if M_u is better than M_o on D'_r.
    /// </summary>
    /// <param name="unlearned">M_u's predictions.</param>
    /// <param name="originalTestRetain">M_o's accuracy on D'_r in percent.</param>
    /// <param name="wholeClasses">Whether D_r has no sample of any class of D_f.</param>
    /// <param name="corrupted">Whether the scenario corrupts D_f.</param>
    public static double Of(Evaluation unlearned, double originalTestRetain, bool wholeClasses, bool corrupted)
    {
        double lost = (originalTestRetain - Accuracy.Of(unlearned.TestRetain)) / 100;
        double forgotten = Accuracy.Of(unlearned.Forget) / 100, unseen = Accuracy.Of(unlearned.TestForget) / 100;
        double delta = corrupted ? forgotten : wholeClasses ? unseen : Math.Abs(forgotten - unseen);
        return (1 - lost) / (1 + delta);
    }
}
