using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Import;

/// <summary>A table of two protocols, and which of its values is which.</summary>
public class ProtocolTableTests
{
    [Test]
    public void EveryLeafHasBothProtocols()
    {
        var table = ProtocolLines.Read(ProtocolLines.All);
        Assert.That((table.One, table.Many), Is.EqualTo(("one", "many")));
        Assert.That(table.Leaves.Select(leaf => (leaf.Method.Name, leaf.Place, leaf.One.Count, leaf.Many.Count)), Is.EquivalentTo(
            from method in new[] { "GA", "SSD", "Retrain" } from leaf in new[] { "x", "y" } select (method, $"s {leaf}", 3, 4)));
        Assert.That(table.Methods.ToDictionary(m => m.Name, m => m.SeedUse), Is.EqualTo(new Dictionary<string, SeedUse>
        {
            ["GA"] = SeedUse.TrainingAndUnlearning,
            ["SSD"] = SeedUse.Training,
            ["Retrain"] = SeedUse.Retraining,
        }));
        Assert.That(table.Leaves.Where(leaf => leaf.Method.Name != "Retrain").Select(leaf => leaf.Shared), Is.All.EqualTo(0));
        Assert.That(table.Leaves.Where(leaf => leaf.Method.Name == "Retrain").Select(leaf => leaf.Shared), Is.All.Null);
        Assert.That(string.Join(' ', table.Origin.Reading), Does.Contain("leaves by leaf, protocol from design").And.Contain("SSD (equal results of all unlearning seeds of A1)"));
    }

    [Test]
    public void ValuesAreToldBySeedsAndNotByWhatTheyAreCalled()
    {
        // The same runs under other words, and under numbers of which the larger one is A1.
        var table = ProtocolLines.Read(
            ProtocolLines.All.Select(line => line.Replace("one,", "2,", StringComparison.Ordinal).Replace("many,", "1,", StringComparison.Ordinal)).Reverse(),
            new() { Protocol = "algorithm", By = ["model"], Metrics = ["ndcg"] }, "algorithm,scenario,model,method,train_seed,unlearn_seed,ndcg");
        Assert.That((table.One, table.Many), Is.EqualTo(("2", "1")));
        var other = ProtocolLines.Read(ProtocolLines.All).Leaves.ToDictionary(leaf => (leaf.Method, leaf.By));
        Assert.That(table.Leaves.All(leaf => leaf.One.SequenceEqual(other[(leaf.Method, leaf.By)].One) && leaf.Many.SequenceEqual(other[(leaf.Method, leaf.By)].Many)));
    }

    [Test]
    public void AReferenceMayNameItsSeedUnderEitherColumn()
    {
        string[] own = [.. ProtocolLines.Retrain.Select(line => line.Split(',')).Select(f => string.Join(',', f[0], f[1], f[2], f[3], f[0] == "one" ? f[5] : f[4], "", f[6]))];
        foreach (string[] form in new[] { own, [.. ProtocolLines.Retrain.Select(line => line.Replace(",1,10", ",,10", StringComparison.Ordinal))] })
        {
            var leaves = ProtocolLines.Read([.. ProtocolLines.GA, .. form]).Leaves.Where(leaf => leaf.Method.SeedUse == SeedUse.Retraining).ToArray();
            Assert.That(leaves.Select(leaf => (leaf.One.Count, leaf.Many.Count)), Is.EqualTo(new[] { (3, 4), (3, 4) }));
            Assert.That(leaves[0].HasTheRunsOf(leaves[1]));
        }
    }

    [Test]
    public void AMethodThatDrawsNothingNeedsOneRunOnly()
    {
        string[] once = [.. ProtocolLines.SSD.Where(line => !line.Contains(",101,", StringComparison.Ordinal) && !line.Contains(",102,", StringComparison.Ordinal))];
        Assert.That(ProtocolLines.Read([.. ProtocolLines.GA, .. once], ProtocolLines.Options with { Deterministic = ["SSD"] }).Leaves.Single(leaf => leaf is { Method.Name: "SSD", By: "x" }).One, Has.Count.EqualTo(1));
        Assert.That(ProtocolLines.Refused([.. ProtocolLines.GA, .. once])[1], Does.Contain("SSD, s, x: expected several unlearning seeds of one training seed under one value of design (A1)")
            .And.EndWith("found one: 1 run of 1 training seed; many: 4 runs of 4 training seeds"));
    }

    [Test]
    public void AConstantMetricOfAMethodThatDrawsElsewhereIsNoCopy()
    {
        string[] lines = [.. ProtocolLines.All.Select(line => $"{line},{(line.Contains("GA", StringComparison.Ordinal) ? "0" : line.Split(',')[^1])}")];
        var table = ProtocolLines.Read(lines, ProtocolLines.Options with { Metrics = ["acc", "end"] }, ProtocolLines.Header + ",end");
        Assert.That(table.Methods.Single(m => m.Name == "GA").SeedUse, Is.EqualTo(SeedUse.TrainingAndUnlearning));
    }

