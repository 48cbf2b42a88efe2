using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Audits;

/// <summary>
/// What one model says of single samples, and how accurate it is. The score of a sample is its logit-scaled confidence
/// phi = ln p_y - ln(1 - p_y), which is the margin of its true class y over the log-sum-exp of the other logits: one number serves attacks
/// on the confidence and distances of margins.
/// </summary>
public sealed class ExampleScores
{
    /// <summary>At most so many samples of D' stand for the population.</summary>
    public const int MostPopulation = 256;

    /// <summary>Takes scores as they are.</summary>
    /// <param name="forget">phi of the samples of D_f, <c>[N_f]</c>, in nats.</param>
    /// <param name="population">phi of samples of D', which no model was trained on; may be empty.</param>
    /// <param name="retainAccuracy">Accuracy on D_r, in percent.</param>
    /// <param name="testAccuracy">Accuracy on D'_r, in percent; D'_r is all of D' where D_f is a random sample.</param>
    public ExampleScores(double[] forget, double[] population, double retainAccuracy, double testAccuracy)
    {
        (Forget, Population, RetainAccuracy, TestAccuracy) = (forget, population, retainAccuracy, testAccuracy);
        ForgetProbabilities = Array.ConvertAll(forget, Probability);
        PopulationProbabilities = Array.ConvertAll(population, Probability);
    }

    /// <summary>phi on D_f, <c>[N_f]</c>.</summary>
    public double[] Forget { get; }

    /// <summary>phi on samples of D'.</summary>
    public double[] Population { get; }

    /// <summary>p_y on D_f.</summary>
    public double[] ForgetProbabilities { get; }

    /// <summary>p_y on the samples of D'.</summary>
    public double[] PopulationProbabilities { get; }

    /// <summary>Accuracy on D_r, in percent.</summary>
    public double RetainAccuracy { get; }

    /// <summary>Accuracy on D'_r, in percent.</summary>
    public double TestAccuracy { get; }

    /// <summary>The scores of a model of one lane; the population is every k-th sample of D', the same for every model.</summary>
    public static ExampleScores Of(Evaluation evaluation)
    {
        double[] test = LogitConfidences(evaluation.Test);
        int step = (test.Length + MostPopulation - 1) / MostPopulation;
        double[] population = [.. test.Where((_, k) => k % step == 0)];
        return new(LogitConfidences(evaluation.Forget), population, Accuracy.Of(evaluation.Retain), Accuracy.Of(evaluation.TestRetain));
    }

    /// <summary>phi of every sample, <c>[N]</c>, from the logits: p_y = 1 to rounding has a finite phi too.</summary>
    public static double[] LogitConfidences(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        var ofTrueClass = arange(predictions.Logits.shape[1], dtype: int64).eq(predictions.Labels.unsqueeze(1));
        var own = predictions.Logits.gather(1, predictions.Labels.unsqueeze(1)).squeeze(1);
        var others = predictions.Logits.masked_fill(ofTrueClass, double.NegativeInfinity).logsumexp(1);
        return (own - others).data<double>().ToArray();
    }

    private static double Probability(double phi) => 1 / (1 + Math.Exp(-phi));
}
