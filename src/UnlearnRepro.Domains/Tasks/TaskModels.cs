using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Seeds;

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
    private readonly ConcurrentDictionary<Setting, Lazy<(IReadOnlyList<Seen<TModel, TSeen>> Models, string Sha256)>> references = [];

    private ITaskParts<TData, TModel, TSeen> Parts => parts;

    private Func<string> Identity => identity;

    private Func<string> Code => code;

    public TData Data(Setting setting) => data.GetOrAdd(setting, key => new(() =>
        parts.Data(key.Scenario, Task(key.Root).At(SeedAxis.Data, key.Data), Task(key.Root).At(SeedAxis.Forget, key.Forget)))).Value;

    /// <summary>M_o of a training seed, on all of D.</summary>
    public TrainedModel Original(Setting setting, int train) =>
        new(this, setting, $"original-{train}", false, RestsOn(setting, false).At(SeedAxis.Train, train));

    /// <summary>M_r of a retraining seed, on D_r.</summary>
    public TrainedModel Retrained(Setting setting, int retrain) =>
        new(this, setting, $"retrain-{retrain}", true, RestsOn(setting, true).At(SeedAxis.Retrain, retrain));

    /// <summary>The reference models of a setting and the fingerprint of them all.</summary>
    public (IReadOnlyList<Seen<TModel, TSeen>> Models, string Sha256) References(Setting setting) => references.GetOrAdd(setting, key => new(() =>
    {
        var of = Data(key);
        Seen<TModel, TSeen>[] models =
        [
            .. Enumerable.Range(0, ReferenceCount)
                .Select(r => Retrained(key, r).Load().Model)
                .Select(model => new Seen<TModel, TSeen>(model, parts.See(model, of))),
        ];
        string all = string.Concat(models.Select(m => parts.Format(of).Sha256(m.Model)));
        return (models, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    })).Value;

    /// <summary>The seed of everything that a method draws at (i, j).</summary>
    public Seed Unlearning(ulong root, int train, int unlearn) => Task(root).At(SeedAxis.Train, train).At(SeedAxis.Unlearn, unlearn);

    private Seed Task(ulong root) => Seed.Root(root).At(parts.Name);

    private Seed RestsOn(Setting setting, bool retrain) => parts.RestsOn(Task(setting.Root), setting, Data(setting), retrain);

    /// <summary>Files of models that other code has trained.</summary>
    public IEnumerable<string> Leftovers()
    {
        var ours = new Regex(
            $@"^{Regex.Escape(parts.Name)}-(original|retrain)-[0-9]+-((?<code>[0-9a-f]{{16}})-)?[0-9a-f]{{16}}\.safetensors$", RegexOptions.CultureInvariant);
        return cache.Files().Where(path => ours.Match(Path.GetFileName(path)) is { Success: true } name && name.Groups["code"].Value != code());
    }

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
