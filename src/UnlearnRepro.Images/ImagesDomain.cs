using System.Reflection;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Results;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Import;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images;

/// <summary>Image classification as a domain.</summary>
public sealed class ImagesDomain : IDomain
{
    private static readonly Lazy<DomainFiles> Embedded = new(() => DomainFiles.Of(typeof(ImagesDomain).Assembly));

    /// <summary>Its claims, limits, hyper-parameters and published numbers.</summary>
    public static DomainFiles Files => Embedded.Value;

    /// <inheritdoc/>
    public string Name => "images";

    /// <inheritdoc/>
    public IReadOnlyList<TaskInfo> Tasks { get; } =
    [
        .. ImageTaskCatalog.All.Select(spec => new TaskInfo(
            spec.Name, $"{spec.Dataset}, {spec.Model}", spec.Dataset, "full-class-3", ["accuracy-forget", "accuracy-retain", "mia", "js-test-forget"])),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioForm> Scenarios => Scenario.Forms;

    /// <inheritdoc/>
    public IReadOnlyList<ISource> Data => DatasetCatalog.All;

    /// <inheritdoc/>
    public IReadOnlyList<IResultsFormat> Formats { get; } = [new Supreme()];

    /// <inheritdoc/>
    DomainFiles IDomain.Files => Files;

    /// <summary>The methods of a task, with what was tuned for it.</summary>
    public static MethodResolver Methods(string task) =>
        new(typeof(IUnlearningMethod<ClassProblem>), [typeof(ImagesDomain).Assembly], Files.Tuning.GetValueOrDefault(task));

    /// <summary>Opens a task that need not be one of <see cref="Tasks"/>.</summary>
    /// <param name="spec">The task.</param>
    /// <param name="folders">Where it reads and writes.</param>
    /// <param name="methods">Assemblies with methods of other repositories; results are found by their code as by ours.</param>
    public static ITask Open(ImageTaskSpec spec, TaskFolders folders, params IEnumerable<Assembly> methods) =>
        new DomainTask<ForgettingData, Model, Evaluation>(
            new ImageParts(spec, DatasetCatalog.Get(spec.Dataset), folders.Data), Files, folders.Artifacts, methods);

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders) => Open(ImageTaskCatalog.Get(task), folders);
}
