namespace UnlearnRepro.Tests;

public class NamesTests
{
    private static readonly string[] Known = ["mnist", "fashion-mnist", "digits", "cifar-100", "cifar-10"];

    [TestCase("digit", "digits")]
    [TestCase("MNIST", "mnist")]
    [TestCase("cifar10", "cifar-10,cifar-100")]
    [TestCase("fashion_mnist", "fashion-mnist")]
    [TestCase("imagenet-22k", "")]
    [TestCase("", "")]
    public void SuggestsTheNearestNames(string typed, string expected) =>
        Assert.That(string.Join(",", Names.Nearest(typed, Known)), Is.EqualTo(expected));

    [Test]
    public void EqualsAreInAlphabeticalOrderAndTheListIsCut() =>
        Assert.That(Names.Nearest("x1", ["x4", "x3", "x2", "x0"], most: 2), Is.EqualTo(new[] { "x0", "x2" }));

    [TestCase("kitten", "sitting", 3)]
    [TestCase("saturday", "sunday", 3)]
    [TestCase("", "abc", 3)]
    [TestCase("abc", "", 3)]
    [TestCase("abc", "abc", 0)]
    public void CountsEdits(string a, string b, int expected) => Assert.That(Names.Distance(a, b), Is.EqualTo(expected));
}
