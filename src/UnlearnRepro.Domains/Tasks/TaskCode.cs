using System.Collections.Concurrent;
using System.Reflection;
using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Code;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>
/// Fingerprints of the compiled code that results of a task rest on: that of its data and training, that of running a cell, that of each
/// method and that of each metric. A comment, a renamed local, another method in the class or another build changes none.
/// </summary>
/// <typeparam name="TData">A data set under a scenario.</typeparam>
/// <typeparam name="TModel">What is trained and unlearned.</typeparam>
/// <typeparam name="TSeen">What one model says of the data.</typeparam>
internal sealed class TaskCode<TData, TModel, TSeen>
    where TModel : class
    where TSeen : class
{
    // They carry results and check them, by content and checksum; none is made there.
    private static readonly Type[] Carriers = [typeof(ModelCache<>), typeof(ExampleStore), typeof(MethodResolver), typeof(MethodCatalog)];

    private static readonly MethodInfo Ensure = typeof(TaskModels<,,>.TrainedModel).GetMethod("Ensure")!;
    private static readonly MethodInfo RunCell = typeof(DomainTask<,,>).GetMethod("Run")!;

    private readonly ITaskParts<TData, TModel, TSeen> parts;
    private readonly CodeGraph graph;
    private readonly InterfaceMapping map;
    private readonly Live live;
    private readonly Lazy<IReadOnlySet<Type>> environment;
    private readonly Lazy<HashSet<MethodBase>> computing, lists;
    private readonly Lazy<string> model, run;
    private readonly ConcurrentDictionary<Type, string> methods = [];
    private readonly ConcurrentDictionary<string, string> metrics = [];
    private readonly ConcurrentDictionary<MethodBase, Member> withoutMetrics = [];

    /// <summary>Walks nothing yet.</summary>
    /// <param name="parts">The task's parts.</param>
    public TaskCode(ITaskParts<TData, TModel, TSeen> parts)
    {
        (this.parts, graph) = (parts, CodeGraph.For(parts.GetType().Assembly));
        map = parts.GetType().GetInterfaceMap(typeof(ITaskParts<TData, TModel, TSeen>));
        live = new(graph.Suite, parts);
        environment = new(() => Environment().Made);
        computing = new(() => [.. parts.Metrics.SelectMany(m => new Live(graph.Suite, parts.CodeOf(m.Name)).Methods)]);
        lists = new(() => [.. computing.Value.Where(Definitions.IsGenerated)]);
        model = new(() => Model().Print(live.Captured));
        run = new(() => Run().Print(live.Captured));
    }

    /// <summary>The prints that a cell of a method rests on.</summary>
    public CellCode Of(Type method) => new(model.Value, run.Value, methods.GetOrAdd(method, type => Method(type).Print()));

    /// <summary>The print of a trained model.</summary>
    public string OfModels => model.Value;

    /// <summary>The print of a metric: of what its own values rest on beside a cell's.</summary>
    public string OfMetric(string metric) => metrics.GetOrAdd(metric, name =>
        parts.CodeOf(name) is { } code ? Metric(name).Print(new Live(graph.Suite, code).Values) : "");

    /// <summary>What data and models are made by, and models kept.</summary>
    public Reach Model()
    {
        var formats = environment.Value.Where(type => type.GetInterfaces().Any(i => i.Definition() == typeof(IModelFormat<>)));
        return Walk([Ensure, .. formats.SelectMany(type => Dispatch.FromWithin(type, graph.Suite)), .. live.Methods, .. live.Constructors]);
    }

    /// <summary>What a cell is run by, its method and its metrics left out.</summary>
    public Reach Run() => Walk([RunCell, .. live.Methods, .. live.Constructors]);

    /// <summary>What a method is made of.</summary>
    public Reach Method(Type method) => Walk([.. Dispatch.FromWithin(method, graph.Suite), .. method.GetConstructors()]);

    /// <summary>What computes a metric; nothing where it has no code of its own.</summary>
    public Reach Metric(string metric)
    {
        var closure = new Live(graph.Suite, parts.CodeOf(metric));
        return new(graph, closure.Methods.Concat(closure.Constructors), environment.Value.Concat(live.Types).Concat(closure.Types));
    }

    // Whatever the parts may make is met by methods and metrics.
    private Reach Environment() => new(
        graph,
        [.. map.TargetMethods, .. live.Methods, .. live.Constructors, .. live.Types.SelectMany(graph.CalledFromOutside)],
        live.Types.Append(parts.GetType()));

    private Reach Walk(IEnumerable<MethodBase> roots) => new(graph, roots, environment.Value.Concat(live.Types).Append(parts.GetType()), Read);

    // Each metric has a print of its own: what lists them is not followed, and of a constructor that does only the other fields are.
    private Member? Read(MethodBase method) => graph.Of(method) switch
    {
        _ when Carriers.Contains(method.DeclaringType) => null,
        var whole when map.TargetMethods.Contains(method) || !whole.Bodies.Any(lists.Value.Contains) => whole,
        _ when method is ConstructorInfo => withoutMetrics.GetOrAdd(method, m => graph.Without(m, Listing(m.DeclaringType!))),
        _ => null,
    };

    // What computes metrics, and what a type puts them together with.
    private HashSet<MethodBase> Listing(Type type) =>
    [
        .. computing.Value,
        .. type.GetMethods(Definitions.Own).Where(method => !method.IsAbstract && graph.Of(method).Bodies.Any(lists.Value.Contains)),
    ];
}
