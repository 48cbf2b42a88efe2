using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

/// <summary>
/// The numbers are worked by hand from t(1) = 12.706, chi2(1) = 5.0239 and 0.00098207, chi2(2) = 7.3778 and 0.050636,
/// F(1, 2) = 38.506 and 1 / 799.5 at 97.5 and 2.5 %.
/// </summary>
public class VarianceTableTests
{
    private static readonly VarianceTable Table = VarianceTable.Of(Fake.TwoByTwo(), Fake.Accuracy);

    [Test]
    public void NamesTheColumnsAndTheUnit()
    {
        Assert.That(Table.Caption, Is.EqualTo("accuracy-forget (%): accuracy on D_f"));
        Assert.That(Table.Header, Is.EqualTo(new[] { "method", "mean over s_train [95 %]", "s_T [95 %]", "s_U [95 %]", "one run [95 %]", "ICC [95 %]", "collapsed" }));
    }

    // 10 and 14: mean 12, s = sqrt(8), standard error 2.
    [Test]
    public void AReferenceHasOneSpreadAndNoUnlearningSeed() =>
        Assert.That(Table.Rows[0], Is.EqualTo(new[] { "Retrain", "12.0 [-13.4, 37.4]", "2.83 [1.26, 90.3]", "-", "2.83 [1.26, 90.3]", "-", "" }));

    // 20 and 30: mean 25, s = sqrt(50), standard error 5.
    [Test]
    public void ADeterministicMethodHasAllItsSpreadBetweenTrainingSeeds() =>
        Assert.That(Table.Rows[1], Is.EqualTo(new[] { "Fixed", "25.0 [-38.5, 88.5]", "7.07 [3.15, 226]", "0 (deterministic)", "7.07 [3.15, 226]", "1 (deterministic)", "" }));

    // Seed means 42 and 62: MS_T = 400, MS_U = 8, s_T^2 = 196, s_U^2 = 8, F = 50.
    [Test]
    public void AStochasticMethodHasBoth() => Assert.That(
        Table.Rows[2], Is.EqualTo(new[] { "Noisy", "52.0 [-75.1, 179]", "14.0 [5.34, 451]", "2.83 [1.47, 17.8]", "14.3 [6.62, 451]", "0.961 [0.130, 1.000]", "" }));

    [Test]
    public void CollapsedCellsAreCountedAndNamesakesToldApart()
    {
        Assert.That(Table.Rows[3][0], Is.EqualTo("Twice (A=1)"));
        Assert.That(Table.Rows[3][6], Is.EqualTo("1/4"));
        Assert.That(Table.Rows[4], Is.EqualTo(new[] { "Twice (A=2)", "all cells collapsed", "-", "-", "-", "-", "4/4" }));
    }

    // (1, 9) and (2, 8): both means 5, MS_T = 0 < MS_U.
    [Test]
    public void ANegativeEstimateIsZeroWithItsUpperBound()
    {
        double[][] values = [[1, 9], [2, 8]];
        var row = VarianceTable.Of(Fake.Report(2, 2, [Fake.Noisy], (c, _) => values[c.Train][c.Unlearn]), Fake.Accuracy).Rows[0];
        Assert.That(row[1], Is.EqualTo("5.00 [5.00, 5.00]"));
        Assert.That(row[2], Does.Match(@"^at the boundary: 0(, upper bound \d.*)?$"));
        Assert.That(row[5], Does.StartWith("at the boundary: 0"));
    }

    [Test]
    public void OneUnlearningSeedIdentifiesNoSpreadExceptOfADeterministicMethod()
    {
        var rows = VarianceTable.Of(Fake.Large(4, 1), Fake.Accuracy).Rows;
        Assert.That(rows[2].Index().Where(cell => cell.Index is 2 or 3 or 5).Select(cell => cell.Item), Has.All.EqualTo("not identified with one unlearning seed"));
        Assert.That(rows[2][4], Does.Match(@"^[\d.]+ \[[\d.]+, [\d.]+\]$"), "what a single run spreads by is told all the same");
        Assert.That(rows[1][2], Does.Match(@"^\d.* \[\d.*, \d.*\]$"));
        Assert.That(rows[1][3], Is.EqualTo("0 (deterministic)"));
    }

    [Test]
    public void OneTrainingSeedIsSaidToBeOne()
    {
        var rows = VarianceTable.Of(Fake.Large(1, 4), Fake.Accuracy).Rows;
        Assert.That(rows[2][1], Does.EndWith(" (conditional on training seed 0)"));
        Assert.That(rows[2][2], Is.EqualTo("not identified with one training seed"));
        Assert.That(rows[1][4], Is.EqualTo("not identified with one training seed"));
    }

    [Test]
    public void EqualValuesAreSaidToBeEqual()
    {
        var rows = VarianceTable.Of(Fake.Constant(3, 2, 7), Fake.Accuracy).Rows;
        Assert.That(rows[2], Is.EqualTo(new[]
        {
            "Noisy", "7.00 [7.00, 7.00]", "0 (all values are equal)", "0 (all values are equal)", "0 (all values are equal)", "not defined: all values are equal",
        }));
    }

    [Test]
    public void ADeterministicCellThatCollapsedIsOneCell()
    {
        var report = Fake.Report(3, 4, [Fake.Fixed], (c, _) => c.Train == 1 ? double.NaN : c.Train);
        Assert.That(VarianceTable.Of(report, Fake.Accuracy).Rows[0][6], Is.EqualTo("1/3"));
    }

    [Test]
    public void AnUnknownMetricIsAnErrorWithTheNearest() => Assert.That(
        () => VarianceTable.Of(Fake.TwoByTwo(), "acuracy-forget"),
        Throws.TypeOf<StudyException>().With.Message.Contains("did you mean accuracy-forget?"));
}
