using System.Globalization;
using MathNet.Numerics.Distributions;
using UnlearnRepro.Claims;
using UnlearnRepro.Import;

namespace UnlearnRepro.Faults.Held;

/// <summary>
/// Claims whose truth is known, since the tables that they are judged on were made to be so: none is decided wrongly, and what is plain is decided.
/// Where a truth is near its margin the data may decide nothing.
/// </summary>
[TestFixture]
public sealed class ConstructedClaimsTests
{
    private const int Models = 60, Runs = 5;

    private static IEnumerable<Constructed> All =>
    [
        .. Spreads("training-seeds-matter", s => (s, 1)), .. Spreads("unlearning-seeds-matter", s => (1, s)), .. Spreads("unlearning-seeds-have-a-floor", s => (s, 1)),
        .. ((double T, double U, bool? Truth)[])[(3, 1, true), (2, 1, true), (1.3, 1, true), (0.7, 1, false), (0.3, 1, false)] is var shares
            ? shares.Select(s => Constructed.One("training-seeds-dominate", s.T, s.U, s.Truth, s.T is > 1.5 or < 0.5, ("icc", 0.5))) : [],
        .. new[] { 4.0, 2, 1, 0.7 }.Select(t => Constructed.One("one-training-seed-misleads", t, 1, true, t > 1, ("nominal", 0.95))),
        Constructed.One("one-training-seed-misleads", 0, 1, false, plain: false, ("nominal", 0.95)),
        .. new[] { 6.0, 4, 0.5, 0.2, 0 }.Select(d => Constructed.Two("rankings-turn", d, 1, d < 1, d is > 3 or < 0.3, ("probability", 0.1))),
        .. new[] { 3, 1.5, 0.6, 0.4, -1 }.Select(d => Constructed.Two("method-exceeds", d, 1, d > 0.5, d is > 1 or < 0, ("difference", 0.5))),
        .. new[] { 0.0, 0.1, 0.4, 0.6, 2 }.Select(d => Constructed.Two("methods-match", d, 1, d < 0.5, d > 1, ("difference", 0.5))),
        .. new[] { 2, 0.5, -0.4, -0.6, -2 }.Select(d => Constructed.Two("none-is-better", d, 1, d > -0.5, d is > 0.3 or < -1, ("difference", 0.5))),
        .. new[] { 6.0, 4, 2.3, 1.7, 0.8 }.Select(r => Constructed.Two("spread-exceeds", 0, r, r > 2, r is > 3 or < 1, ("ratio", 2))),
        .. new[] { 0.0, 0.3, 0.9, 1.1, 3 }.Select(m => Constructed.Within(m, m < 1, m is < 0.5 or > 2)),
        .. ((double T, double U, double J, bool Truth, bool Plain)[])[(10, 1, 1, true, true), (5, 1, 1, true, true), (1, 10, 1, false, true), (1, 5, 1, false, false)] is var near
            ? near.Select(n => Constructed.One("allocation-is-near-best", n.T, n.U, n.Truth, n.Plain, ("unlearning_seeds", n.J), ("training_cost", n.Truth ? 1 : 100), ("unlearning_cost", 1), ("tolerance", 0.1))) : [],
        .. new[] { 0.0, 4 }.SelectMany(t => (Constructed[])[
            Constructed.One("protocols-lie-apart", t, 1, t > 1, plain: true, ("distance", 1)),
            Constructed.One("protocols-lie-together", t, 1, t < 1, plain: true, ("distance", 1)),
        ]),
        Constructed.One("variance-adds-up", 3, 3, true, plain: false, ("factor", 2), ("unlearning_seeds", 2)),

        // Half of the interval of 60 models is 0.37 wide: within 0.5 of each other two methods show themselves in every second table, within 1.2 in all.
        Constructed.Two("methods-match", 0, 1, true, plain: true, ("difference", 1.2)),

        // The other sides, and single runs.
        .. ((double T, double U, bool Truth)[])[(3, 1, false), (2, 1, false), (1.3, 1, false), (0.7, 1, true), (0.3, 1, true)] is var sides
            ? sides.Select(s => Constructed.One("unlearning-seeds-dominate", s.T, s.U, s.Truth, s.T is > 1.5 or < 0.5, ("share", 0.5))) : [],
        Constructed.One("one-training-seed-suffices", 0, 1, true, plain: true, ("nominal", 0.95), ("coverage", 0.75)),
        Constructed.One("one-training-seed-suffices", 3, 1, false, plain: true, ("nominal", 0.95), ("coverage", 0.75)),
        .. Spreads("single-runs-spread", s => (0.8 * s, 0.6 * s)),
        .. Spreads("single-runs-agree", s => (0.8 * s, 0.6 * s)).Select(claim => claim with { Truth = !claim.Truth }),
    ];

