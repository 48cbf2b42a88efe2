using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images;

/// <summary>Image classification as a domain.</summary>
public sealed class ImagesDomain : IDomain
{
    private static readonly Lazy<DomainFiles> Embedded = new(() => DomainFiles.Of(typeof(ImagesDomain).Assembly));

    /// <summary>Its claims, limits, hyper-parameters and published numbers.</summary>
    public static DomainFiles Files => Embedded.Value;

    /// <summary>What the methods of this domain are: those of classes, and all that need no more than any problem has.</summary>
    public static Type MethodKind => typeof(IUnlearningMethod<ClassProblem>);

    /// <summary>Which metrics tell whether a study can be believed.</summary>
    public static HealthRoles Roles { get; } = new("accuracy-test", "accuracy-test-retain", "accuracy-forget", "accuracy-test-forget", "images");

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
    DomainFiles IDomain.Files => Files;

    /// <summary>The kind of a scenario: full-class-3 and "full-class, mean over ..." are of one, and so are all random shares.</summary>
    public static string Kind(string scenario) =>
        ((string[])["random", "full-class"]).FirstOrDefault(kind => scenario.StartsWith(kind, StringComparison.Ordinal)) ?? scenario;

    /// <summary>The methods of a task, with what was tuned for it.</summary>
    public static MethodResolver Methods(string task) => new(MethodKind, [typeof(ImagesDomain).Assembly], Files.Tuning.GetValueOrDefault(task));

    /// <summary>Opens a task that need not be one of <see cref="Tasks"/>.</summary>
    public static ITask Open(ImageTaskSpec spec, TaskFolders folders) =>
        new DomainTask<ForgettingData, Model, Evaluation>(new ImageParts(spec, folders.Data), Files, folders.Artifacts);

    /// <inheritdoc/>
    public ITask Open(string task, TaskFolders folders) => Open(ImageTaskCatalog.Get(task), folders);
}
