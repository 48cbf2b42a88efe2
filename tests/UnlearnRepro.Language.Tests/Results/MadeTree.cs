using System.Globalization;
using System.Text.Json;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Results;

/// <summary>
/// A made-up saves/unlearn of the form that scripts/tofu_unlearn.sh of OpenUnlearning leaves: folders tofu_MODEL_SPLIT_TRAINER with seeds behind them, in each
/// evals/TOFU_EVAL.json with every question and evals/TOFU_SUMMARY.json. Log truth ratios are an item, a shift of the model and noise.
/// </summary>
internal sealed class MadeTree(string folder, ulong seed = 1)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SplitMix64 random = new(seed);
    private readonly Dictionary<int, double> items = [];

    /// <summary>Truth ratios of a model: those of a retrained one where the shift is 0.</summary>
    public double[] Ratios(int questions, double shift = 0)
    {
        double model = shift + (0.1 * Normal());
        double Item(int q) => items.TryGetValue(q, out double item) ? item : items[q] = Normal();
        return [.. Enumerable.Range(0, questions).Select(q => Math.Exp(Item(q) + model + (0.3 * Normal())))];
    }

    /// <summary>Leaves a run's evaluation. A NaN is written as Python does.</summary>
    /// <param name="run">Its folder, e.g. <c>tofu_M_forget10_NPO_train0_unlearn1</c>, or one at a checkpoint below it.</param>
    /// <param name="ratios">Truth ratio of each question.</param>
    /// <param name="published">forget_quality against whatever reference was at hand.</param>
    /// <param name="indices">Index of each question; 0, 1, 2, ... if left out.</param>
    public void Write(string run, IReadOnlyList<double> ratios, double published = 0.5, IEnumerable<int>? indices = null)
    {
        string[] keys = [.. (indices ?? Enumerable.Range(0, ratios.Count)).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        object ByIndex(Func<double, object> item) => keys.Zip(ratios).ToDictionary(q => q.First, q => item(q.Second));
        object Score(double r) => new { score = Number(r) };
        object Number(double x) => double.IsNaN(x) ? "NaN" : x;
        var details = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["forget_Q_A_PARA_Prob"] = new { agg_value = 0.3, value_by_index = ByIndex(r => new { prob = 0.3, avg_loss = 1.2 }) },
            ["forget_Q_A_PERT_Prob"] = new { agg_value = 0.2, value_by_index = ByIndex(r => new { prob = new[] { 0.1, 0.3 }, avg_loss = new[] { 2.3, 1.2 } }) },
            ["forget_Q_A_ROUGE"] = new { agg_value = 0.4, value_by_index = ByIndex(r => new { rougeL_recall = 0.4, generation = "said \"NaN\"" }) },
            ["forget_quality"] = new { agg_value = published },
            ["forget_truth_ratio"] = new { agg_value = Number(ratios.Average(r => Math.Min(r, 1 / r))), value_by_index = ByIndex(Score) },
        };
        var summary = new Dictionary<string, object> { ["forget_quality"] = published, ["model_utility"] = 0.6 };
        string evals = Path.Combine(folder, run, "evals");
        Directory.CreateDirectory(evals);
        File.WriteAllText(Path.Combine(evals, "TOFU_EVAL.json"), JsonSerializer.Serialize(details, Indented).Replace("\"NaN\"", "NaN"));
        File.WriteAllText(Path.Combine(evals, "TOFU_SUMMARY.json"), JsonSerializer.Serialize(summary, Indented));
    }

    /// <summary>A grid: methods by training and unlearning seeds, and retrained models.</summary>
    public void Grid(int trainings, int unlearnings, int retrained, int questions = 40)
    {
        foreach (var (method, shift) in new[] { ("GradDiff", 0.0), ("NPO", -0.9) })
        {
            foreach (int i in Enumerable.Range(0, trainings))
            {
                foreach (int j in Enumerable.Range(0, unlearnings))
                {
                    Write($"tofu_Llama-3.2-1B-Instruct_forget10_{method}_train{i}_unlearn{j}", Ratios(questions, shift));
                }
            }
        }

        foreach (int k in Enumerable.Range(0, retrained))
        {
            Write($"tofu_Llama-3.2-1B-Instruct_forget10_Retrain_train{k}", Ratios(questions), published: 1);
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private double Uniform() => ((random.Next() >> 11) + 0.5) / (1UL << 53);
}
