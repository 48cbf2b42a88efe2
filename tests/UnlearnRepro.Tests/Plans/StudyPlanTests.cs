using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Reports;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Plans;

public class StudyPlanTests
{
    // Every cell takes half a second, trained and retrained models too.
    private const double Second = 0.5;

    // Sums of squares within rows 2 each: MS_U = 6 / 3 = 2. Row means 2, 4, 9 about 5: MS_T = 2 (9 + 1 + 16) / 2 = 26, s_T^2 = 12.
    private static readonly double[][] Noisy = [[1, 3], [3, 5], [8, 10]];

    private static readonly double[][] Retrain = [[1], [2], [6]];

    [Test]
    public void OneMethodPaysForItsTrainedModelsAlone()
    {
        var row = Plan([Fake.Retrain, Fake.Noisy], new(3, null)).Rows.Single();
        Assert.That((row.Allocation!.TrainingVariance, row.Allocation.UnlearningVariance), Is.EqualTo((12.0, 2.0)));
        Assert.That((row.Allocation.TrainingCost, row.Allocation.UnlearningCost), Is.EqualTo((Second, Second)));

        // J = 1: sqrt 14 = 3.742; t_7 2.3646 * 3.742 / sqrt 8 = 3.13; t_8 2.3060 * 3.742 / 3 = 2.876 <= 3. Nine times 1 s; with
        // J = 2 I = 8 gives 2.3646 sqrt(13 / 8) = 3.014, still too wide.
        Assert.That((row.Target!.Design!.TrainingSeeds, row.Target.Design.UnlearningSeeds, row.Target.Design.Cost), Is.EqualTo((9, 1, 9.0)));
        Assert.That(row.Budget, Is.Null);
    }

