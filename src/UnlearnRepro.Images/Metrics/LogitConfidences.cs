using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>phi = ln p_y - ln(1 - p_y) of samples, for audits.</summary>
public static class LogitConfidences
{
    /// <summary>The scores of a model of one lane; the population is every k-th sample of D', the same for every model.</summary>
    public static ExampleScores Scores(Evaluation evaluation)
    {
        double[] test = Of(evaluation.Test);
        int step = (test.Length + ExampleScores.MostPopulation - 1) / ExampleScores.MostPopulation;
        double[] population = [.. test.Where((_, k) => k % step == 0)];
        return new(Of(evaluation.Forget), population, Accuracy.Of(evaluation.Retain), Accuracy.Of(evaluation.TestRetain));
    }

    /// <summary>phi of every sample, <c>[N]</c>, from the logits: p_y = 1 to rounding has a finite phi too.</summary>
    public static double[] Of(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        var ofTrueClass = arange(predictions.Logits.shape[1], dtype: int64).eq(predictions.Labels.unsqueeze(1));
        var own = predictions.Logits.gather(1, predictions.Labels.unsqueeze(1)).squeeze(1);
        var others = predictions.Logits.masked_fill(ofTrueClass, double.NegativeInfinity).logsumexp(1);
        return (own - others).data<double>().ToArray();
    }
}
