using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Domains.Tasks;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using Subject = UnlearnRepro.Domains.Tasks.Subject<UnlearnRepro.Toy.Clients, double[], UnlearnRepro.Toy.Margins>;

namespace UnlearnRepro.Toy;

// The score of an item that is liked, and its negative of one that is not.
internal sealed record Margins(double[] Forget, double[] Retain, double[] TestForget, double[] TestRetain);

internal sealed class RankerParts : ITaskParts<Clients, double[], Margins>
{
    private static readonly (MetricInfo Info, Func<Subject, double> Of)[] All =
    [
        (new("right-forget", "%", "Retrain", "items of D_f on their side of 0"), s => Right(s.Unlearned.Says.Forget)),
        (new("right-test", "%", "Retrain", "items of D' on their side of 0"), s => Right([.. s.Unlearned.Says.TestForget, .. s.Unlearned.Says.TestRetain])),
        (new("right-test-forget", "%", "Retrain", "items of D'_f on their side of 0"), s => Right(s.Unlearned.Says.TestForget)),
        (new("right-test-retain", "%", "Retrain", "items of D'_r on their side of 0"), s => Right(s.Unlearned.Says.TestRetain)),
        (new("distance-retrain", "", "Retrain", "mean L2 to the M_r", Better.Low) { AgainstRetrain = true },
            s => s.References.Average(r => Distance(r.Model, s.Unlearned.Model))),
    ];

    public static IReadOnlyList<ScenarioForm<string>> Scenarios { get; } =
        [new("client-NUMBER", "client-2", "all items of a client", name => ScenarioName.Number(name, "client-") is { } client ? $"client-{client}" : null)];

    public string Name => "toy-ranker";
    public string Description { get; } = $"data {Clients.Sha256(Clients.Draw(Seed.Root(0), 0).Train.SelectMany(items => items))}; linear; sgd 0.5 x 4";
    public IReadOnlyList<MetricInfo> Metrics { get; } = [.. All.Select(m => m.Info)];
    public HealthRoles Roles { get; } = new("right-test", "right-test-retain", "right-forget", "right-test-forget", "items");
    public string Scenario(string text) => Scenarios.Parse(text);
    public IReadOnlyList<SeedAxis> Axes(string scenario) => [SeedAxis.Data, SeedAxis.Train, SeedAxis.Unlearn, SeedAxis.Eval];

    public Clients Data(string scenario, Func<SeedAxis, SeedLevel> levels) => ScenarioName.Number(scenario, "client-") is < Clients.Count and { } client
        ? Clients.Draw(levels(SeedAxis.Data).Seed, client)
        : throw new DatasetException("scenario", $"a client from 0 to {Clients.Count - 1}", $"'{scenario}'");

    public DataFacts Facts(Clients data) => new(
        data.Train.Sum(items => items.Length), Clients.Sha256(data.Train[data.Forget]), data.Test.Sum(items => items.Length),
        Shared: 0, KnownShared: 0, ForgetsKind: false, "toy-clients", "linear");

    public IModelFormat<double[]> Format(Clients data) => new VectorFormat(Clients.Features);

    public static double[] Train(Item[] items, Seed seed) => Ranker.Descend(new double[Clients.Features], items, rate: 0.5, epochs: 4, seed);

    public IReadOnlyList<double[]> Train(Clients data, bool retrain, IReadOnlyList<Seed> together) =>
        [.. together.Select(seed => Train(retrain ? data.Others(data.Train) : [.. data.Train.SelectMany(items => items)], seed))];

    public Margins See(double[] model, Clients data)
    {
        return new(Of(data.Train[data.Forget]), Of(data.Others(data.Train)), Of(data.Test[data.Forget]), Of(data.Others(data.Test)));

        double[] Of(Item[] items) => Array.ConvertAll(items, item => (item.Liked ? 1 : -1) * Ranker.Score(model, item));
    }

    public bool IsFinite(Margins says) => says.Forget.Concat(says.Retain).All(double.IsFinite);

    public IReadOnlyDictionary<string, double> Measure(Subject subject, IReadOnlyCollection<string> metrics) =>
        All.Where(m => metrics.Contains(m.Info.Name)).ToDictionary(m => m.Info.Name, m => m.Of(subject));

    public Delegate? CodeOf(string metric) => All.FirstOrDefault(m => m.Info.Name == metric).Of;

    public Func<Margins, ExampleScores> Scores => says => new(says.Forget, says.TestForget, Right(says.Retain), Right(says.TestRetain));

    private static double Right(double[] margins) => 100.0 * margins.Count(margin => margin > 0) / margins.Length;

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
