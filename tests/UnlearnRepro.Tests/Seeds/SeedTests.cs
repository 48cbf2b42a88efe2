using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Tests.Seeds;

/// <summary>A seed is its path and nothing else: the path's text, the value of the text, and what may stand in it.</summary>
public class SeedTests
{
    [Test]
    public void APathReadsFromTheRootDown()
    {
        Seed seed = Seed.Root(7).At("digits").At(SeedAxis.Train, 3).At("shuffle");
        Assert.That(seed.Path, Is.EqualTo("7/digits/train/3/shuffle"));
        Assert.That(seed.ToString(), Is.EqualTo(seed.Path));
    }

    [Test]
    public void TheLargestRootIsWrittenOut() =>
        Assert.That(Seed.Root(ulong.MaxValue).Path, Is.EqualTo("18446744073709551615"));

    [Test]
    public void TheValueIsTheFirstEightBytesOfTheHashLowByteFirst()
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes("7/digits/unlearn/12/labels"));
        ulong expected = 0;
        for (int i = 7; i >= 0; i--)
        {
            expected = (expected * 256) + hash[i];
        }

        Assert.That(Seed.Root(7).At("digits").At(SeedAxis.Unlearn, 12).At("labels").Value, Is.EqualTo(expected));
    }

    [Test]
    public void TheValueIsTheOneOfAnotherProgram() =>
        // printf '1/digits/train/0/init' | sha256sum begins with bab40f7feb235e68.
        Assert.That(Seed.Root(1).At("digits").At(SeedAxis.Train, 0).At("init").Value, Is.EqualTo(7520487922111329466UL));

    [Test]
    public void WordsAreThoseOfAnotherProgramAndBeginAnewAtEveryCall()
    {
        // SplitMix64 in Python, from the first eight bytes of sha256('1/digits/shuffle/12').
        Seed seed = Seed.Root(1).At("digits");
        for (int call = 0; call < 2; call++)
        {
            var words = seed.Words("shuffle", 12);
            Assert.That((words(), words()), Is.EqualTo((9678340985301051625UL, 16073825702851852801UL)));
        }
    }

    [Test]
    public void APurposeCanBeDrawnElsewhereAndNoOther()
    {
        Seed whole = Seed.Root(1).At("train").At("0"), other = Seed.Root(1).At("train").At("4"), mixed = whole.With("init", other);
        Assert.That(First(mixed, "init"), Is.EqualTo(First(other, "init")).And.Not.EqualTo(First(whole, "init")));
        Assert.That(First(mixed, "shuffle"), Is.EqualTo(First(whole, "shuffle")).And.Not.EqualTo(First(other, "shuffle")));
        Assert.That(mixed.Path, Is.EqualTo("1/train/0[init=1/train/4]"));
        Assert.That(mixed, Is.Not.EqualTo(whole).And.EqualTo(whole.With("init", other)));
        Assert.That(mixed.Value, Is.Not.EqualTo(whole.Value), "what is named below it is its own");
        Assert.That(() => mixed.With("init", whole), Throws.ArgumentException.With.Message.Contains("found it twice"));

        static ulong First(Seed seed, string purpose) => seed.Words(purpose, 3)();
    }

    [Test]
    public void ALevelKnowsItsAxis()
    {
        SeedLevel level = Seed.Root(1).Level(SeedAxis.Forget, 3);
        Assert.That((level.Seed.Path, level.Axis.Path, level.Index), Is.EqualTo(("1/forget/3", "1/forget", 3)));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("a/b")]
    public void ANameThatCouldMakeTwoPathsOneIsRefused(string name) =>
        Assert.That(() => Seed.Root(1).At(name), Throws.ArgumentException.With.Message.Contains($"found '{name}'"));

    [Test]
    public void ANegativeIndexIsRefused() =>
        Assert.That(() => Seed.Root(1).At(SeedAxis.Train, -1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void EqualPathsAreEqualSeedsHoweverTheyWereMade() =>
        Assert.That(Seed.Root(1).At("train").At("3"), Is.EqualTo(Seed.Root(1).At(SeedAxis.Train, 3)));
}