    [Test]
    public void MethodsShareTrainedModelsAndTheBudget()
    {
        var plan = Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy], new(null, 60));
        Assert.That(plan.Rows.Select(r => r.Allocation!.TrainingCost), Has.All.EqualTo(Second / 2));
        Assert.That(plan.Rows.Select(r => r.Budget!.Design!.Cost), Has.All.InRange(28.0, 30.0));

        // Together: I (c_T + c_U of Fixed + J c_U of Noisy) = I (1 + J / 2): 40 at J = 1. Fixed has a variance of 25.
        Assert.That((plan.Budget!.Design.TrainingSeeds, plan.Budget.Design.UnlearningSeeds, plan.Budget.Design.Cost), Is.EqualTo((40, 1, 60.0)));
        Assert.That(plan.Planned[plan.Budget.Widest].Method, Is.EqualTo(Fake.Fixed));
        Assert.That(plan.Target, Is.Null);
    }

    [Test]
    public void WhatCannotBePlannedSharesNothing()
    {
        var plan = Plan([Fake.Retrain, Fake.Twice1, Fake.Twice2, Fake.Noisy], new(3, null));
        Assert.That(plan.Rows.Select(r => r.Note), Is.EqualTo(new[] { "all values are equal", "every cell collapsed", null }));
        Assert.That(plan.Planned.Single().Allocation!.TrainingCost, Is.EqualTo(Second));
    }

    [Test]
    public void ReferencesHaveRetrainsSpreadAndAreShared()
    {
        // Variance of 1, 2, 6: 7. Costs as a trained model; two methods: half of it each.
        var plan = Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy], new(null, 60, compareWithRetrain: true, references: 8));
        foreach (var row in plan.Rows)
        {
            var references = row.Budget!.Design!.References!;
            Assert.That((references.Variance, references.Cost, references.Number), Is.EqualTo((7.0, Second / 2, (int?)8)));
        }

        Assert.That((plan.Budget!.Design.ReferenceSeeds, plan.Budget.Design.References!.Cost), Is.EqualTo((8, Second)));
        Assert.That(Plan([Fake.Retrain, Fake.Noisy], new(null, 60, compareWithRetrain: true)).Rows[0].Budget!.Design!.ReferenceSeeds, Is.GreaterThan(2));
    }

    [Test]
    public void ADeterministicMethodNeedsNoSecondUnlearningSeed()
    {
        var report = Fake.Report(3, 1, [Fake.Retrain, Fake.Fixed, Fake.Noisy], Value);
        var rows = StudyPlan.Of(report.Results, report.Metrics[0], PlanCosts.Measured((StudyResults)report.Results), new(3, null)).Rows;
        Assert.That((rows[0].Allocation!.TrainingVariance, rows[0].Target!.Design!.UnlearningSeeds), Is.EqualTo((25.0, 1)));
        Assert.That((rows[0].IsOfSingleRuns, rows[1].IsOfSingleRuns), Is.EqualTo((false, true)));
    }

    [Test]
    public void OneUnlearningSeedPlansSingleRuns()
    {
        var report = Fake.Report(3, 1, [Fake.Retrain, Fake.Noisy, Fake.Twice1], Value);
        var plan = StudyPlan.Of(report.Results, report.Metrics[0], PlanCosts.Measured((StudyResults)report.Results), new(6, 60));

        // 1, 3, 8: mean 4, variance 13. t_4 2.7764 sqrt(13 / 5) = 4.477 <= 6 < t_3 3.1824 sqrt(13 / 4) = 5.737 < t_2 4.3027 sqrt(13 / 3) = 8.957.
        var row = plan.Planned.Single();
        Assert.That((row.IsOfSingleRuns, row.Allocation!.TrainingVariance, row.Target!.Design!.TrainingSeeds), Is.EqualTo((true, 13.0, 4)));
        Assert.That((row.Budget!.Design!.TrainingSeeds, row.Budget.Design.UnlearningSeeds), Is.EqualTo((60, 1)));
        Assert.That(plan.Rows[1].Note, Is.EqualTo("all values are equal"));

        // Dashes where s_T and s_U would have to be told apart; no curve over J.
        string[] cells = [.. PlanTable.All(plan)[0].Rows[0]];
        Assert.That(cells[..8], Is.EqualTo(new[] { "Noisy", "-", "-", "0.500", "-", "-", "1", "4" }));
        Assert.That((cells[10], cells.Length), Is.EqualTo(("-", PlanTable.All(plan)[0].Header.Count)));
        Assert.That(PlanTable.Messages(plan), Has.Some.StartsWith("Noisy: J = 1 is kept, at the SD of a single run, 3.61: a table with one unlearning seed"));
        Assert.That(EfficiencyFigure.Model(plan).Series.OfType<OxyPlot.Series.LineSeries>(), Is.Empty);
    }

    [Test]
    public void OneMethodOfSingleRunsKeepsTheSharedGridAtJ1()
    {
        // Noisy lost its second unlearning seeds. At such a cost of training the other would want many; I (1000 + 1 + 1) is paid at J = 1.
        double WithoutSecond(Cell cell, string metric) => cell is { Method: "Noisy", Unlearn: 1 } ? double.NaN
            : cell.Method == "Twice" ? Noisy[cell.Train][cell.Unlearn] : Value(cell, metric);
        var report = Fake.Report(3, 2, [Fake.Retrain, Fake.Noisy, Fake.Twice1], WithoutSecond);
        PlanCosts costs = new(1000, new Dictionary<MethodChoice, double> { [Fake.Noisy] = 1, [Fake.Twice1] = 1 });
        var plan = StudyPlan.Of(report.Results, report.Metrics[0], costs, new(null, 50_000));
        Assert.That(plan.Rows.Select(r => r.IsOfSingleRuns), Is.EqualTo(new[] { true, false }));
        Assert.That((plan.Rows[0].Budget!.Design!.UnlearningSeeds, plan.Rows[1].Budget!.Design!.UnlearningSeeds > 1), Is.EqualTo((1, true)));
        Assert.That((plan.Budget!.Design.UnlearningSeeds, plan.Budget.Design.Cost), Is.EqualTo((1, 49 * 1002.0)));
        Assert.That(EfficiencyFigure.Model(plan).Series.OfType<OxyPlot.Series.LineSeries>().Select(s => s.Title), Is.EqualTo(new[] { "Twice" }));
    }

    [Test]
    public void CollapsedCellsAreSaid()
    {
        var report = Fake.Report(3, 2, [Fake.Retrain, Fake.Noisy], (c, m) => c is { Train: 1, Unlearn: 0 } && c.Method != "Retrain" ? double.NaN : Value(c, m));
        var row = StudyPlan.Of(report.Results, report.Metrics[0], PlanCosts.Measured((StudyResults)report.Results), new(3, null)).Rows.Single();
        Assert.That(row.Messages[0], Is.EqualTo("1 of 6 cells collapsed; the plan holds for the others."));
        Assert.That(row.Target, Is.Not.Null);
    }

    [Test]
    public void WhatIsMissingIsNamed()
    {
        var report = Fake.Report(3, 2, [Fake.Noisy], Value);
        Assert.That(() => PlanCosts.Measured((StudyResults)report.Results), Throws.InstanceOf<StudyException>().With.Message.Contains("Retrain"));
        PlanCosts costs = new(1, new Dictionary<MethodChoice, double> { [Fake.Noisy] = 1 });
        Assert.That(() => StudyPlan.Of(report.Results, report.Metrics[0], costs, new(1, null, compareWithRetrain: true)), Throws.InstanceOf<StudyException>().With.Message.Contains("found 0"));
        Assert.That(() => StudyPlan.Of(report.Results, new("mai", "", "", ""), costs, new(1, null)), Throws.InstanceOf<StudyException>().With.Message.Contains("'mai'"));
        Assert.That(StudyPlan.Of(report.Results, report.Metrics[0], costs, new(3, null)).Rows.Single().Target, Is.Not.Null, "costs from elsewhere need no Retrain");
        Assert.That(() => new PlanRequest(null, null), Throws.ArgumentException.With.Message.Contains("neither"));
        Assert.That(() => new PlanRequest(1, -2), Throws.ArgumentException.With.Message.Contains("above 0"));
    }

    [Test]
    public void TheTablesShowWhatWasAskedFor()
    {
        var plan = Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy, Fake.Twice1], new(3, 60, compareWithRetrain: true));
        var tables = PlanTable.All(plan);
        Assert.That(tables.Select(t => t.Caption.Split(',')[0]), Is.EqualTo(new[] { "Half-width 3.00 of accuracy-forget (%)", "What a budget of 1 min buys for accuracy-forget (%)" }));
        foreach (var table in tables)
        {
            Assert.That(table.Header, Does.Contain("R"));
            Assert.That(table.Rows.Select(r => r.Count), Has.All.EqualTo(table.Header.Count));
            Assert.That(table.Rows.Select(r => r[0]), Is.EqualTo(new[] { "Fixed", "Noisy", "Twice" }));
            Assert.That(table.Rows[2].Skip(1), Has.All.EqualTo("-"), "why is said below the table, where it breaks no column");
        }

        Assert.That(PlanTable.Messages(plan), Has.Some.EqualTo("Twice: All values are equal."));

        Assert.That(PlanTable.Messages(plan).Take(2), Has.All.Matches(@"^One grid that (reaches the half-width|fits the budget) for 2 methods together: I = \d+, J = 1, R = \d+ in .*, of Fixed\.$"));
        Assert.That(PlanTable.All(Plan([Fake.Retrain, Fake.Noisy], new(3, null))).Single().Header, Does.Not.Contain("R"));
    }

    [Test]
    public void APlanOutOfReachHasFullRowsToo()
    {
        var plan = Plan([Fake.Retrain, Fake.Fixed, Fake.Noisy], new(0.01, 1, compareWithRetrain: true, references: 2));
        var tables = PlanTable.All(plan);
        Assert.That(tables.SelectMany(t => t.Rows).Select(r => r.Count), Has.All.EqualTo(tables[0].Header.Count));
        Assert.That(tables[0].Rows[0], Does.Contain("out of reach"));
        Assert.That(tables[1].Rows[0], Does.Contain("too dear"));
        Assert.That(PlanTable.Messages(plan)[1], Is.EqualTo("No grid fits the budget for 2 methods together."));
    }

    internal static StudyPlan Plan(IReadOnlyList<MethodChoice> methods, PlanRequest request)
    {
        var report = Fake.Report(3, 2, methods, Value);
        return StudyPlan.Of(report.Results, report.Metrics[0], PlanCosts.Measured((StudyResults)report.Results), request);
    }

    // Fixed 0, 5, 10: variance 25. Twice (A=1) constant, Twice (A=2) collapsed.
    private static double Value(Cell cell, string metric) => (cell.Method, cell.Parameters) switch
    {
        ("Retrain", _) => Retrain[cell.Train][0],
        ("Fixed", _) => 5 * cell.Train,
        ("Twice", "A=1,B=1") => 7,
        ("Twice", _) => double.NaN,
        _ => Noisy[cell.Train][cell.Unlearn],
    };
}
