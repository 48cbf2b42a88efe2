using System.Text.RegularExpressions;
using NUnit.Framework.Constraints;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Constraints;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>Every word of CONTRIBUTING.md's table compiles as it stands there, after <c>Is.Not</c> and <c>Has.No</c> too.</summary>
public class NegatedWordsTests
{
    private static readonly SeedGrid Grid = new([[49, 51], [59, 61], [69, 71], [79, 81], [39, 41], [29, 31]]), Other = new([[1], [2], [3], [2], [1], [3]]);

    private static readonly References References = new([1, 2, 3, 2, 1]);

    private static readonly (string Word, Func<Constraint> Plain, Func<Constraint> Negated)[] Words =
    [
        ("Has.TrainingSdAbove", () => Has.TrainingSdAbove(1), () => Has.No.TrainingSdAbove(1)),
        ("Has.SeedMeanSdAbove", () => Has.SeedMeanSdAbove(1), () => Has.No.SeedMeanSdAbove(1)),
        ("Has.MeanAbove", () => Has.MeanAbove(10), () => Has.No.MeanAbove(10)),
        ("Has.MeanBelow", () => Has.MeanBelow(10), () => Has.No.MeanBelow(10)),
        ("Has.MeanBetween", () => Has.MeanBetween(0, 10), () => Has.No.MeanBetween(0, 10)),
        ("Is.DominatedByTrainingSeeds", () => Is.DominatedByTrainingSeeds(), () => Is.Not.DominatedByTrainingSeeds(0.5)),
        ("Is.EquivalentToRetrain", () => Is.EquivalentToRetrain(References, within: 1.0.Points), () => Is.Not.EquivalentToRetrain(References, within: 1.0.RetrainSds)),
        ("Is.SuperiorTo", () => Is.SuperiorTo(Other, by: 1), () => Is.Not.SuperiorTo(Other, by: 1).AtLevel(0.9)),
        ("Has.UnstableOrderAgainst", () => Has.UnstableOrderAgainst(Grid), () => Has.No.UnstableOrderAgainst(Grid)),
        ("Is.DeterministicAcrossUnlearningSeeds", () => Is.DeterministicAcrossUnlearningSeeds, () => Is.Not.DeterministicAcrossUnlearningSeeds),
        ("Has.MisleadingSingleSeedIntervals", () => Has.MisleadingSingleSeedIntervals(), () => Has.No.MisleadingSingleSeedIntervals()),
    ];

    private static IEnumerable<TestCaseData> Cases() => Words.Select(word => new TestCaseData(word.Plain, word.Negated).SetArgDisplayNames(word.Word));

    [TestCaseSource(nameof(Cases))]
    public void ANegatedWordIsTheOppositeOfThePlainOne(Func<Constraint> plain, Func<Constraint> negated)
    {
        bool? Ends(Func<Constraint> word)
        {
            try
            {
                return ((IResolveConstraint)word()).Resolve().ApplyTo(Grid).IsSuccess;
            }
            catch (InconclusiveException)
            {
                return null;
            }
        }

        Assert.That(Ends(negated), Is.EqualTo(!Ends(plain)));
    }

    [Test]
    public void TheTableOfTheGuideHasTheseWords()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(RepositoryRoot.Path, "CONTRIBUTING.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1])];
        string[] named = [.. rows.SelectMany(cell => Regex.Matches(cell, @"`(?:(Has|Is)\.)?(\w+)").Select(match => match.Groups[2].Value).Where(word => char.IsUpper(word[0])))];
        Assert.That(named, Is.EquivalentTo(Words.Select(word => word.Word.Split('.')[1])));
    }

    [Test]
    public void ANegatedWordReadsAsASentenceAndSaysWhatWasMeasured()
    {
        Assert.That(Grid, Is.Not.DeterministicAcrossUnlearningSeeds);
        Assert.That(Grid, Has.No.MeanAbove(100));
        var failed = ((IResolveConstraint)Has.No.TrainingSdAbove(1)).Resolve().ApplyTo(Grid);
        Assert.That((failed.Description, $"{failed.ActualValue}"), Is.EqualTo(("not s_T above 1.00 (95 %)", failed.ActualValue)));
        Assert.That($"{failed.ActualValue}", Does.Match(@"^18\.\d \[.*\] \(MLS\), which shows it$"));
    }

    [TestCase(50.0, null)]
    [TestCase(null, 50.0)]
    [TestCase(50.0, 60.0)]
    public void AnOpenMeanSaysHowManySeedsWouldDecide(double? low, double? high)
    {
        // Mean 55 with standard deviation 18.7 over 6 seeds: 2.0 + .9 quantiles on 5 points take about (2.9 * 18.7 / 5)^2 = 117 seeds.
        FindingConstraint word = (low, high) switch
        {
            ({ } above, null) => Has.MeanAbove(above),
            (null, { } below) => Has.MeanBelow(below),
            _ => Has.MeanBetween(low!.Value, high!.Value),
        };
        string message = Assert.Throws<InconclusiveException>(() => word.ApplyTo(Grid))!.Message;
        int seeds = int.Parse(Regex.Match(message, @"To decide: about (\d+) training seeds would").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(seeds, Is.InRange(100, 150));
    }
}
