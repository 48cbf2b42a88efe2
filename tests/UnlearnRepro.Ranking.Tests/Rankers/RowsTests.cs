using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Rankers;

public class RowsTests
{
    [Test]
    public void ProductsAndSumsOfEverySize()
    {
        var random = new SplitMix64(2);
        double worst = 0;
        for (int width = 1; width <= 20; width++)
        {
            for (int rows = 1; rows <= 9; rows++)
            {
                double[] values = random.Units(rows * width), vector = random.Units(width), factors = random.Units(rows);
                double[] products = new double[rows], sum = new double[width];
                int[] which = [.. Enumerable.Range(0, rows).Reverse()];
                Rows.Products(values, vector, products);
                Rows.Combine(values, which, factors, sum);
                var rowByRow = Enumerable.Range(0, rows).Select(d => Enumerable.Range(0, width).Sum(k => values[(d * width) + k] * vector[k]));
                var columnByColumn = Enumerable.Range(0, width).Select(k => Enumerable.Range(0, rows).Sum(r => values[(which[r] * width) + k] * factors[r]));
                worst = Math.Max(worst, products.Zip(rowByRow, (a, b) => Math.Abs(a - b)).Max());
                worst = Math.Max(worst, sum.Zip(columnByColumn, (a, b) => Math.Abs(a - b)).Max());
                var alone = Enumerable.Range(0, rows).Select(d => Rows.Product(values.AsSpan(d * width, width), vector));
                Assert.That(alone, Is.EqualTo(products), "alone and beside others");
            }
        }

        Assert.That(worst, Is.LessThan(1e-14));
    }

    [Test]
    public void WhatDoesNotFitIsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => Rows.Products(new double[6], new double[4], new double[2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Rows.Product(new double[3], new double[4]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Rows.Combine(new double[6], [2], [1.0], new double[3]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Rows.Combine(new double[6], [-1], [1.0], new double[3]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Rows.Combine(new double[6], [1], [1.0, 2], new double[3]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });
}
