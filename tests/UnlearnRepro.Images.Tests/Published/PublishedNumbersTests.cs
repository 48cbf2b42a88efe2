using MathNet.Numerics.Distributions;
using UnlearnRepro.Domains.Published;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Published;

/// <summary>The published numbers are those of the papers as far as arithmetic can tell, and find their place.</summary>
public class PublishedNumbersTests
{
    private static readonly PublishedTable[] Supreme = [.. ImagesDomain.Files.Published.Where(t => t.Source.StartsWith("SUPREME"))];

    [Test]
    public void RandomForgetAccuraciesAreCountsOfEighteenImages() => Assert.Multiple(() =>
    {
        // 0.1 % of Pins are 18 images, so that ten seeds give integers x_1 .. x_10 with mean 100 S / 180 and variance (Q - S^2/10) / 9 (100/18)^2,
        // S their sum and Q the sum of their squares. Mean and standard deviation to two decimals name both integers, and S + Q is even: x and x^2
        // are odd together. A digit that was copied wrongly breaks one of the three in most cases.
        PublishedEntry[] cells = [.. Supreme.Where(t => t.Scenario == "random-0.1pct").SelectMany(t => t.Numbers).Where(n => n.Metric == "accuracy-forget")];
        Assert.That(cells, Has.Length.EqualTo(6));
        foreach (var cell in cells)
        {
            double s = Math.Round(cell.Mean * 1.8), q = Math.Round((9 * Math.Pow(cell.Sd!.Value * 0.18, 2)) + (s * s / 10));
            Assert.That(s / 1.8, Is.EqualTo(cell.Mean).Within(0.00501), $"{cell.Called}: mean");
            Assert.That(Math.Sqrt((q - (s * s / 10)) / 9) / 0.18, Is.EqualTo(cell.Sd.Value).Within(0.00501), $"{cell.Called}: standard deviation");
            Assert.That((s + q) % 2, Is.Zero, $"{cell.Called}: parity");
        }
    });

    [Test]
    public void WhatThePaperSaysOfTheTableHolds()
    {
        PublishedEntry Cell(string network, string scenario, string called, string metric) => Supreme
            .Where(t => t.Network == network && t.Scenario.StartsWith(scenario)).SelectMany(t => t.Numbers).Single(n => n.Called == called && n.Metric == metric);
        const string rn = "resnet18", vit = "vit-base-patch16-224", forget = "accuracy-test-forget", retain = "accuracy-test-retain";

        // Random labels forget the class completely on both networks.
        Assert.That(new[] { rn, vit }.Select(net => Cell(net, "full", "RL", forget)).Select(c => (c.Mean, c.Sd)), Is.All.EqualTo((0.0, (double?)0.0)));

        // SSD's damage varies more than ten times as much as the trained methods', and more than LFSSD's: F = 23.6 with 9 and 9 degrees of freedom.
        double ssd = Cell(rn, "full", "SSD", retain).Sd!.Value, f = Math.Pow(ssd / Cell(rn, "full", "LFSSD", retain).Sd!.Value, 2);
        Assert.That(new[] { "FT", "BadT", "UNSIR", "RL" }.Select(m => ssd / Cell(rn, "full", m, retain).Sd!.Value), Is.All.GreaterThan(10));
        Assert.That(f, Is.EqualTo(23.6).Within(0.1));
        Assert.That(1 - FisherSnedecor.CDF(9, 9, f), Is.LessThan(1e-4));

        // Distances of weights cannot rank methods there: their range is below three of the largest standard deviations.
        PublishedEntry[] layers = [.. Supreme.Single(t => t.Network == rn && t.Scenario.StartsWith("full")).Numbers.Where(n => n.Metric == "distance-retrain")];
        Assert.That(layers.Max(n => n.Mean) - layers.Min(n => n.Mean), Is.EqualTo(0.73).Within(1e-9).And.LessThan(3 * layers.Max(n => n.Sd!.Value)));
    }

    [Test]
    public void EveryTableIsWhole() => Assert.Multiple(() =>
    {
        string[] metrics = [.. ImageMetrics.All.Select(m => m.Info.Name)];
        foreach (var table in ImagesDomain.Files.Published)
        {
            Assert.That(table.Numbers.Select(n => n.Metric).Distinct(), Is.SubsetOf(metrics), table.Source);
            Assert.That(table.Numbers.Select(n => (n.Method, n.Metric)), Is.Unique, table.Source);
            Assert.That(table.Numbers.Where(n => n.Sd is < 0), Is.Empty);
        }

        Assert.That(Supreme.Select(t => t.Numbers.Count), Is.EqualTo(new[] { 18, 15, 18, 1 }), "six methods, five in the random scenario, three columns; one number of the last");
        Assert.That(ImagesDomain.Files.Published.SelectMany(t => t.Numbers).Select(n => n.Method).Except(ImagesDomain.Methods("digits").Names).Distinct(), Is.SubsetOf(new[] { "Unsir" }), "the only method that is not here yet");
    });

    [Test]
    public void OnlyTheSameDataNetworkAndForgetSetIsACounterpart()
    {
        Assert.That(For("full-class-3", "digits", "mlp-64-128-10").Count(n => n.IsCounterpart), Is.Zero);
        Assert.That(For("full-class-3", "cifar-10", "ResNet-18").Where(n => n.IsCounterpart).Select(n => n.Setting).Distinct(), Is.EqualTo(new[] { "cifar-10, resnet18, full-class-3" }));
        Assert.That(For("random-0.1pct", "pins", "resnet18").Count(n => n.IsCounterpart), Is.EqualTo(15));
        Assert.That(For("full-class-1", "pins", "resnet18").Count(n => n.IsCounterpart), Is.Zero, "one class is not the mean of five");
        Assert.That(For("random-1pct", "digits", "mlp").Select(n => n.Setting), Has.None.Contains("full-class"));
        Assert.That(For("subclass-3", "digits", "mlp"), Is.Empty);
    }

    private static IReadOnlyList<PublishedNumber> For(string scenario, string dataset, string network) =>
        PublishedNumbers.For(ImagesDomain.Files.Published, Scenario.Kind, scenario, dataset, network);
}
