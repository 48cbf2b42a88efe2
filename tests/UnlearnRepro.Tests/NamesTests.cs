using UnlearnRepro.Words;

namespace UnlearnRepro.Tests;

public class NamesTests
{
    private static readonly string[] Known = ["mnist", "fashion-mnist", "digits", "cifar-100", "cifar-10"];

    [TestCase("digit", "digits")]
    [TestCase("MNIST", "mnist")]
    [TestCase("cifar10", "cifar-10,cifar-100")]
    [TestCase("fashion_mnist", "fashion-mnist")]
    [TestCase("cifar", "cifar-10,cifar-100")]
    [TestCase("digits-and-more-letters", "digits", Description = "one is the other's beginning")]
    [TestCase("imagenet-22k", "")]
    [TestCase("", "")]
    public void SuggestsTheNearestNames(string typed, string expected) =>
        Assert.That(string.Join(",", Names.Nearest(typed, Known)), Is.EqualTo(expected));

    [Test]
    public void EqualsAreInAlphabeticalOrderAndTheListIsCut() =>
        Assert.That(Names.Nearest("x1", ["x4", "x3", "x2", "x0"], most: 2), Is.EqualTo(new[] { "x0", "x2" }));

    [TestCase(12, "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11")]
    [TestCase(13, "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, … n12 (13 in all)")]
    public void ASentenceHasTwelveOfThem(int names, string text) =>
        Assert.That(Names.Few([.. Enumerable.Range(0, names).Select(k => $"n{k}")]), Is.EqualTo(text));

    [TestCase("kitten", "sitting", 3)]
    [TestCase("saturday", "sunday", 3)]
    [TestCase("", "abc", 3)]
    [TestCase("abc", "", 3)]
    [TestCase("abc", "abc", 0)]
    public void CountsEdits(string a, string b, int expected) => Assert.That(Names.Distance(a, b), Is.EqualTo(expected));
}
