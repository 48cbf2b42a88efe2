using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tasks;

/// <summary>What only an image task knows: its data set, network and recipe, and what is measured of a classifier of images.</summary>
internal sealed class ImageParts : ITaskParts<ForgettingData, Model, Evaluation>
{
    private readonly ImageTaskSpec spec;
    private readonly IDatasetSource source;
    private readonly DataFolders folders;
    private readonly Lazy<string> description;
    private readonly ConcurrentDictionary<string, Lazy<ImageDataset>> datasets = [];
    private readonly ConcurrentDictionary<ForgettingData, Lazy<Yardstick>> yardsticks = [];
    private readonly ConcurrentDictionary<Seen<Model, Evaluation>, Reference> references = [];
    private readonly ConcurrentDictionary<(ForgettingData Data, Seed Trained), Lazy<StartAccuracies>> starts = [];

    /// <summary>Reads nothing yet, and does not load libtorch: what is wrong with a command is said before that.</summary>
    public ImageParts(ImageTaskSpec spec, IDatasetSource source, DataFolders folders)
    {
        (this.spec, this.source, this.folders) = (spec, source, folders);
        description = new(Describe);
    }

    public string Name => spec.Name;

    // Models are where their samples are.
    private static Device Device => CPU;

    public string Description => description.Value;

    public string Fingerprint
    {
        get
        {
            TorchRuntime.UseOneThread();
            return TorchRuntime.Fingerprint(Device);
        }
    }

    public IReadOnlyList<MetricInfo> Metrics { get; } = [.. ImageMetrics.All.Select(m => m.Info)];

    public HealthRoles Roles => ImageMetrics.Roles;

    public Type MethodKind => typeof(IUnlearningMethod<ClassProblem>);

    public Passes? Passes => NetworkFormat.Passes;

    public string Scenario(string text) => Scenarios.Scenario.Parse(text).Name;

    public string ScenarioKind(string scenario) => Scenarios.Scenario.Kind(scenario);

    // Without an axis along which nothing is drawn: its levels would be one result under several names.
    public IReadOnlyList<SeedAxis> Axes(string scenario)
    {
        var of = Scenarios.Scenario.Parse(scenario);

        // Where the scenario corrupts D, M_o is a model of the forget set that was drawn.
        var train = of.CorruptsTrain ? new(SeedAxis.Train.Name, SeedAxis.Forget) : SeedAxis.Train;
        SeedAxis[] data = source.SplitsBySeed ? [SeedAxis.Data] : [], forget = of.DrawsForgetSet ? [SeedAxis.Forget] : [];
        SeedAxis[] augment = spec.Recipe.Augmentation is null ? [] : [train.Part("augment", Augmentation.Purposes)];
        return [.. data, .. forget, train, train.Part("init", "init"), train.Part("order", "shuffle"), .. augment, SeedAxis.Unlearn, SeedAxis.Eval];
    }

    public ForgettingData Data(string scenario, Func<SeedAxis, SeedLevel> levels)
    {
        var data = levels(SeedAxis.Data).Seed;
        var images = datasets.GetOrAdd(data.Path, _ => new(() => source.Load(folders, data))).Value;
        TorchRuntime.UseOneThread();
        return new(images, Scenarios.Scenario.Parse(scenario).Split(images, levels(SeedAxis.Forget)), Device);
    }

    public int? Levels(string scenario, ForgettingData data, SeedAxis axis) =>
        axis.Name == SeedAxis.Forget.Name ? Scenarios.Scenario.Parse(scenario).Levels(data.Images) : null;

    public DataFacts Facts(ForgettingData data) => new(
        data.Train.Count, data.ForgetSha256, data.Images.Test.Count, data.Images.SharedImages, data.Images.KnownShared,
        data.ForgetsWholeClasses, spec.Dataset, Network(data.Images).Name);

    public IModelFormat<Model> Format(ForgettingData data) => new NetworkFormat(Network(data.Images));

    // Where the scenario corrupts D, M_o is a model of the scenario and of its draw, as M_r is.
    public Seed RestsOn(Seed task, Setting setting, ForgettingData data, bool retrain) =>
        retrain || data.CorruptsTrain ? task.At(setting.Scenario).At(SeedAxis.Forget, setting.Forget) : task;

