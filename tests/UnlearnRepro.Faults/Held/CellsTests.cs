using System.Runtime.InteropServices;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Faults.Held;

/// <summary>Cells recomputed from the cached models and the images in plain C#, in double precision and without a tensor.</summary>
[TestFixture]
public sealed class CellsTests
{
    private const int Forgotten = 3;

    [Test]
    public void Accuracies_and_losses_of_the_retrained_models_are_those_of_their_files() => Assert.Multiple(() =>
    {
        using var store = new RecordStore(SmallStudy.Artifacts);
        CellRecord[] cells = [.. store.Read().Values.Where(r => r.Cell is { Method: "Retrain", Train: < 2, Root: Study.DefaultRoot })];
        Assert.That(cells, Has.Length.EqualTo(2));
        var images = Digits.Load(Seed.Root(Study.DefaultRoot).At("digits").At(SeedAxis.Data, 0));
        foreach (var cell in cells)
        {
            var network = Read(Directory.GetFiles(Path.Combine(SmallStudy.Artifacts, "models"), $"digits-retrain-{cell.Cell.Train}-*").Single());
            foreach (var (part, set, forgotten) in new[] { ("forget", images.Train, true), ("retain", images.Train, false), ("test-forget", images.Test, true), ("test-retain", images.Test, false) })
            {
                int[] rows = [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == Forgotten == forgotten)];
                double[][] p = [.. rows.Select(i => Probabilities(network, set.Image(i)))];
                double accuracy = 100 * rows.Zip(p).Average(x => Array.IndexOf(x.Second, x.Second.Max()) == set.Labels[x.First] ? 1.0 : 0);
                double loss = rows.Zip(p).Average(x => -Math.Log(x.Second[set.Labels[x.First]]));
                Same(cell, $"accuracy-{part}", accuracy);
                Same(cell, $"loss-{part}", loss);
            }
        }
    });

    private static void Same(CellRecord cell, string metric, double expected) =>
        Assert.That(cell.Result.Metrics[metric], Is.EqualTo(expected).Within((8e-7 * Math.Abs(expected)) + 1e-9), $"{metric} of {cell.Cell}");

    // By name; a weight has a row for each output.
    private static Dictionary<string, float[]> Read(string path) =>
        SafeTensors.Read(path).Tensors.ToDictionary(t => t.Name, t => MemoryMarshal.Cast<byte, float>(t.Bytes).ToArray());

    private static double[] Probabilities(Dictionary<string, float[]> network, ReadOnlySpan<float> image)
    {
        double[] x = new double[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            x[i] = image[i];
        }

        int layers = network.Keys.Count(name => name.EndsWith(".weight", StringComparison.Ordinal));
        for (int layer = 1; layer <= layers; layer++)
        {
            float[] weights = network[$"fc{layer}.weight"], bias = network[$"fc{layer}.bias"];
            double[] y = [.. bias];
            for (int o = 0; o < y.Length; o++)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[o] += x[i] * weights[(o * x.Length) + i];
                }
            }

            x = layer < layers ? [.. y.Select(v => Math.Max(0, v))] : y;
        }

        double most = x.Max(), sum = x.Sum(v => Math.Exp(v - most));
        return [.. x.Select(v => Math.Exp(v - most) / sum)];
    }
}
