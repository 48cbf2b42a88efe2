namespace UnlearnRepro.Domains.Audits;

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

    private static double Probability(double phi) => 1 / (1 + Math.Exp(-phi));
}
