using System.Globalization;
using System.Text;
using FsCheck;
using UnlearnRepro.Ranking.Datasets.Letor;

namespace UnlearnRepro.Ranking.Tests.Datasets;

public class NumeralsTests
{
    // The platform's own reading is right to the last bit (IEEE 754) since .NET Core 3.0.
    [FsProperty(MaxTest = 2000)]
    public void NumbersAreTheNearestDoubles(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        string sign = random.Next(2) == 0 ? "-" : "", before = Digits(random.Next(0, 20)), behind = Digits(random.Next(0, 25));
        string text = $"{sign}{before}{(random.Next(3) == 0 ? "" : ".")}{behind}{(random.Next(4) == 0 ? $"e{random.Next(-330, 310)}" : "")}";
        bool number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected);
        Assert.That(Numerals.Real(Encoding.ASCII.GetBytes(text), out double found), Is.EqualTo(number), text);
        Assert.That(BitConverter.DoubleToInt64Bits(found), Is.EqualTo(BitConverter.DoubleToInt64Bits(expected)), text);

        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));
    }

    // At the edge of what a double holds without error: 2^53, the next number that it cannot hold, and one digit more than a short number has.
    [TestCase("9007199254740992")]
    [TestCase("9007199254740993")]
    [TestCase("900719925474.0993")]
    [TestCase("-0.0000000000000001")]
    [TestCase("99999999999999999")]
    [TestCase("0.30000000000000004")]
    [TestCase("-0")]
    public void NumbersAtTheEdgeOfTheShortWay(string text)
    {
        Assert.That(Numerals.Real(Encoding.ASCII.GetBytes(text), out double found));
        Assert.That(BitConverter.DoubleToInt64Bits(found), Is.EqualTo(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture))));
    }

    [TestCase("0", 0)]
    [TestCase("046", 46)]
    [TestCase("999999999", 999_999_999)]
    public void WholeNumbers(string text, int expected)
    {
        Assert.That(Numerals.Whole(Encoding.ASCII.GetBytes(text), out int found));
        Assert.That(found, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("1.0")]
    [TestCase("1 ")]
    [TestCase("1000000000")]
    public void WhatIsNoWholeNumber(string text) => Assert.That(Numerals.Whole(Encoding.ASCII.GetBytes(text), out _), Is.False);
}
