using System.Diagnostics;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Models;

/// <summary>
/// ResNet-18 in its full width learns 1,000 images of CIFAR-10, or of Fashion-MNIST where it is not there, and is made to forget:
/// minutes on a CPU, so that it runs only when asked for, <c>dotnet test tests/UnlearnRepro.Images.Tests --filter TestCategory=Long</c>.
/// </summary>
[Explicit("takes minutes")]
[Category("Long")]
public class FullResNetTests
{
    private static readonly Recipe Recipe = new(new Sgd(0.05, Momentum: 0.9, WeightDecay: 5e-4), Epochs: 3, BatchSize: 50, Warmup: 0.2);

    [Test]
    public void ItLearnsAndForgetsOnTheCpu() => LearnAndForget(CPU);

    [Test]
    [Category("Device")]
    public void ItLearnsAndForgetsOnAGpu()
    {
        if (!cuda.is_available())
        {
            Assert.Ignore("no CUDA device, or a libtorch without CUDA");
        }

        LearnAndForget(CUDA);
    }

    private static void LearnAndForget(Device device)
    {
        using var scope = TensorScope.Begin();
        var images = Images();
        using var all = OnDevice(images.Subset([.. Enumerable.Range(0, 1000)]), device);
        using var model = Model.Initialise(ResNet.Of(images.Shape, ResNet.Eighteen, 64, 10), Given.Streams(1), device);

        double[] losses = Timed("3 epochs over 1,000 images", () => Fit(model, all));
        Tell($"mean loss of each epoch: {string.Join(", ", losses.Chunk(20).Select(epoch => $"{epoch.Average():f3}"))}");
        Assert.That(losses[40..].Average(), Is.LessThan(0.7 * losses[..20].Average()), "the third epoch against the first");

        // Class 0 is to be forgotten; exact importances take a gradient for each sample.
        int[] rows = [.. Enumerable.Range(0, 1000)];
        using var forget = OnDevice(images.Subset([.. rows.Where(i => images.Labels[i] == 0).Take(20)]), device);
        using var retain = OnDevice(images.Subset([.. rows.Where(i => images.Labels[i] != 0).Take(80)]), device);
        var problem = new ClassProblem(forget, retain, classes: 10, Recipe);

        using var dampened = Timed("SsdCorrected, 100 images", () => new SsdCorrected(Alpha: 3).Unlearn(model, problem, Given.Streams(2)));
        using var tuned = Timed("Finetune, 1 epoch over 80 images", () => new Finetune(LearningRate: 0.01, Epochs: 1, BatchSize: 20).Unlearn(model, problem, Given.Streams(2)));

        foreach (var (name, of) in new[] { ("M_o", model), ("SsdCorrected", dampened), ("Finetune", tuned) })
        {
            Tell($"{name}: loss {LossOf(of, forget):f3} on D_f, {LossOf(of, retain):f3} on D_r");
            Assert.That(of.Theta.device_type, Is.EqualTo(device.type));
            Assert.That(of.Theta.isfinite().all().item<bool>(), name);
        }

        Assert.That(LossOf(dampened, forget), Is.GreaterThan(LossOf(model, forget)), "SSD forgets");
        Tell($"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static double[] Fit(Model model, Samples samples)
    {
        var losses = new List<double>();
        Descent.Minimise(model, samples, Recipe.Optimiser, Recipe.Epochs, Recipe.BatchSize, Given.Streams(1), Step, step => Recipe.LearningRate(step, 60));
        return [.. losses];

        Tensor Step(Batch batch, int step)
        {
            var loss = Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes);
            losses.Add(loss.item<float>());
            return loss;
        }
    }

    private static double LossOf(Model model, Samples samples)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        return Loss.CrossEntropy(model.Forward(samples.X), samples.Y, 1).item<float>();
    }

    private static ImageSet Images()
    {
        IDatasetSource[] sources = [Cifar.Cifar10, FashionMnist.Source];
        var source = sources.FirstOrDefault(s => s.IsAvailable(DataFolders.Default, out _));
        if (source is null)
        {
            Assert.Ignore($"neither CIFAR-10 nor Fashion-MNIST in {DataFolders.Default}");
        }

        Tell($"data: {source!.Name}");
        return source.Load(DataFolders.Default, Seed.Root(0)).Train;
    }

    private static Samples OnDevice(ImageSet images, Device device) => new(
        tensor(images.Pixels, [images.Count, images.Shape.Size]).to(device), tensor(images.Labels).to(int64).to(device));

    private static T Timed<T>(string what, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        Tell($"{what}: {clock.Elapsed.TotalSeconds:f1} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:f1} s of CPU");
        return result;
    }

    private static void Tell(string line) => TestContext.Out.WriteLine(line);
}
