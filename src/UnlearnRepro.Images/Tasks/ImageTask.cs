using UnlearnRepro.Images.Audits;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Health;
using UnlearnRepro.Images.Methods;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Published;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Kernels.Storage;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tasks;

/// <summary>An image task: data set, network and recipe, with every method and metric of this domain.</summary>
public sealed class ImageTask : ITask
{
    /// <summary>Raised when a change of the code changes results, so that stored ones are not taken for new ones.</summary>
    private const int CodeVersion = 5;

    private readonly ImageTaskSpec spec;
    private readonly MethodResolver methods;
    private readonly Workbench workbench;
    private readonly ExampleStore examples;

    /// <summary>Reads nothing yet: data are loaded and models trained when a cell first needs them.</summary>
    /// <param name="spec">Which task.</param>
    /// <param name="artifacts">The artifacts folder, for trained models and what they say of single samples.</param>
    /// <param name="folders">Where data sets are.</param>
    public ImageTask(ImageTaskSpec spec, string artifacts, DataFolders? folders = null)
    {
        TorchRuntime.UseOneThread();
        this.spec = spec;
        methods = new(spec.Name);
        workbench = new(spec, folders ?? DataFolders.Default, new ModelCache(artifacts), CodeVersion);
        examples = new(artifacts);
    }

    /// <inheritdoc/>
    public string Name => spec.Name;

    /// <inheritdoc/>
    public string Identity => workbench.Identity;

    /// <inheritdoc/>
    public string Fingerprint => TorchRuntime.Fingerprint;

    /// <inheritdoc/>
    public IReadOnlyList<MetricInfo> Metrics { get; } = [.. ImageMetrics.All.Select(m => m.Info)];

    /// <inheritdoc/>
    public IReadOnlyList<string> MethodNames => MethodResolver.Names;

    /// <summary>Those that the task's registered claims compare, and the scenario's contrasts; where nothing was tuned, those of the default task.</summary>
    public IReadOnlyList<string> DefaultMethods(string scenario) =>
        HyperParameters.For(Name) is { } tuned ? [.. tuned.Study, .. tuned.ContrastsOf(scenario)] : HyperParameters.For(ImageTaskCatalog.All[0].Name)!.Study;

    /// <inheritdoc/>
    public MethodChoice Method(string text)
    {
        var method = methods.Resolve(text);
        var use = method.Randomness switch
        {
            Randomness.None => SeedUse.Training,
            Randomness.Retraining => SeedUse.Retraining,
            _ => SeedUse.TrainingAndUnlearning,
        };
        return new(method.GetType().Name, method.Parameters(), use);
    }

    /// <inheritdoc/>
    public string Scenario(string text, ulong root)
    {
        string name = Scenarios.Scenario.Parse(text).Name;
        workbench.Data(new(root, Data: 0, name, Forget: 0));
        return name;
    }

    /// <inheritdoc/>
    public IEnumerable<Prerequisite> Prerequisites(Cell cell)
    {
        var setting = Setting.Of(cell);
        var models = Enumerable.Range(0, Workbench.ReferenceCount).Select(r => workbench.Retrained(setting, r))
            .Append(workbench.Original(setting, cell.Train));
        if (StartsAfresh(cell))
        {
            models = models.Append(workbench.Retrained(setting, cell.Train));
        }

        return models.Select(model => new Prerequisite(model.Content, model.Ensure));
    }

