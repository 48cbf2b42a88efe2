using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// NoMUS = 1/2 A + 1/2 (1 - 2 |MIA - 1/2|), A the accuracy on D' and MIA the accuracy of an attack that tells D_f from unseen samples by their
/// loss (Choi and Na 2023, arXiv 2311.02240, lambda = 1/2; the tables of their repository agree with it to four digits).
/// <para>Deviation: the attack is the logistic regression of <see cref="LogisticRule"/>, D_f against D'_f, its accuracy the mean over the two
/// sets on the very samples it was fitted to. Theirs is cross-validated over random splits, which would make the metric draw; two
/// numbers fitted to one feature gain little by seeing their own samples.</para>
/// </summary>
public static class NoMus
{
    /// <summary>The score of a model, 0 to 1.</summary>
    public static double Of(Evaluation predictions) =>
        Of(Accuracy.Of(predictions.Test) / 100, AttackAccuracy(Losses(predictions.Forget), Losses(predictions.TestForget)));

    /// <summary>The score of two shares.</summary>
    /// <param name="accuracy">On D'.</param>
    /// <param name="attack">Accuracy of the attack.</param>
    public static double Of(double accuracy, double attack) => (accuracy / 2) + ((1 - (2 * Math.Abs(attack - 0.5))) / 2);

    /// <summary>Mean of the shares of D_f called members and of others called none.</summary>
    public static double AttackAccuracy(double[] members, double[] others)
    {
        var rule = LogisticRule.Fit(members, others);
        return (((double)members.Count(rule.IsMember) / members.Length) + ((double)others.Count(x => !rule.IsMember(x)) / others.Length)) / 2;
    }

    private static double[] Losses(Predictions of)
    {
        using var scope = TensorScope.Begin();
        return Loss.CrossEntropyPerSample(of.Logits, of.Labels).data<double>().ToArray();
    }
}
