using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;

namespace UnlearnRepro.Images.Tests.Training;

public class ForgettingDataTests
{
    /// <summary>Of the labels 0, 1, 2, 0, ... class 1 is forgotten: rows 1, 4, ..., 28 of D; of D' rows 1, 4, 7, 10, 13.</summary>
    [Test]
    public void TheRowsOfTheForgetSetAndHalfOfItsTestSet()
    {
        using var scope = NewDisposeScope();
        ForgettingData data = Given.Data();
        Assert.That(data.ForgetRows.data<long>(), Is.EqualTo(Enumerable.Range(0, 10).Select(k => 1 + (3 * k))));
        Assert.That(data.Train.X.index_select(0, data.ForgetRows).data<float>(), Is.EqualTo(data.Forget.X.data<float>()));
        Assert.That(data.Validation.X.data<float>(), Is.EqualTo(data.Test.X.index_select(0, tensor(new long[] { 1, 4, 7 })).data<float>()));
        Assert.That(data.Validation.Y.data<long>(), Is.All.EqualTo(1));
    }
}
