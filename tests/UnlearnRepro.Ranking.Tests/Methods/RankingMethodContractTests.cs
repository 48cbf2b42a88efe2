using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>The contract of every method that there is.</summary>
[TestFixtureSource(nameof(Every))]
public class RankingMethodContractTests(IUnlearningMethod<Ranker, Federation> method) : RankingMethodContract(method)
{
    // In which every hyper-parameter decides something on so small a federation.
    private static readonly Dictionary<Type, IUnlearningMethod<Ranker, Federation>> Small = new()
    {
        [typeof(FedEraser)] = new FedEraser(Interval: 2, Interactions: 3),
        [typeof(Pga)] = new Pga(Rounds: 40, Radius: 0.2, Stop: 0.8),
        [typeof(PgaFineTuning)] = new PgaFineTuning(Rounds: 40, Radius: 0.2, Stop: 0.8),
    };

    private static readonly Dictionary<string, string> Defaults = [];

    private readonly IUnlearningMethod<Ranker, Federation> method = method;

    /// <inheritdoc/>
    protected override bool AsksTheForgotten => method is Continue or Pga or PgaFineTuning or PgaPublished;

    private static IEnumerable<TestFixtureData> Every() =>
        MethodCatalog.Find(typeof(IUnlearningMethod<Ranker, Federation>), typeof(FineTuning).Assembly).Values
            .Select(type => Small.GetValueOrDefault(type) ?? (IUnlearningMethod<Ranker, Federation>)MethodCatalog.Create(type, Defaults))
            .Append(new FedRecovery(Sigma: 0.1))
            .Select(made => new TestFixtureData(made).SetArgDisplayNames($"{made}"));
}