    public IReadOnlyList<Model> Train(ForgettingData data, bool retrain, IReadOnlyList<Seed> together) =>
        [.. together.Select(seed => Trainer.Train(Network(data.Images), retrain ? data.Retain : data.Train, spec.Recipe, Objective(data), Streams(seed)))];

    public IReadOnlyList<Model> Unlearn(IMethod method, ForgettingData data, IReadOnlyList<Start<Model>> together) =>
    [
        .. together.Select(start => ((IUnlearningMethod<ClassProblem>)method).Unlearn(
            start.Original,
            new(data.Forget, data.Retain, data.Images.Classes.Count, spec.Recipe, data.Validation, new(data.Train, data.ForgetRows, Streams(start.Trained))),
            Streams(start.Unlearn))),
    ];

    public Evaluation See(Model model, ForgettingData data) => new(model, data);

    public bool IsFinite(Evaluation says) => says.IsFinite;

    public Func<Evaluation, ExampleScores> Scores => LogitConfidences.Scores;

    public IReadOnlyDictionary<string, double> Measure(Subject<ForgettingData, Model, Evaluation> subject, IReadOnlyCollection<string> metrics)
    {
        var start = new Start(subject.Original, Accuracies(subject));
        var measured = new Measured(
            subject.Unlearned.Model,
            subject.Unlearned.Says,
            start,
            [.. subject.References.Select(r => references.GetOrAdd(r, seen => new(seen.Model, seen.Says)))],
            Yardstick(subject));
        return ImageMetrics.All.Where(m => metrics.Contains(m.Info.Name)).ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }

    public Delegate? CodeOf(string metric) => ImageMetrics.All.FirstOrDefault(m => m.Info.Name == metric)?.Of;

    public IReadOnlyDictionary<string, LayerDistance> Layers(Subject<ForgettingData, Model, Evaluation> subject) =>
        LayerDistances.Of(subject.Unlearned.Model, subject.Original, [.. subject.References.Select(r => r.Model)]);

    public CellResult InScope(Func<CellResult> work)
    {
        using var scope = TensorScope.Begin();
        return work();
    }

    private StartAccuracies Accuracies(Subject<ForgettingData, Model, Evaluation> subject) =>
        starts.GetOrAdd((subject.Data, subject.Trained), key => new(() =>
        {
            using var forget = Predictions.Of(subject.Original, key.Data.Forget);
            using var test = Predictions.Of(subject.Original, key.Data.Test);
            using var testRetain = test.Rows(key.Data.TestRetainRows);
            return new(Accuracy.Of(forget), Accuracy.Of(testRetain));
        })).Value;

    // The teacher of ZRF is untrained and the same for all cells of a root and data split, whatever is asked for.
    private Yardstick Yardstick(Subject<ForgettingData, Model, Evaluation> subject) => yardsticks.GetOrAdd(subject.Data, data => new(() =>
    {
        using var teacher = Model.Initialise(Network(data.Images), Streams(Seed.Root(subject.Cell.Root).At(Name).At("incompetent-teacher")));
        using var rows = data.CorruptedTestForget is null ? data.Test.Rows(data.TestForgetRows) : null;
        var relearn = new RelearnTime(data.Forget, spec.Recipe, Objective(data), model => OnForget(model, data));
        return new(Predictions.Of(teacher, rows ?? data.CorruptedTestForget!), relearn, data.ForgetsWholeClasses, data.CorruptsTrain);
    })).Value;

    private string Describe()
    {
        var images = source.Load(folders, Seed.Root(0));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var set in (ImageSet[])[images.Train, images.Test])
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(set.Pixels));
            hash.AppendData(MemoryMarshal.AsBytes<int>(set.Labels));
            hash.AppendData(MemoryMarshal.AsBytes<int>(set.FineLabels ?? []));
        }

        return $"data {Convert.ToHexStringLower(hash.GetHashAndReset())}; {Network(images).Name}; {spec.Recipe}";
    }

    private static double OnForget(Model model, ForgettingData data)
    {
        using var predictions = Predictions.Of(model, data.Forget);
        return Accuracy.Of(predictions);
    }

    private static Streams Streams(Seed seed) => new(seed.Words);

    private static Classification Objective(ForgettingData data) => new(data.Images.Classes.Count);

    private Network Network(ImageDataset images) => spec.Network(images.Train.Shape, images.Classes.Count);
}