    [Test]
    public void There_are_82_and_every_rule_of_training_and_unlearning_seeds_is_among_them()
    {
        Assert.That(All.Count(), Is.EqualTo(82));
        Assert.That(All.Select(c => c.Claim.Rule).Distinct(), Is.EquivalentTo(ClaimRules.All.Values.OfType<IStatisticalRule>().Where(r => !r.ReadsAudit && r.Factors == 0).Select(r => r.Name)));
    }

    [Test]
    public void No_verdict_is_wrong() => Assert.Multiple(() =>
    {
        foreach (var (number, constructed) in All.Index())
        {
            var verdict = new ClaimContext(constructed.Table(Draws.Of($"claim {number}")), "again").Judge(ClaimSet.Of(constructed.Claim)).Single();
            var right = constructed.Truth == true ? Outcome.Reproduced : Outcome.Contradicted;
            Assert.That(verdict.Outcome, constructed.Plain ? Is.EqualTo(right) : Is.AnyOf(right, Outcome.Inconclusive), $"{number} {constructed.Claim.Rule}: {verdict.Explanation}");
        }
    });

    private static IEnumerable<Constructed> Spreads(string rule, Func<double, (double, double)> at) =>
        new[] { 3, 2, 1.15, 0.9, 0.3 }.Select(s => Constructed.One(rule, at(s).Item1, at(s).Item2, s > 1, s is > 1.5 or < 0.5, ("spread", 1)));

    /// <param name="Claim">What is claimed.</param>
    /// <param name="Truth">Whether it holds.</param>
    /// <param name="Plain">Whether these many seeds have to show it.</param>
    /// <param name="Value">A value of a method from the trained model's part and the run's, both standard normal.</param>
    private sealed record Constructed(Claim Claim, bool? Truth, bool Plain, Func<string, double, double, double> Value)
    {
        public static Constructed One(string rule, double training, double unlearning, bool? truth, bool plain, params (string, double)[] margins) =>
            new(Of(rule, ["A"], margins), truth, plain, (_, model, run) => (training * model) + (unlearning * run));

        /// <summary>A lies above B by a difference, and its spread is a multiple of B's.</summary>
        public static Constructed Two(string rule, double difference, double ratio, bool truth, bool plain, params (string, double)[] margins) =>
            new(Of(rule, ["A", "B"], margins), truth, plain, (method, model, run) => method == "A" ? difference + (ratio * model) + (0.1 * run) : model + (0.1 * run));

        /// <summary>Seed means of standard deviation 1/2 about a middle, claimed to lie in [-1, 1] for more than half of the models.</summary>
        public static Constructed Within(double middle, bool truth, bool plain) => new(
            Of("stays-within", ["A"], [("from", -1), ("to", 1), ("share", 0.5)]), truth, plain, (_, model, run) => middle + (0.5 * model) + (0.01 * run));

        public TableStudy Table(Random random)
        {
            using var folder = new TemporaryFolder();
            string path = folder.At("table.csv");
            File.WriteAllLines(path,
            [
                "method,train_seed,unlearn_seed,metric,value",
                .. from method in new[] { "A", "B" }
                   from i in Enumerable.Range(0, Models)
                   let model = Normal.Sample(random, 0, 1)
                   from j in Enumerable.Range(0, Runs)
                   select string.Create(CultureInfo.InvariantCulture, $"{method},{i},{j},acc,{Value(method, model, Normal.Sample(random, 0, 1)):R}"),
            ]);
            return TableStudies.ReadCsv([path], new()).Single();
        }

        private static Claim Of(string rule, string[] methods, (string Name, double Value)[] margins) =>
            new($"X-{rule}", "f", "here", "A sentence.") { Rule = rule, Methods = methods, Metric = "acc", Margins = margins.ToDictionary(m => m.Name, m => m.Value) };
    }
}
