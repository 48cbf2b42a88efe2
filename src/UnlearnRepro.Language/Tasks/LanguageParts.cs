using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Language.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Language.Tasks;

/// <summary>What only a language task knows: its texts, tokens, network and recipe, and what is measured of a model of next tokens.</summary>
internal sealed class LanguageParts : ITaskParts<AuthorsData, Model, Evaluation>
{
    private readonly LanguageTaskSpec spec;
    private readonly DataFolders folders;
    private readonly Lazy<string> description;
    private readonly IReadOnlyList<LanguageMetric> metrics;
    private readonly ConcurrentDictionary<string, Lazy<(Corpus Corpus, SequenceForm Form)>> corpora = [];
    private readonly ConditionalWeakTable<AuthorsData, TextBytes> bytes = [];

    /// <summary>Reads nothing yet, and does not load libtorch.</summary>
    public LanguageParts(LanguageTaskSpec spec, DataFolders folders)
    {
        (this.spec, this.folders, metrics) = (spec, folders, LanguageMetrics.Of(spec.Asks));
        description = new(Describe);
        Metrics = [.. metrics.Select(m => m.Info)];
    }

    public string Name => spec.Name;

    public string Description => description.Value;

    public string Fingerprint
    {
        get
        {
            TorchRuntime.UseOneThread();
            return TorchRuntime.Fingerprint(CPU);
        }
    }

    public IReadOnlyList<MetricInfo> Metrics { get; }

    public HealthRoles Roles => LanguageMetrics.Roles(spec.Asks);

    public Type MethodKind => typeof(IUnlearningMethod<AnswerProblem>);

    public Passes? Passes => NetworkFormat.Passes;

    private static NextToken Objective { get; } = new(ITokenizer.Padding);

    public string Scenario(string text) => AuthorsScenario.Parse(text).Name;

    // Without an axis along which nothing is drawn: its levels would be one result under several names.
    public IReadOnlyList<SeedAxis> Axes(string scenario)
    {
        SeedAxis[] data = spec.Source.IsDrawn ? [SeedAxis.Data, SeedAxis.Forget] : [];
        return [.. data, SeedAxis.Train, SeedAxis.Train.Part("init", "init"), SeedAxis.Train.Part("order", "shuffle"), SeedAxis.Unlearn, SeedAxis.Eval];
    }

    // A model takes seconds: the quick tier is for exact claims and the picture.
    public (int I, int J)? Size(string tier) => tier == "quick" ? (4, 2) : null;

    public AuthorsData Data(string scenario, Func<SeedAxis, SeedLevel> levels)
    {
        var (corpus, form) = Load(levels(SeedAxis.Data));
        TorchRuntime.UseOneThread();
        return new(AuthorsScenario.Parse(scenario).Split(corpus, levels(SeedAxis.Forget)), form, spec.Scored);
    }

    public int? Levels(string scenario, AuthorsData data, SeedAxis axis) =>
        axis.Name == SeedAxis.Forget.Name ? AuthorsScenario.Parse(scenario).Levels(data.Split.Corpus) : null;

    public DataFacts Facts(AuthorsData data)
    {
        HashSet<(string, string)> trained = [.. data.Split.Corpus.Facts.SelectMany(fact => fact.Trained).Select(passage => (passage.Question, passage.Answer))];
        return new(
            data.Train.Count, data.ForgetSha256, data.Split.Holdout.Count,
            data.Split.Holdout.Count(fact => trained.Contains((fact.Asked.Question, fact.Asked.Answer))), KnownShared: 0, ForgetsKind: spec.Asks.Values,
            data.Split.Corpus.Name, Network(data.Form).Name);
    }

