using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tasks;

/// <summary>
/// What the cells of a task share: data, seeds, trained models and what the reference models say. Each is made once, by the first cell
/// that asks.
/// </summary>
internal sealed class TaskModels<TData, TModel, TSeen>(ITaskParts<TData, TModel, TSeen> parts, string artifacts, Func<string> identity, Func<string> code)
    where TModel : class
    where TSeen : class
{
    /// <summary>
    /// Number of reference models that metrics against M_r are averaged over: fixed, so that asking for more training seeds
    /// changes no record.
    /// </summary>
    public const int ReferenceCount = 5;

    private readonly ModelCache<TModel> cache = new(artifacts);
    private readonly ConcurrentDictionary<Setting, Lazy<TData>> data = [];
    private readonly ConcurrentDictionary<Setting, Lazy<References>> references = [];

    private ITaskParts<TData, TModel, TSeen> Parts => parts;

    private Func<string> Identity => identity;

    private Func<string> Code => code;

    public TData Data(Setting setting) => data.GetOrAdd(setting, key => new(() =>
        parts.Data(key.Scenario, axis => Level(key, axis)))).Value;

    /// <summary>M_o of a training seed, on all of D.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="levels">The level of s_train and of its parts.</param>
    public TrainedModel Original(Setting setting, SeedIndices levels) => Trained(setting, levels, false, SeedAxis.Train);

    /// <summary>M_r of a retraining seed, on D_r.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="levels">The same levels, read as those of s_retrain.</param>
    public TrainedModel Retrained(Setting setting, SeedIndices levels) => Trained(setting, levels, true, SeedAxis.Retrain);

    /// <summary>The reference models of a setting and the fingerprint of them all.</summary>
    public References ReferencesOf(Setting setting) => references.GetOrAdd(setting, key => new(() =>
    {
        var of = Data(key);
        Seen<TModel, TSeen>[] models =
        [
            .. Enumerable.Range(0, ReferenceCount)
                .Select(r => Retrained(key, Reference(r)).Load().Model)
                .Select(model => new Seen<TModel, TSeen>(model, parts.See(model, of))),
        ];
        string[] weights = [.. models.Select(m => parts.Format(of).Sha256(m.Model))];
        return new References(models, weights, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(weights)))));
    })).Value;

    /// <summary>The levels of the r-th reference.</summary>
    public static SeedIndices Reference(int r) => default(SeedIndices).With(SeedAxis.Train, r);

    /// <summary>The seed of everything that a method draws: nested in all that its cell was run under.</summary>
    public Seed Unlearning(Cell cell)
    {
        var axes = parts.Axes(cell.Scenario);
        var own = axes.Where(axis => axis.Name == SeedAxis.Train.Name || axis.Name == SeedAxis.Eval.Name || axis.Whole.Name == SeedAxis.Unlearn.Name);
        var under = Below(Task(cell.Root), cell.Axes.Without(own));
        return WithParts(under.At(SeedAxis.Train, cell.Train), cell.Axes, SeedAxis.Unlearn, SeedAxis.Unlearn, axes);
    }

    private Seed Task(ulong root) => Seed.Root(root).At(parts.Name);

    // Two levels of what data rest on, such as two splits, share no stream.
    private Seed Task(Setting setting) => Below(Task(setting.Root), setting.Axes.Without(SeedAxis.Forget));

    // What data are drawn from, an axis of theirs at a level under the levels that it is nested in.
    private SeedLevel Level(Setting setting, SeedAxis axis) =>
        Below(Seed.Root(setting.Root).At(parts.DataName), setting.Axes.Only(Outer(axis, parts.Axes(setting.Scenario)))).Level(axis, setting.Axes[axis]);

    // All that an axis is nested in, at whatever depth.
    private static IEnumerable<SeedAxis> Outer(SeedAxis axis, IReadOnlyList<SeedAxis> axes) =>
        (axes.FirstOrDefault(a => a.Name == axis.Name) ?? axis).NestedIn.SelectMany(outer => Outer(outer, axes).Append(outer));

    private static Seed Below(Seed seed, SeedIndices levels) =>
        levels.Named.Aggregate(seed, (path, level) => path.At(level.Key).At(level.Value.ToString(CultureInfo.InvariantCulture)));

    private TrainedModel Trained(Setting setting, SeedIndices levels, bool retrain, SeedAxis axis) => new(
        this, setting, $"{(retrain ? "retrain" : "original")}-{levels[SeedAxis.Train]}", retrain,
        WithParts(parts.RestsOn(Task(setting), setting, Data(setting), retrain), levels, SeedAxis.Train, axis, parts.Axes(setting.Scenario)));

    // The seed of a whole, of which parts at other levels than 0 draw what the whole draws at those levels.
    private static Seed WithParts(Seed under, SeedIndices levels, SeedAxis whole, SeedAxis axis, IReadOnlyList<SeedAxis> axes) => axes
        .Where(part => IsPartOf(part, whole) && levels[part] > 0)
        .SelectMany(part => part.Purposes, (part, purpose) => (Purpose: purpose, Seed: under.At(axis, levels[part])))
        .Aggregate(under.At(axis, levels[whole]), (seed, part) => seed.With(part.Purpose, part.Seed));

    private static bool IsPartOf(SeedAxis axis, SeedAxis whole) => axis.PartOf?.Name == whole.Name;

    /// <summary>Files of models that other code has trained.</summary>
    public IEnumerable<string> Leftovers()
    {
        var ours = new Regex(
            $@"^{Regex.Escape(parts.Name)}-(original|retrain)-[0-9]+-((?<code>[0-9a-f]{{16}})-)?[0-9a-f]{{16}}\.safetensors$", RegexOptions.CultureInvariant);
        return cache.Files().Where(path => ours.Match(Path.GetFileName(path)) is { Success: true } name && name.Groups["code"].Value != code());
    }

    /// <summary>Reference models.</summary>
    /// <param name="Models">They and what they say.</param>
    /// <param name="Weights">The fingerprint of each: a cell's model that is one of them is not its own reference.</param>
    /// <param name="Sha256">The fingerprint of them all.</param>
    public sealed record References(IReadOnlyList<Seen<TModel, TSeen>> Models, IReadOnlyList<string> Weights, string Sha256);

    /// <summary>A model that is trained once, whoever asks for it.</summary>
    public sealed class TrainedModel(TaskModels<TData, TModel, TSeen> of, Setting setting, string name, bool retrain, Seed seed)
    {
        /// <summary>Everything it depends on.</summary>
        public string Content { get; } = $"{of.Identity()}\ncode {of.Code()}\n{setting.Data}\n{seed}";

        /// <summary>The seed of its training.</summary>
        public Seed Seed => seed;

        public void Ensure() => of.cache.Ensure(Name, Content, Format, () =>
        {
            var meter = new Meter(() => of.Parts.Passes);
            var model = of.Parts.Train(of.Data(setting), retrain, [seed])[0];
            return (model, meter.Cost);
        });

        public (TModel Model, Cost Cost) Load() => of.cache.Load(Name, Content, Format);

        private string Name => $"{of.Parts.Name}-{name}-{of.Code()}";

        private IModelFormat<TModel> Format => of.Parts.Format(of.Data(setting));
    }
}
