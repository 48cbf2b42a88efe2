using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Kernels.Storage;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tasks;

/// <summary>
/// What the cells of a task share: data, seed streams, trained models and the reference models' predictions. Each is made
/// once, by the first cell that asks.
/// </summary>
internal sealed class Workbench(ImageTaskSpec spec, DataFolders folders, ModelCache cache, int codeVersion)
{
    /// <summary>
    /// Number of reference models that metrics against M_r are averaged over: fixed, so that asking for more training seeds
    /// changes no record.
    /// </summary>
    public const int ReferenceCount = 5;

    private readonly ConcurrentDictionary<(ulong Root, int Data), Lazy<ImageDataset>> datasets = [];
    private readonly ConcurrentDictionary<Setting, Lazy<ForgettingData>> data = [];
    private readonly ConcurrentDictionary<Setting, Lazy<References>> references = [];
    private readonly ConcurrentDictionary<Setting, Lazy<Yardstick>> yardsticks = [];
    private readonly ConcurrentDictionary<(Setting Setting, int Train), Lazy<StartAccuracies>> starts = [];
    private readonly Lazy<string> identity = new(() => Describe(spec, folders, codeVersion));

    public string Identity => identity.Value;

    public ForgettingData Data(Setting setting) => data.GetOrAdd(setting, key => new(() =>
    {
        var images = Images(key.Root, key.Data);
        return new(images, Scenario.Parse(key.Scenario).Split(images, Task(key.Root).At(SeedAxis.Forget, key.Forget)));
    })).Value;

    /// <summary>What methods are given with the M_o of a training seed.</summary>
    public Problem Problem(Setting setting, int train)
    {
        var of = Data(setting);
        var history = new TrainingHistory(of.Train, of.ForgetRows, Original(setting, train).Streams);
        return new(of.Forget, of.Retain, Images(setting.Root, setting.Data).Classes.Count, spec.Recipe, of.Validation, history);
    }

    /// <summary>M_o of a training seed, on all of D; where the scenario corrupts D, a model of the scenario and its draw as M_r is.</summary>
    public CachedModel Original(Setting setting, int train)
    {
        var seed = (Data(setting).CorruptsTrain ? Drawn(setting) : Task(setting.Root)).At(SeedAxis.Train, train);
        return Model($"original-{train}", setting, seed, data => data.Train);
    }

    /// <summary>M_r of a retraining seed, on D_r.</summary>
    public CachedModel Retrained(Setting setting, int retrain)
    {
        var seed = Drawn(setting).At(SeedAxis.Retrain, retrain);
        return Model($"retrain-{retrain}", setting, seed, data => data.Retain);
    }

    public References References(Setting setting) => references.GetOrAdd(setting, key => new(() =>
    {
        Reference[] models = [.. Enumerable.Range(0, ReferenceCount).Select(r =>
        {
            var model = Retrained(key, r).Load().Model;
            return new Reference(model, new Evaluation(model, Data(key)));
        })];
        return new(models, Hash(string.Concat(models.Select(r => r.Model.Sha256()))));
    })).Value;

    /// <summary>The teacher of ZRF is untrained and the same for all cells of a root and data split, whatever is asked for.</summary>
    public Yardstick Yardstick(Setting setting) => yardsticks.GetOrAdd(setting, key => new(() =>
    {
        var data = Data(key);
        using var teacher = Kernels.Layers.Model.Initialise(Network(key), Streams(Task(key.Root).At("incompetent-teacher")));
        using var rows = data.CorruptedTestForget is null ? data.Test.Rows(data.TestForgetRows) : null;
        return new(Predictions.Of(teacher, rows ?? data.CorruptedTestForget!), new(data.Forget, spec.Recipe), data.ForgetsWholeClasses, data.CorruptsTrain);
    })).Value;

    /// <summary>M_o of a training seed with what all its cells need to know of it.</summary>
    public Start Start(Setting setting, int train)
    {
        var model = Original(setting, train).Load().Model;
        return new(model, starts.GetOrAdd((setting, train), key => new(() =>
        {
            var data = Data(key.Setting);
            using var forget = Predictions.Of(model, data.Forget);
            using var test = Predictions.Of(model, data.Test);
            using var testRetain = test.Rows(data.TestRetainRows);
            return new(Accuracy.Of(forget), Accuracy.Of(testRetain));
        })).Value);
    }

    public Streams UnlearningStreams(Cell cell) => Streams(UnlearningSeed(cell));

    /// <summary>The seed of everything that a method draws in a cell.</summary>
    public Seed UnlearningSeed(Cell cell) => Task(cell.Root).At(SeedAxis.Train, cell.Train).At(SeedAxis.Unlearn, cell.Unlearn);

    private static Streams Streams(Seed seed) => new(seed.Words);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Describe(ImageTaskSpec spec, DataFolders folders, int codeVersion)
    {
        var images = DatasetCatalog.Get(spec.Dataset).Load(folders, Seed.Root(0));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var set in (ImageSet[])[images.Train, images.Test])
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(set.Pixels));
            hash.AppendData(MemoryMarshal.AsBytes<int>(set.Labels));
            hash.AppendData(MemoryMarshal.AsBytes<int>(set.FineLabels ?? []));
        }

        string network = spec.Network(images.Train.Shape, images.Classes.Count).Name;
        return $"{spec.Name}; data {Convert.ToHexStringLower(hash.GetHashAndReset())}; {network}; {spec.Recipe}; {ReferenceCount} references; code {codeVersion}; {TorchRuntime.Fingerprint}";
    }

    private Seed Task(ulong root) => Seed.Root(root).At(spec.Name);

    // The scenario and what it drew.
    private Seed Drawn(Setting setting) => Task(setting.Root).At(setting.Scenario).At(SeedAxis.Forget, setting.Forget);

    public ImageDataset Images(ulong root, int index) => datasets.GetOrAdd((root, index), key => new(() =>
        DatasetCatalog.Get(spec.Dataset).Load(folders, Task(key.Root).At(SeedAxis.Data, key.Data)))).Value;

    public string NetworkName(Setting setting) => Network(setting).Name;

    private Network Network(Setting setting)
    {
        var images = Images(setting.Root, setting.Data);
        return spec.Network(images.Train.Shape, images.Classes.Count);
    }

    private CachedModel Model(string name, Setting setting, Seed seed, Func<ForgettingData, Samples> trainedOn) => new(
        cache,
        $"{spec.Name}-{name}",
        $"{Identity}\n{setting.Data}\n{seed}",
        Network(setting),
        Streams(seed),
        (network, streams) => Trainer.Train(network, trainedOn(Data(setting)), spec.Recipe, streams));
}

/// <summary>The reference models of a setting and the fingerprint of them all.</summary>
internal sealed record References(IReadOnlyList<Reference> Models, string Sha256);
