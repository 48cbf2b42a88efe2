using System.Runtime.InteropServices;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Kernels.Storage;
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
        Assert.That(cell.Outcome.Metrics[metric], Is.EqualTo(expected).Within((8e-7 * Math.Abs(expected)) + 1e-9), $"{metric} of {cell.Cell}");

    // By name; a weight has its inputs first.
    private static Dictionary<string, (long[] Shape, float[] Values)> Read(string path) =>
        SafeTensors.Read(path).Tensors.ToDictionary(t => t.Name, t => (t.Shape, MemoryMarshal.Cast<byte, float>(t.Bytes).ToArray()));

    private static double[] Probabilities(Dictionary<string, (long[] Shape, float[] Values)> network, ReadOnlySpan<float> image)
    {
        double[] x = new double[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            x[i] = image[i];
        }

        int layers = network.Keys.Count(name => name.EndsWith(".weight", StringComparison.Ordinal));
        for (int layer = 1; layer <= layers; layer++)
        {
            var (shape, weights) = network[$"fc{layer}.weight"];
            float[] bias = network[$"fc{layer}.bias"].Values;
            Assert.That(shape, Is.EqualTo(new long[] { x.Length, bias.Length }));
            double[] y = [.. bias];
            for (int i = 0; i < x.Length; i++)
            {
                for (int o = 0; o < y.Length; o++)
                {
                    y[o] += x[i] * weights[(i * y.Length) + o];
                }
            }

            x = layer < layers ? [.. y.Select(v => Math.Max(0, v))] : y;
        }

        double most = x.Max(), sum = x.Sum(v => Math.Exp(v - most));
        return [.. x.Select(v => Math.Exp(v - most) / sum)];
    }
}
