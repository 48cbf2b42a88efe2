using System.Reflection;
using System.Runtime.CompilerServices;
using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Code;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Published;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>A task made of a domain's parts: seeds, cached models, references, cost, records, audits and health checks are the same for every domain.</summary>
/// <typeparam name="TData">A data set under a scenario.</typeparam>
/// <typeparam name="TModel">What is trained and unlearned.</typeparam>
/// <typeparam name="TSeen">What one model says of the data.</typeparam>
public sealed class DomainTask<TData, TModel, TSeen> : ITask
    where TModel : class
    where TSeen : class
{
    private readonly ITaskParts<TData, TModel, TSeen> parts;
    private readonly DomainFiles files;
    private readonly MethodResolver methods;
    private readonly TaskModels<TData, TModel, TSeen> models;
    private readonly ExampleStore examples;
    private readonly TaskCode<TData, TModel, TSeen> code;
    private readonly Lazy<string> identity;
    private readonly ConditionalWeakTable<StudyResults, IReadOnlyList<AuditTable>> audits = [];

    /// <summary>Reads nothing yet: data are loaded and models trained when a cell first needs them.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="files">The domain's files.</param>
    /// <param name="artifacts">The artifacts folder, for trained models and what they say of single samples.</param>
    /// <param name="others">Assemblies with further methods, beside those of the parts and of their kind of method.</param>
    /// <exception cref="StudyException">It cannot be written to.</exception>
    public DomainTask(ITaskParts<TData, TModel, TSeen> parts, DomainFiles files, string artifacts, params IEnumerable<Assembly> others)
    {
        (this.parts, this.files) = (parts, files);
        RequireRoles(parts);
        methods = new(parts.MethodKind, [parts.MethodKind.Assembly, parts.GetType().Assembly, .. others], files.Tuning.GetValueOrDefault(parts.Name));
        int references = TaskModels<TData, TModel, TSeen>.ReferenceCount;
        identity = new(() => $"{parts.Name}; {parts.Description}; {references} references; {parts.Fingerprint}");
        code = new(parts);
        models = new(parts, artifacts, () => Identity, () => code.OfModels);
        examples = new(artifacts);
    }

    /// <inheritdoc/>
    public string Name => parts.Name;

    /// <inheritdoc/>
    public string Identity => identity.Value;

    /// <inheritdoc/>
    public string Fingerprint => parts.Fingerprint;

    /// <summary>The code that its results rest on.</summary>
    internal TaskCode<TData, TModel, TSeen> Reached => code;

    /// <inheritdoc/>
    public CellCode Code(Cell cell) => code.Of(methods.Find(cell.Method));

    /// <inheritdoc/>
    public string MetricCode(string metric) => code.OfMetric(metric);

    /// <inheritdoc/>
    public IReadOnlyList<SeedAxis> Axes(string scenario) => parts.Axes(scenario);

    /// <inheritdoc/>
    public int? Levels(string scenario, SeedAxis axis, ulong root) => parts.Levels(scenario, models.Data(new(root, scenario, default)), axis);

    /// <inheritdoc/>
    public (int I, int J)? Size(string tier) => parts.Size(tier);

    /// <inheritdoc/>
    public int References => TaskModels<TData, TModel, TSeen>.ReferenceCount;

    /// <inheritdoc/>
    public IEnumerable<string> Leftovers(IReadOnlySet<string> stored) => models.Leftovers().Concat(examples.Except(stored));

    /// <inheritdoc/>
    public IReadOnlyList<MetricInfo> Metrics => parts.Metrics;

    /// <inheritdoc/>
    public IReadOnlyList<string> MethodNames => methods.Names;

    /// <summary>
    /// Those that the task's registered claims compare, and the scenario's contrasts; where nothing was tuned, those of the first task that was.
    /// </summary>
    public IReadOnlyList<string> DefaultMethods(string scenario) => files.Tuning.GetValueOrDefault(Name) is { } tuned
        ? tuned.StudyOf(scenario)
        : files.Tuning.Values.FirstOrDefault()?.Study ?? MethodNames;

    /// <inheritdoc/>
    public MethodChoice Method(string text)
    {
        var method = methods.Resolve(text);
        return new(method.GetType().Name, method.Parameters(), method.Randomness.SeedUse());
    }

    /// <inheritdoc/>
    public string Scenario(string text, ulong root)
    {
        string name = parts.Scenario(text);
        models.Data(new(root, name, default));
        return name;
    }

    /// <inheritdoc/>
    public IEnumerable<Prerequisite> Prerequisites(Cell cell)
    {
        var setting = SettingOf(cell);
        var references = Enumerable.Range(0, TaskModels<TData, TModel, TSeen>.ReferenceCount).Select(TaskModels<TData, TModel, TSeen>.Reference);
        var needed = references.Select(r => models.Retrained(setting, r)).Append(models.Original(setting, cell.Axes));
        if (StartsAfresh(cell))
        {
            needed = needed.Append(models.Retrained(setting, cell.Axes));
        }

        return needed.Select(model => new Prerequisite(model.Content, model.Ensure));
    }

    /// <inheritdoc/>
    public CellResult Run(Cell cell, IReadOnlyCollection<string> metrics) => parts.InScope(() =>
    {
        RequireAxes(cell);
        var setting = SettingOf(cell);
        var (data, trained) = (models.Data(setting), models.Original(setting, cell.Axes));
        var original = trained.Load().Model;
        using var ownedOriginal = original as IDisposable;
        var (model, cost) = Unlearn(cell, new(original, trained.Seed, models.Unlearning(cell)));
        using var owned = model as IDisposable;
        var says = parts.See(model, data);
        using var ownedSays = says as IDisposable;

        // A reference model is not its own reference.
        var references = models.ReferencesOf(setting);
        string weights = parts.Format(data).Sha256(model);
        var subject = new Subject<TData, TModel, TSeen>(
            cell, trained.Seed, data, new(model, says), original,
            [.. references.Models.Where((_, r) => !(StartsAfresh(cell) && references.Weights[r] == weights))]);
        var values = parts.Measure(subject, metrics);

        // What it says as well: not every metric shows that it is nothing, and whether a model is one must not depend on which metrics were asked for.
        bool finite = Metrics.Where(m => values.ContainsKey(m.Name)).All(m => m.CanBeInfinite || double.IsFinite(values[m.Name]))
            && parts.Format(data).IsFinite(model) && parts.IsFinite(says);
        var facts = parts.Facts(data);
        var inputs = new Dictionary<string, string>
        {
            ["original"] = parts.Format(data).Sha256(original),
            ["forget"] = facts.ForgetSha256,
            ["reference"] = references.Sha256,
        };
        if (finite && parts.Scores is { } scores)
        {
            examples.Write(((ITask)this).Key(cell), weights, scores(says));
        }

        return new(
            values, weights, inputs, cost.Seconds, finite ? CellStatus.Ok : CellStatus.Collapsed,
            cost.Passes is { } passes ? new(passes.Forward, passes.Backward, facts.Count) : null, parts.Layers(subject));
    });

    /// <inheritdoc/>
    public IReadOnlyList<AuditInfo> Audits => parts.Scores is null ? [] : GridAudit.AllNumbers;

    // Once for the claims that read them and for the report.
    /// <inheritdoc/>
    public IReadOnlyList<AuditTable> Audit(StudyResults results, int workers) =>
        parts.Scores is null ? [] : audits.GetValue(results, of => new AuditTables(of, Examples, workers).All());

    /// <inheritdoc/>
    public IReadOnlyList<HealthCheck> Health(StudyResults results) => HealthChecks.Of([.. StudySlices.Of(results).Select(slice =>
    {
        var any = slice.Own(slice.Results.Study.CellOf(slice.Results.Study.Methods[0], 0, 0));
        var facts = parts.Facts(models.Data(SettingOf(any)));
        return new StudyFacts(
            slice.Results, new(Metrics, parts.Roles, files.Health), facts.Test, facts.Shared, facts.KnownShared, facts.ForgetsKind,
            cell => models.Unlearning(slice.Own(cell)).Value, files.Tuning.GetValueOrDefault(Name), Method);
    })]);

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(Study study) => parts.Notes(DataOf(study));

    /// <inheritdoc/>
    public IReadOnlyList<PublishedNumber> Published(Study study)
    {
        var facts = parts.Facts(DataOf(study));
        return PublishedNumbers.For(files.Published, parts.ScenarioKind, study.Scenario, facts.Dataset, facts.Network);
    }

    // An axis that nothing reads would give the same result under another key.
    private void RequireAxes(Cell cell)
    {
        string[] known = [.. parts.Axes(cell.Scenario).Select(axis => axis.Name)];
        if (cell.Axes.Named.FirstOrDefault(level => !known.Contains(level.Key)) is { Key: { } unknown })
        {
            throw new StudyException($"{cell}: {Names.Unknown("seed axis", unknown, known)}");
        }
    }

    // A check of a metric that there is not would find nothing and hold.
    private static void RequireRoles(ITaskParts<TData, TModel, TSeen> parts)
    {
        var (quality, kept, known, unseen, _) = parts.Roles;
        string[] metrics = [.. parts.Metrics.Select(m => m.Name)];
        if (((string[])[quality, kept, known, unseen]).FirstOrDefault(role => !metrics.Contains(role)) is { } missing)
        {
            throw new InvalidOperationException($"task {parts.Name}: {Names.Unknown("health role", missing, metrics)}");
        }
    }

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

    private (TModel Model, Cost Cost) Unlearn(Cell cell, Start<TModel> start)
    {
        var setting = SettingOf(cell);
        if (StartsAfresh(cell))
        {
            return models.Retrained(setting, cell.Axes).Load();
        }

        var meter = new Meter(() => parts.Passes);
        try
        {
            var model = parts.Unlearn(MethodOf(cell), models.Data(setting), [start])[0];
            return (model, meter.Cost);
        }
        catch (ArgumentException e) when (e.Message.Contains(": expected ", StringComparison.Ordinal))
        {
            // How a method refuses a hyper-parameter that does not fit the model or the data; any other is a fault of its code.
            throw new StudyException(e.Message, e);
        }
    }

    private TData DataOf(Study study) => models.Data(SettingOf(study.CellOf(study.Methods[0], 0, 0)));

    private Setting SettingOf(Cell cell) => Setting.Of(cell, parts.Axes(cell.Scenario));

    private IMethod MethodOf(Cell cell) => methods.Resolve($"{cell.Method}:{cell.Parameters}");

    private bool StartsAfresh(Cell cell) => MethodOf(cell).Randomness == Randomness.Retraining;
}
