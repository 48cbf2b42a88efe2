using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>
/// One task of a domain, in the parts that only the domain knows. The rest of a cell's life, from seeds over cached models to the record, is
/// <see cref="DomainTask{TData,TModel,TSeen}"/>'s. All members may be called from several threads at once.
/// </summary>
/// <typeparam name="TData">A data set under a scenario.</typeparam>
/// <typeparam name="TModel">What is trained and unlearned; disposed of after its cell where it can be.</typeparam>
/// <typeparam name="TSeen">What one model says of the data, by one pass; disposed of as models are.</typeparam>
public interface ITaskParts<TData, TModel, TSeen>
    where TModel : class
    where TSeen : class
{
    /// <summary>The task's name.</summary>
    string Name { get; }

    /// <summary>
    /// What the seeds of data stand under: tasks of one such name have the same data at equal levels, whatever else they differ in. By itself the task's own.
    /// </summary>
    string DataName => Name;

    /// <summary>Data with their checksum, model and recipe: what besides a cell its result depends on.</summary>
    string Description { get; }

    /// <summary>
    /// Libraries, instructions, threads, device and number type that results of this process rest on; by itself, those of .NET's own
    /// arithmetic.
    /// </summary>
    string Fingerprint => PlainArithmetic.Fingerprint;

    /// <summary>What a cell is measured by.</summary>
    IReadOnlyList<MetricInfo> Metrics { get; }

    /// <summary>Which of them tell whether a study can be believed.</summary>
    HealthRoles Roles { get; }

    /// <summary>What a type must be to be a method of this task.</summary>
    Type MethodKind => typeof(IUnlearningMethod<TModel, TData>);

    /// <summary>A scenario's own name, e.g. <c>full-class-3</c> for <c>full-class-03</c>.</summary>
    /// <exception cref="StudyException">It is none of this domain's.</exception>
    string Scenario(string text);

    /// <summary>
    /// The kind of a scenario: those of one kind forget alike, and papers' numbers of one stand beside those of another. By itself each is
    /// its own.
    /// </summary>
    string ScenarioKind(string scenario) => scenario;

    /// <summary>
    /// The seed axes under a scenario, each after those it is nested in. By itself those of the protocol: one M_o serves every forget set.
    /// </summary>
    IReadOnlyList<SeedAxis> Axes(string scenario) => SeedAxis.OfCells;

    /// <summary>I and J of a tier where the usual ones would take too long for what the tier is for; null for these.</summary>
    (int I, int J)? Size(string tier) => null;

    /// <summary>The data under a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="levels">The level of an axis that data rest on, such as s_data or s_forget: what is drawn at random is drawn from the level's
    /// own stream.</param>
    /// <exception cref="StudyException">The scenario does not fit the data.</exception>
    TData Data(string scenario, Func<SeedAxis, SeedLevel> levels);

    /// <summary>Number of levels that an axis has, where a scenario takes them from so many, such as classes; null for no end of them.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">Its data.</param>
    /// <param name="axis">One of <see cref="Axes"/>.</param>
    int? Levels(string scenario, TData data, SeedAxis axis) => null;

    /// <summary>What has to be known of them.</summary>
    DataFacts Facts(TData data);

    /// <summary>
    /// What is worth knowing about them and the models of them, a line each: where they come from, what was replaced in them, what a model keeps.
    /// </summary>
    IReadOnlyList<string> Notes(TData data) => [];

    /// <summary>How models for these data are fingerprinted and kept.</summary>
    IModelFormat<TModel> Format(TData data);

    /// <summary>
    /// What a trained model rests on beside its own seed, as the path that its seed continues: models of one path are one model, whichever
    /// setting asks for them. By itself M_o rests on the task alone, since D is the same under every scenario, and M_r on scenario and forget set.
    /// </summary>
    /// <param name="task">The path of the task and of what its data rest on.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="data">Its data.</param>
    /// <param name="retrain">Whether M_r is meant.</param>
    Seed RestsOn(Seed task, Setting setting, TData data, bool retrain) => retrain ? task.At(setting.Scenario).At(SeedAxis.Forget, setting.Forget) : task;

    /// <summary>Trains M_o on D, or M_r on D_r, one model for each seed.</summary>
    IReadOnlyList<TModel> Train(TData data, bool retrain, IReadOnlyList<Seed> together);

    /// <summary>Makes M_u, one model for each start.</summary>
    /// <param name="method">One of <see cref="MethodKind"/>.</param>
    /// <param name="data">D_f and D_r.</param>
    /// <param name="together">What each run starts from.</param>
    /// <exception cref="ArgumentException">A hyper-parameter does not fit the model or the data: <c>NAME: expected ..., found ...</c>.</exception>
    IReadOnlyList<TModel> Unlearn(IMethod method, TData data, IReadOnlyList<Start<TModel>> together) =>
        [.. together.Select(start => ((IUnlearningMethod<TModel, TData>)method).Unlearn(start.Original, data, start.Unlearn))];

    /// <summary>What a model says, by one pass over everything that metrics look at.</summary>
    TSeen See(TModel model, TData data);

    /// <summary>Whether what it says is finite.</summary>
    bool IsFinite(TSeen says);

    /// <summary>The metrics asked for.</summary>
    IReadOnlyDictionary<string, double> Measure(Subject<TData, TModel, TSeen> subject, IReadOnlyCollection<string> metrics);

    /// <summary>
    /// What computes a metric and no other, so that a change of it makes stored values of that metric alone old. Null where
    /// <see cref="Measure"/> itself computes it: then all values are as old as their cells.
    /// </summary>
    Delegate? CodeOf(string metric) => null;

    /// <summary>What audits of many models look at; null for a domain without audits.</summary>
    Func<TSeen, ExampleScores>? Scores => null;

    /// <summary>How far each layer moved; null where there are none.</summary>
    IReadOnlyDictionary<string, LayerDistance>? Layers(Subject<TData, TModel, TSeen> subject) => null;

    /// <summary>What this thread has pushed through models so far; null where nobody counts.</summary>
    Passes? Passes => null;

    /// <summary>Runs a cell's work in whatever frees what it leaves behind.</summary>
    CellResult InScope(Func<CellResult> work) => work();
}