    /// <inheritdoc/>
    public CellResult Run(Cell cell, IReadOnlyCollection<string> metrics)
    {
        using var scope = TensorScope.Begin();
        var setting = Setting.Of(cell);
        var start = workbench.Start(setting, cell.Train);
        using var original = start.Model;
        var (model, cost) = Unlearn(cell, original);
        using var owned = model;
        using var evaluation = new Evaluation(model, workbench.Data(setting));

        // A reference model is not its own reference.
        var references = workbench.References(setting);
        Reference[] others = [.. references.Models.Where((_, r) => !(StartsAfresh(cell) && r == cell.Train))];
        var measured = new Measured(model, evaluation, start, others, workbench.Yardstick(setting));
        ImageMetric[] wanted = [.. ImageMetrics.All.Where(m => metrics.Contains(m.Info.Name))];
        var values = wanted.ToDictionary(m => m.Info.Name, m => m.Of(measured));
        // The predictions as well: not every metric shows that they are none, and whether a model is one must not depend on
        // which metrics were asked for.
        bool finite = wanted.All(m => m.Info.CanBeInfinite || double.IsFinite(values[m.Info.Name])) && model.Theta.isfinite().all().item<bool>() && evaluation.IsFinite;
        var inputs = new Dictionary<string, string>
        {
            ["original"] = original.Sha256(),
            ["forget"] = workbench.Data(setting).ForgetSha256,
            ["reference"] = references.Sha256,
        };
        string weights = model.Sha256();
        if (finite)
        {
            examples.Write(cell.Key(Identity), weights, ExampleScores.Of(evaluation));
        }

        var passes = new SamplePasses(cost.Passes.Forward, cost.Passes.Backward, workbench.Data(setting).Train.Count);
        var layers = LayerDistances.Of(model, original, [.. others.Select(r => r.Model)]);
        return new(values, weights, inputs, cost.Seconds, finite ? CellStatus.Ok : CellStatus.Collapsed, passes, layers);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AuditTable> Audit(StudyResults results, int workers) => new AuditTables(results, Examples, workers).All();

    /// <inheritdoc/>
    public IReadOnlyList<HealthCheck> Health(StudyResults results)
    {
        var study = results.Study;
        var setting = Setting.Of(study.CellOf(study.Methods[0], 0, 0));
        var images = workbench.Images(setting.Root, setting.Data);
        return HealthChecks.Of(
            new(
                results, images.Test.Count, images.SharedImages, images.KnownShared,
                Scenarios.Scenario.Parse(study.Scenario) is FullClass or SeveralClasses, (i, j) => workbench.UnlearningSeed(study.CellOf(study.Methods[0], i, j)).Value,
                HealthLimits.For(Name), HyperParameters.For(Name), Method),
            Metrics);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PublishedNumber> Published(Study study) => PublishedNumbers.For(study.Scenario, spec.Dataset, workbench.NetworkName(Setting.Of(study.CellOf(study.Methods[0], 0, 0))));

    // Looked up, or the cell is run again: its record may be older than this folder.
    private ExampleScores Examples(CellRecord record)
    {
        string weights = record.Result.WeightsSha256;
        if (examples.Read(record.Key, weights) is { } known)
        {
            return known;
        }

        foreach (var prerequisite in Prerequisites(record.Cell))
        {
            prerequisite.Make();
        }

        Run(record.Cell, []);
        return examples.Read(record.Key, weights)
            ?? throw new StudyException($"{record.Cell}: expected weights {weights} as recorded, found others when run again");
    }

    private (Model Model, Cost Cost) Unlearn(Cell cell, Model original)
    {
        var setting = Setting.Of(cell);
        if (StartsAfresh(cell))
        {
            return workbench.Retrained(setting, cell.Train).Load();
        }

        var meter = Meter.Start();
        try
        {
            var model = MethodOf(cell).Unlearn(original, workbench.Problem(setting, cell.Train), workbench.UnlearningStreams(cell));
            return (model, meter.Cost);
        }
        catch (ArgumentException e) when (e.Message.Contains(": expected ", StringComparison.Ordinal))
        {
            // How a method refuses a hyper-parameter that does not fit the network or the data; any other is a fault of its code.
            throw new StudyException(e.Message, e);
        }
    }

    private IUnlearningMethod<ClassProblem> MethodOf(Cell cell) => methods.Resolve($"{cell.Method}:{cell.Parameters}");

    private bool StartsAfresh(Cell cell) => MethodOf(cell).Randomness == Randomness.Retraining;
}
