using System.Globalization;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// The per-seed results that the authors of the seed paper published for ranking (MQ2007, nDCG@10, two poisonings, three click models, five methods).
/// Skipped where the table is not at hand.
/// </summary>
public class PublishedProtocolsTests
{
    private const string File = "paper-foltr/mq2007_ndcg10.csv";

    private static readonly Lazy<IReadOnlyList<Run>> Runs = new(() =>
        [.. System.IO.File.ReadLines(SharedData.Path(File)).Skip(1).Select(line => line.Split(',')).Select(f =>
            new Run(f[0], f[1], f[2], f[3], int.Parse(f[4], CultureInfo.InvariantCulture), double.Parse(f[6], CultureInfo.InvariantCulture)))]);

    private sealed record Run(string Design, string Scenario, string Clicks, string Method, int TrainSeed, double Ndcg);

    private static IEnumerable<((string Scenario, string Clicks, string Method) Leaf, ProtocolRuns Runs)> Leaves =>
        Runs.Value.GroupBy(run => (run.Scenario, run.Clicks, run.Method)).Select(leaf =>
        {
            Run[] many = [.. leaf.Where(run => run.Design == "many-models")];
            Run[] one = [.. leaf.Where(run => run.Design == "one-model")];
            int shared = Array.FindIndex(many, run => run.TrainSeed == one[0].TrainSeed);
            return (leaf.Key, new ProtocolRuns([.. one.Select(run => run.Ndcg)], [.. many.Select(run => run.Ndcg)], shared < 0 ? null : shared));
        });

    private static ProtocolRuns[] Of(string scenario, string method) =>
        [.. Leaves.Where(x => x.Leaf.Scenario == scenario && x.Leaf.Method == method).Select(x => x.Runs)];

    [SetUp]
    public void IsAtHand() => SharedData.Path(File);

    [TestCase("data_poison", "FedRemove", 0.0199)]
    [TestCase("data_poison", "fineTuning", 0.0051)]
    [TestCase("data_poison", "pga", 0.0041)]
    [TestCase("data_poison", "retrain", 0.0036)]
    [TestCase("data_poison", "fedEraser", 0.0036)]
    [TestCase("model_poison", "FedRemove", 0.0677)]
    [TestCase("model_poison", "fineTuning", 0.0040)]
    [TestCase("model_poison", "pga", 0.0124)]
    [TestCase("model_poison", "retrain", 0.0030)]
    [TestCase("model_poison", "fedEraser", 0.0038)]
    public void MeansOverClickModelsAreThePublishedOnes(string scenario, string method, double published)
    {
        // The table has four digits, which moves a distance by less than half of the last one.
        double[] distances = [.. Of(scenario, method).Select(leaf => Wasserstein.Distance(leaf.One, leaf.Many))];
        Assert.That(distances, Has.Length.EqualTo(3));
        Assert.That(distances.Average(), Is.EqualTo(published).Within(0.0001));
    }

    [Test]
    public void SixOfThirtyDistancesAreBeyondChance()
    {
        ((string, string, string) Leaf, ProtocolDistance Distance)[] all = [.. Leaves.Select(x => (x.Leaf, ProtocolDistance.Of(x.Runs, 1)))];
        IReadOnlyList<double> holm = Holm.Adjust([.. all.Select(x => x.Distance.PValue!.Value)]);
        Assert.That(all.All(x => x.Distance.IsExact) && all.Length == 30);
        Assert.That(all.Where((_, k) => holm[k] <= 0.05).Select(x => x.Leaf), Is.EquivalentTo(new[]
        {
            ("data_poison", "Perfect", "FedRemove"), ("data_poison", "Navigational", "FedRemove"), ("data_poison", "Perfect", "fineTuning"),
            ("model_poison", "Informational", "FedRemove"), ("model_poison", "Perfect", "fineTuning"), ("model_poison", "Navigational", "pga"),
        }));
    }

    [Test]
    public void FiveOfTenMeansAreBeyondChance()
    {
        (string, string)[] families = [.. Leaves.Select(x => (x.Leaf.Scenario, x.Leaf.Method)).Distinct()];
        IReadOnlyList<double> holm = Holm.Adjust([.. families.Select(f => ProtocolDistance.Of(Of(f.Item1, f.Item2), 1).PValue!.Value)]);
        Assert.That(families.Where((_, k) => holm[k] <= 0.05), Is.EquivalentTo(new[]
        {
            ("data_poison", "FedRemove"), ("data_poison", "fineTuning"),
            ("model_poison", "FedRemove"), ("model_poison", "fineTuning"), ("model_poison", "pga"),
        }));
    }

    [TestCase("data_poison")]
    [TestCase("model_poison")]
    public void TheTrainedModelWasNotTheSameTwice(string scenario)
    {
        // FedRemove draws nothing: all its runs from training seed 1 are equal, yet under every click model not to the run of the other design.
        ProtocolRuns[] leaves = Of(scenario, "FedRemove");
        Assert.That(leaves.All(leaf => leaf.IsConstant && leaf.Many[leaf.Shared!.Value] != leaf.One[0]));
        ProtocolDistance d = ProtocolDistance.OfDeterministic(leaves);
        Assert.That((d.TrainingRepeats, d.PValue, d.Differ().Decision), Is.EqualTo(((bool?)false, (double?)null, Decision.Undecided)));
        Assert.That(d.Differ().Reason, Does.Contain("one training seed gave two results"));
    }
}
