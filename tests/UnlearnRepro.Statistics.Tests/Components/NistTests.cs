using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// One-way analysis of variance of the NIST Statistical Reference Datasets (public domain). Digits right are -log10 of the relative
/// error against the certified value. The Simon-Lesage sets SmLs01 to 09 follow a formula: nine treatments with effects
/// .2, .1, .3, .1, .3, ..., the same pattern for the replicates, plus 1, 10^6 or 10^12; their certified values are the exact ones,
/// SS_T = .08 n, SS_U = .09 (n - 1) and F = n for n = 21, 201 or 2001 replicates.
/// </summary>
public class NistTests
{
    [Test]
    public void SiliconResistivity() => Check(
        [
            [196.3052, 196.1240, 196.1890, 196.2569, 196.3403],
            [196.3042, 196.3825, 196.1669, 196.3257, 196.0422],
            [196.1303, 196.2005, 196.2889, 196.0343, 196.1811],
            [196.2795, 196.1748, 196.1494, 196.1485, 195.9885],
            [196.2119, 196.1051, 196.1850, 196.0052, 196.2090],
        ],
        5.11462616000000e-2, 2.16636560000000e-1, 1.18046237440255, digits: 12);

    [Test]
    public void AtomicWeightOfSilver()
    {
        // Seven constant leading digits: 10^-7 of 108 in double leaves nine.
        Check([Silver(1568, 1465, 1572, 1785, 1446, 1903, 1526, 1494, 1616, 1587, 1519, 1486, 1419, 1569, 1508, 1672, 1385, 1518, 1662, 1424,
            1360, 1333, 1610, 1477),
            Silver(1079, 1344, 1513, 1197, 1604, 1385, 1642, 1365, 1151, 1082, 1517, 1448, 1198, 1482, 1334, 1609, 1101, 1512, 1469, 1360,
            1254, 1261, 1450, 1368)],
            3.63834187500000e-9, 1.04951729166667e-8, 15.9467335677930, digits: 9);

        static double[] Silver(params int[] tenMillionths) => [.. tenMillionths.Select(t => (1_078_680_000L + t) / 1e7)];
    }

    [TestCase(1, 13)]
    [TestCase(1_000_000, 9)]
    public void SimonLesage(long offset, double digits)
    {
        foreach (int n in new[] { 21, 201, 2001 })
        {
            Check(SimonLesage(offset, n), 0.08 * n, 0.09 * (n - 1), n, digits);
        }
    }

    [TestCase(21)]
    [TestCase(201)]
    [TestCase(2001)]
    public void SimonLesageOfThirteenConstantDigits(int n)
    {
        // Doubles near 10^12 are multiples of 2^-13: the data themselves are .00006 off, which leaves three digits of the certified values. Of
        // the values as they are stored the table has seven, because a deviation within rounding of 10^12 counts as 0: exact squares in
        // whole numbers of 2^-13 say so.
        double[][] data = SimonLesage(1_000_000_000_000, n);
        Check(data, 0.08 * n, 0.09 * (n - 1), n, digits: 3);

        long[][] units = [.. data.Select(row => (long[])[.. row.Select(y => (long)((y - 1e12) * 8192))])];
        decimal total = units.Sum(row => row.Sum()), cells = 9 * n;
        decimal raw = units.Sum(row => row.Sum(u => (decimal)(u * u))), between = units.Sum(row => (decimal)row.Sum() * row.Sum()) / n;
        decimal ssT = (between - (total * total / cells)) / (8192m * 8192), ssU = (raw - between) / (8192m * 8192);
        Check(data, (double)ssT, (double)ssU, (double)(ssT / 8 / (ssU / (cells - 9))), digits: 7);
    }

    private static double[][] SimonLesage(long offset, int replicates)
    {
        static int Tenths(int k) => k == 0 ? 2 : k % 2 == 1 ? 1 : 3;
        return [.. Enumerable.Range(0, 9).Select(t => (double[])
            [.. Enumerable.Range(0, replicates).Select(r => ((offset * 10) + Tenths(t) + Tenths(r)) / 10.0)])];
    }

    private static void Check(double[][] rows, double ssT, double ssU, double f, double digits)
    {
        Anova table = Anova.Of(new SeedGrid(rows));
        double[] right = [Digits(table.SsT, ssT), Digits(table.SsU, ssU), Digits(table.F!.Value, f)];
        TestContext.Out.WriteLine(string.Join(" ", right.Select(d => d.ToString("F1"))));
        Assert.That(right, Is.All.GreaterThanOrEqualTo(digits), "digits of SS_T, SS_U, F");
    }

    private static double Digits(double found, double certified) =>
        found == certified ? 15 : Math.Min(15, -Math.Log10(Math.Abs(found - certified) / certified));
}
