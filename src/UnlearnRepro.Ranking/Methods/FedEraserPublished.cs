using System.Numerics.Tensors;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Methods;

/// <summary>
/// FedEraser as the code of Tao et al. 2025 (arXiv 2505.12791, commit c647912) runs it. Two things are other than in
/// <see cref="FedEraserEveryRound"/>, whose interval is 5 there:
/// <para>Weights are handed to clients without a copy. So all of them train one array, each from where the one before it stopped; the mean of their updates
/// is taken from the last one's weights, and the list of unlearned weights holds these.</para>
/// <para>What is evaluated and returned is not the last of that list. Every element is taken for a gradient and added to the trained ranker:
/// <c>W_T + lr sum_i W_i</c>.</para>
/// <para>Messages are float here, so that a client starts from rounded weights. Where the last client's weights are the mean, the step has no direction and the
/// weights are NaN, as there.</para>
/// </summary>
public sealed record FedEraserPublished : IUnlearningMethod<Ranker, Federation>
{
    private const int Every = 5;

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Ranker Unlearn(Ranker original, Federation data, Seed seed)
    {
        var log = original.LogFor(this, Every);
        var server = new Server(data, seed, original.Weights, data.Recipe.Rounds);
        double[] weights = log.At(0).Mean(data.Retained), added = Added(original.Weights, log.Initial);
        for (int t = 1; t < data.Recipe.Rounds; t++)
        {
            double[] shared = weights;
            var sent = server.Ask(data.Retained, client =>
            {
                var trained = server.Train(client, from: shared);
                shared = Array.ConvertAll(trained.Message, weight => (double)weight);
                return trained;
            });
            double[] mean = Averages.Of(sent);
            weights = t % Every == 0 ? Calibration.Step(shared, TensorPrimitives.Norm<double>(log.At(t).MeanUpdate(data.Retained)), mean) : mean;
            added = Added(added, shared);
            server.Next(added);
        }

        return server.Ranker() with { Weights = Added(added, weights) };

        double[] Added(double[] ranker, double[] gradient)
        {
            double[] sum = new double[ranker.Length];
            TensorPrimitives.MultiplyAdd(gradient, data.Recipe.LearningRate, ranker, sum);
            return sum;
        }
    }
}
