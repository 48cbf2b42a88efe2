using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Metrics;

public class RelearnTimeTests
{
    /// <summary>
    /// One input x = 1, two classes, no momentum: the margin z of the true class moves by 4 eta / (1 + e^z) a step (two weights and two biases, each by
    /// eta (1 - p)), eta = 0.02 lr. From z = -0.1 with lr 1 a step adds 0.08 / (1 + e^-0.1) = 0.0420, and then 0.08 / (1 + e^-0.0580) = 0.0412 and
    /// 0.08 / (1 + e^-0.0168) = 0.0403, after which z is above 0: three passes.
    /// </summary>
    [TestCase(-0.1, 3)]
    [TestCase(0.1, 0, Description = "it knows it already")]
    [TestCase(-50, RelearnTime.Most, Description = "censored")]
    public void PassesAreCountedUntilItIsKnown(double margin, int expected)
    {
        using var model = Given.Model(Mlp.Of(1, [], 2), 7);
        model.Theta.copy_(tensor(new float[] { 0, 0, (float)margin, 0 }).unsqueeze(0));
        using var one = new Samples(ones([1, 1]), zeros([1], dtype: int64));
        Assert.That(Given.Relearn(one, new(new Sgd(1), 1, 4)).Passes(model, 100), Is.EqualTo(expected));
    }

    [Test]
    public void OnePointMayBeMissing()
    {
        // 200 samples, of which the model, that names class 0 always, has 198 or 197 right.
        using var model = Given.Model(Mlp.Of(1, [], 2), 7);
        model.Theta.copy_(tensor(new float[] { 0, 0, 50, 0 }).unsqueeze(0));
        int Passes(int wrong)
        {
            using var samples = new Samples(ones([200, 1]), tensor([.. Enumerable.Range(0, 200).Select(i => i < wrong ? 1L : 0)]));
            return Given.Relearn(samples, Given.Recipe()).Passes(model, 100);
        }

        Assert.That(Passes(wrong: 2), Is.Zero);
        Assert.That(Passes(wrong: 3), Is.EqualTo(RelearnTime.Most));
    }

    [Test]
    public void TheModelIsLeftAloneAndASecondLookSeesTheSame()
    {
        using var model = Given.Model(SmallCnn.Of(new(1, 4, 4), 2, 3, 3), 7);
        var relearn = Given.Relearn(Given.Data().Forget, Given.Recipe());
        string before = model.Sha256();
        int first = relearn.Passes(model, 100);
        Assert.That(first, Is.GreaterThan(0));
        Assert.That((relearn.Passes(model, 100), model.Sha256()), Is.EqualTo((first, before)));
    }

    [Test]
    public void AModelThatIsNoneIsCensored()
    {
        using var model = Given.Model(Mlp.Of(16, [8], 3), 7);
        model.Theta.fill_(float.NaN);
        Assert.That(Given.Relearn(Given.Data().Forget, Given.Recipe()).Passes(model, 100), Is.EqualTo(RelearnTime.Most));
    }
}
