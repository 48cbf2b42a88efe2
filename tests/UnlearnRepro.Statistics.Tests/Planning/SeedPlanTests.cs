namespace UnlearnRepro.Statistics.Tests;

public class SeedPlanTests
{
    [Test]
    public void DyestuffPlan()
    {
        // s_T^2 1764.05, s_U^2 2451.25, c_T / c_U = 10: J* = sqrt(10 * 1.38956) = 3.7277, J = 4.
        SeedPlan plan = SeedPlan.From(VarianceComponents.Of(new SeedGrid(Worlds.Dyestuff)), 10, 1, 20);
        Assert.That(plan.OptimalUnlearningSeeds, Is.EqualTo(3.7277).Within(1e-4));
        Assert.That(plan.UnlearningSeeds, Is.EqualTo(4));
        // variance of a seed mean 2376.8625: sqrt = 48.753; t_25 48.753 / sqrt(26) = 19.69 <= 20 < t_24 48.753 / 5 = 20.12
        Assert.That((plan.TrainingSeeds, plan.Cost), Is.EqualTo(((int?)26, (double?)(26 * 14))));
        Assert.That(plan.Floor, Is.EqualTo(2.05954 * 42.0006 / Math.Sqrt(26)).Within(1e-3));
        Assert.That(plan.FewestTrainingSeeds, Is.LessThan(26));
        Assert.That(plan.MostTrainingSeeds, Is.GreaterThan(26));
    }

    [Test]
    public void DeterministicPilotAsksForOneUnlearningSeed() =>
        Assert.That(SeedPlan.From(VarianceComponents.Of(new SeedGrid([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]])), 10, 1, 1).UnlearningSeeds, Is.EqualTo(1));

    [Test]
    public void PilotOfOneTrainingSeedCannotPlan() =>
        Assert.That(() => SeedPlan.From(VarianceComponents.Of(new SeedGrid([[1.0, 2.0]])), 1, 1, 1),
            Throws.ArgumentException.With.Message.Contains("one training seed"));

    [Test]
    public void UpperBoundGivesAssurance()
    {
        // With I planned from the upper 97.5 % bound the true requirement is met in about 97.5 % of pilots, against about
        // half when the point estimate is used. 400 pilots: 3 standard errors of .975 are .024.
        Worlds worlds = new(5);
        int upper = 0, middle = 0;
        for (int n = 0; n < 400; n++)
        {
            SeedPlan plan = SeedPlan.From(VarianceComponents.Of(worlds.Grid(8, 4, 0.5)), 10, 1, 0.5);
            Allocation truth = new(0.5, 0.5, 10, 1);
            upper += truth.HalfWidth(plan.MostTrainingSeeds!.Value, plan.UnlearningSeeds) <= 0.5 * 1.001 ? 1 : 0;
            middle += truth.HalfWidth(plan.TrainingSeeds!.Value, plan.UnlearningSeeds) <= 0.5 * 1.001 ? 1 : 0;
        }

        Assert.That(upper / 400.0, Is.GreaterThan(0.975 - 0.024));
        Assert.That(middle / 400.0, Is.LessThan(0.75));
    }
}
