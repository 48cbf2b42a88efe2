using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Datasets;

public class DatasetCatalogTests
{
    private static readonly DataFolders Nowhere = new(["/nonexistent"]);

    [Test]
    public void DigitsAreAlwaysThere()
    {
        IDatasetSource digits = DatasetCatalog.Get("digits");
        Assert.That(digits.IsAvailable(Nowhere, out string where), Is.True);
        Assert.That(where, Is.EqualTo("built in"));
        Assert.That(digits.Load(Nowhere, Seed.Root(1)).Name, Is.EqualTo(digits.Name));
    }

    [Test]
    public void NamesAreUniqueAndFoundAgain()
    {
        Assert.That(DatasetCatalog.All.Select(s => s.Name), Is.Unique);
        Assert.That(DatasetCatalog.All.Select(s => DatasetCatalog.Get(s.Name)), Is.EqualTo(DatasetCatalog.All));
        Assert.That(DatasetCatalog.All.Select(s => s.Description), Has.All.Not.Empty.And.All.Not.Contain("\n"));
    }

    [Test]
    public void AMistypedNameIsOneLineWithTheNearest()
    {
        string message = Refused.Message(() => DatasetCatalog.Get("digit"));
        string known = string.Join(", ", DatasetCatalog.All.Select(s => s.Name));
        Assert.That(message, Is.EqualTo($"data set: expected one of {known}, found 'digit' (did you mean digits or digits-pairs?)"));
    }

    [Test]
    public void ANameLikeNoOtherSuggestsNothing() => Assert.That(
        Refused.Message(() => DatasetCatalog.Get("imagenet-22k-full")),
        Does.EndWith("found 'imagenet-22k-full'"));
}