    [Test]
    public void ACollapsedRunIsCountedAndABlankOneIsNotThere()
    {
        string[] lines = [.. ProtocolLines.GA];
        (lines[0], lines[1]) = ("one,s,x,GA,1,100,nan", "one,s,x,GA,1,101,");
        var leaf = ProtocolLines.Read(lines).Leaves.Single(l => l.By == "x");
        Assert.That((leaf.Collapsed, leaf.One.Count, leaf.Runs), Is.EqualTo((1, 2, (object?)null)));
    }

    private static IEnumerable<TestCaseData> Bad()
    {
        string[] ga = ProtocolLines.GA;
        yield return new TestCaseData(ga.Select(line => line.Replace("many,", "one,", StringComparison.Ordinal)).ToArray(), "--protocol: expected two values in the column design, one for each protocol, found 1: one").SetName("OneValue");
        yield return new TestCaseData(ga.Append("both,s,x,GA,1,1,3").ToArray(), "--protocol: expected two values in the column design, one for each protocol, found 3: one, many, both").SetName("ThreeValues");
        yield return new TestCaseData(ga.Append("one,s,z,GA,1,1,3").ToArray(), "results.csv:16: GA, s, z, acc: expected runs under both values of design, found one: 1 run of 1 training seed and none of many").SetName("ALeafWithOneProtocol");
        yield return new TestCaseData(ga.Append("many,s,x,GA,1,7,3").ToArray(), "results.csv:2: GA, s, x: expected several unlearning seeds of one training seed under one value of design (A1) "
            + "and one run each of several training seeds under the other (A2), found one: 3 runs of 1 training seed; many: 5 runs of 4 training seeds").SetName("NeitherIsA2");
        yield return new TestCaseData(new[] { "one,s,x,GA,1,1,3", "one,s,x,GA,1,2,4", "many,s,x,GA,1,3,5", "many,s,x,GA,1,4,5" }, "results.csv:2: GA, s, x: expected several unlearning seeds of one training seed under one value of design (A1) "
            + "and one run each of several training seeds under the other (A2), found one: 2 runs of 1 training seed; many: 2 runs of 1 training seed").SetName("BothLookLikeA1");
        yield return new TestCaseData(ga.Concat(ProtocolLines.SSD.Select(line => line.StartsWith("one", StringComparison.Ordinal) ? "many" + line[3..] : "one" + line[4..])).ToArray(),
            "design: expected one value to be A1 everywhere, found one for GA, s, x (results.csv:2) and many for SSD, s, x (results.csv:19)").SetName("MethodsDisagree");
        yield return new TestCaseData(ProtocolLines.Retrain, "design: expected a method that starts from a trained model, whose seeds tell which value is A1, found only Retrain").SetName("OnlyAReference");
        yield return new TestCaseData(ga.Append(",s,x,GA,1,7,3").ToArray(), "results.csv:16: design: expected a label, found nothing").SetName("NoProtocol");
        yield return new TestCaseData(ga.Append("one,s,,GA,1,7,3").ToArray(), "results.csv:16: leaf: expected a label, found nothing").SetName("NoLeaf");
    }

    [TestCaseSource(nameof(Bad))]
    public void WhatCannotBeToldIsOneClearLine(string[] lines, string message) => Assert.That(ProtocolLines.Refused(lines), Is.EqualTo(new[] { message }));

    [Test]
    public void OptionsThatDoNotFitAreRefused()
    {
        Assert.That(ProtocolLines.Refused(ProtocolLines.GA, ProtocolLines.Options with { By = [] }).Single(), Is.EqualTo("results.csv:2 and results.csv:9: GA, train_seed 1, unlearn_seed 100, acc: expected each cell once, found it twice; does a column tell them apart (--by COLUMN; not read: leaf)?"));
        Assert.That(ProtocolLines.Refused(ProtocolLines.GA, ProtocolLines.Options with { By = ["scenario"] }), Is.EqualTo(new[] { "results.csv:1: --by: expected a column that is read as nothing else, found 'scenario'" }));
        Assert.That(ProtocolLines.Refused(ProtocolLines.GA, ProtocolLines.Options with { Protocol = "desing" })[0], Does.StartWith("results.csv:1: --protocol: expected one of design, scenario").And.EndWith("(did you mean design?)"));
        Assert.That(ProtocolLines.Refused(ProtocolLines.All, ProtocolLines.Options with { Deterministic = ["GA"] })[1], Is.EqualTo("results.csv:2: GA, s, x, acc, train_seed 1: expected one value for all unlearning seeds of a method that draws nothing, found 3"));
    }
}
