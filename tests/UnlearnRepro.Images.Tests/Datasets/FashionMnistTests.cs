using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Datasets;

public class FashionMnistTests
{
    [Test]
    public void TheRealDataSetIsAsPublished()
    {
        if (!FashionMnist.Source.IsAvailable(DataFolders.Default, out string where))
        {
            Assert.Ignore($"Fashion-MNIST is not on this machine ({where}): apt install dataset-fashion-mnist, or set UNLEARN_DATA");
        }

        // Loading checks the four SHA-256 and that train and test share no image.
        ImageDataset data = FashionMnist.Source.Load(DataFolders.Default, Seed.Root(1));
        Assert.That((data.Train.Count, data.Test.Count, data.Train.Shape), Is.EqualTo((60_000, 10_000, new ImageShape(1, 28, 28))));
        Assert.That(data.Train.Labels.CountBy(l => l).Select(l => l.Value), Is.All.EqualTo(6_000));
        Assert.That(data.Test.Labels.CountBy(l => l).Select(l => l.Value), Is.All.EqualTo(1_000));
        Assert.That(data.Classes[data.Train.Labels[0]], Is.EqualTo("Ankle boot"));
        Assert.That(data.SharedImages, Is.Zero);
        // 0.2860 is the mean that everybody normalises with.
        Assert.That(data.Train.Pixels.Average(p => (double)p), Is.EqualTo(0.28604).Within(1e-5));
        Assert.That(data.Train.Image(0).ToArray().Average(p => (double)p), Is.EqualTo(0.38139).Within(1e-5));
    }
}