    public IReadOnlyList<string> Notes(AuthorsData data)
    {
        var (corpus, form) = (data.Split.Corpus, data.Form);
        return
        [
            $"{corpus.Name}: {corpus.Source}; {corpus.Licence}",
            .. corpus.Notes,
            FormattableString.Invariant($"{data.Split.Authors.Count} of {corpus.Authors} authors are forgotten; {data.Train.Count} questions are trained on, ")
                + FormattableString.Invariant($"{data.Forget.Count} of them forgotten; {data.Retained.Facts.Count} facts that are kept are scored"),
            FormattableString.Invariant($"{form.Tokenizer.Name}: {form.Tokenizer.Size} tokens, sequences of at most {form.Length}; ")
                + FormattableString.Invariant($"{Network(form).Name}: {Network(form).Size} parameters"),
        ];
    }

    public IModelFormat<Model> Format(AuthorsData data) => new NetworkFormat(Network(data.Form));

    public IReadOnlyList<Model> Train(AuthorsData data, bool retrain, IReadOnlyList<Seed> together) =>
        [.. together.Select(seed => Trainer.Train(Network(data.Form), retrain ? data.Retain : data.Train, spec.Recipe, Objective, Streams(seed)))];

    public IReadOnlyList<Model> Unlearn(IMethod method, AuthorsData data, IReadOnlyList<Start<Model>> together) =>
    [
        .. together.Select(start => ((IUnlearningMethod<AnswerProblem>)method).Unlearn(
            start.Original,
            new(data.Forget, data.Retain, Objective, spec.Recipe, data.Refusals, new(data.Train, data.ForgetRows, Streams(start.Trained))),
            Streams(start.Unlearn))),
    ];

    public Evaluation See(Model model, AuthorsData data) => new(model, data);

    public bool IsFinite(Evaluation says) => says.IsFinite;

    public Func<Evaluation, ExampleScores> Scores => AnswerConfidences.Scores;

    public IReadOnlyDictionary<string, double> Measure(Subject<AuthorsData, Model, Evaluation> subject, IReadOnlyCollection<string> metrics)
    {
        var measured = new Measured(
            subject.Unlearned.Model, subject.Unlearned.Says, subject.Original, [.. subject.References.Select(r => new Reference(r.Model, r.Says))],
            bytes.GetValue(subject.Data, Compressed));
        return this.metrics.Where(m => metrics.Contains(m.Info.Name)).ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }

    public Delegate? CodeOf(string metric) => metrics.FirstOrDefault(m => m.Info.Name == metric)?.Of;

    public IReadOnlyDictionary<string, LayerDistance> Layers(Subject<AuthorsData, Model, Evaluation> subject) =>
        LayerDistances.Of(subject.Unlearned.Model, subject.Original, [.. subject.References.Select(r => r.Model)]);

    public CellResult InScope(Func<CellResult> work)
    {
        using var scope = TensorScope.Begin();
        return work();
    }

    private static TextBytes Compressed(AuthorsData data)
    {
        return new([.. data.Forgotten.Facts.Select(Bytes)], [.. data.Holdout.Facts.Select(Bytes)]);

        static int Bytes(Fact fact)
        {
            using var to = new MemoryStream();
            using (var zlib = new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write(Encoding.UTF8.GetBytes(fact.Asked.Answer));
            }

            return (int)to.Length;
        }
    }

    private static Streams Streams(Seed seed) => new(seed.Words);

    private (Corpus Corpus, SequenceForm Form) Load(SeedLevel data) => corpora.GetOrAdd(data.Seed.Path, _ => new(() =>
    {
        var corpus = spec.Source.Load(folders, data);
        return (corpus, SequenceForm.Of(spec.Tokenizer(corpus), corpus));
    })).Value;

    private string Describe()
    {
        var (corpus, form) = Load(Seed.Root(0).Level(SeedAxis.Data, 0));
        return $"data {corpus.Checksum}; {form.Tokenizer.Name} {form.Tokenizer.Checksum}; {Network(form).Name}; {spec.Recipe}; {spec.Scored} scored";
    }

    private Network Network(SequenceForm form) => spec.Network(form.Tokenizer.Size, form.Length);
}
