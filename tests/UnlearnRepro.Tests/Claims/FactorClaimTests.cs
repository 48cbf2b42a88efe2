using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Claims about the further factors of a table of others.</summary>
public class FactorClaimTests
{
    // Classes are 10 apart, models 1, runs 0.1.
    private static readonly double[][][] Values =
        [.. Enumerable.Range(0, 6).Select(c => Enumerable.Range(0, 6).Select(t => Enumerable.Range(0, 2).Select(u => (10.0 * c) + (5 * t % 6) + (0.1 * ((c + (2 * t) + u) % 3))).ToArray()).ToArray())];

    [TestCase("factor-matters", new[] { "class" }, 1.0, Outcome.Reproduced)]
    [TestCase("factor-matters", new[] { "class x train" }, 1.0, Outcome.Contradicted)]
    [TestCase("factor-exceeds", new[] { "class", "train" }, 1.0, Outcome.Reproduced)]
    [TestCase("factor-exceeds", new[] { "train", "class" }, 0.0, Outcome.Contradicted)]
    public void TheyAreJudgedByTheComponents(string rule, string[] factors, double margin, Outcome outcome)
    {
        var verdict = Judge(FactorTable.Read(FactorTable.One, FactorTable.Lines(Values)), rule, margin, factors);
        Assert.That((verdict.Outcome, verdict.LeftOut), Is.EqualTo((outcome, (string?)null)), verdict.Measured);
        var class1 = FactorialComponents.Of(new([new("class", 6), new("train", 6), new("unlearn", 2, "class", "train")], [.. Values.SelectMany(c => c).SelectMany(t => t)]));
        Assert.That(class1.Components[0].Sd.Value, Is.EqualTo(Math.Sqrt(350)).Within(0.05), "what is judged: (10 c) has this standard deviation");
    }

    [Test]
    public void AFactorThatTheTableHasNotIsNamedWithTheNearest()
    {
        var study = FactorTable.Read(FactorTable.One, FactorTable.Lines(Values));
        Assert.That(Judge(study, "factor-matters", 1, "clas").LeftOut, Is.EqualTo("factors: expected one of class, train, unlearn, found 'clas' (did you mean class?)"));
        Assert.That(Judge(study, "factor-matters", 1, "class x forget").LeftOut, Is.EqualTo("factors: expected one of class, train, unlearn, found 'forget'"));
        Assert.That(
            Judge(Table.One("GA,0,0,acc,1", "GA,1,0,acc,2"), "factor-matters", 1, "class").LeftOut,
            Is.EqualTo("factors: expected none, since the table is read by training and unlearning seeds alone (--factor COLUMN reads more), found class"));
    }

    [Test]
    public void WhatTheDesignDoesNotTellOrATableLacksIsInconclusive()
    {
        var nested = FactorTable.Read(FactorTable.One, FactorTable.Lines(Values, ownLabels: true));
        Assert.That(Judge(nested, "factor-matters", 1, "class x train").Measured, Is.EqualTo("the design of GA tells class, train, unlearn apart, and the claim is about class x train"));
        var holes = FactorTable.Read(FactorTable.One, FactorTable.Lines(Values).Skip(1));
        Assert.That(Judge(holes, "factor-matters", 1, "class").Measured, Is.EqualTo("1 of 72 cells of GA are missing by acc, and the claim is about a whole grid"));
        Assert.That(Judge(holes, "factor-matters", 1, "class").Outcome, Is.EqualTo(Outcome.Inconclusive));
    }

    private static Verdict Judge(TableStudy table, string rule, double margin, params string[] factors) => new ClaimContext(table, "again").Judge(ClaimSet.Of(
        new Claim("C", "f", "", "")
        {
            Rule = rule,
            Methods = ["GA"],
            Metric = "acc",
            Factors = factors,
            Margins = new Dictionary<string, double> { [rule == "factor-matters" ? "spread" : "difference"] = margin },
        })).Single();
}
