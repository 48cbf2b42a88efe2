using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Import;

namespace UnlearnRepro.Tests.Import;

/// <summary>A whole number is itself however it is written, and nothing else is a number.</summary>
public class SeedLabelTests
{
    [TestCase("0", "0")]
    [TestCase("0.0", "0")]
    [TestCase("-0", "0")]
    [TestCase("00", "0")]
    [TestCase("0e5", "0")]
    [TestCase("01", "1")]
    [TestCase("+1", "1")]
    [TestCase("1.", "1")]
    [TestCase("1.0", "1")]
    [TestCase("1e0", "1")]
    [TestCase("10E-1", "1")]
    [TestCase("0.1e1", "1")]
    [TestCase("-01.50e1", "-15")]
    [TestCase("1e+18", "1000000000000000000")]
    [TestCase("9007199254740993.0", "9007199254740993", Description = "2^53 + 1 is no double")]
    [TestCase("1.8446744073709551617e19", "18446744073709551617", Description = "beyond 64 bits")]
    public void AWholeNumberIsItself(string written, string label) => Assert.That(SeedLabel.Of(written), Is.EqualTo(label));

    [TestCase("1.5")]
    [TestCase("1e-1")]
    [TestCase("1.0.0")]
    [TestCase("0x1")]
    [TestCase("1_000")]
    [TestCase("1,000")]
    [TestCase("1 0")]
    [TestCase("e1")]
    [TestCase("1e")]
    [TestCase(".")]
    [TestCase("-")]
    [TestCase("--1")]
    [TestCase("\u0661", Description = "an Arabic digit")]
    [TestCase("1e999999999")]
    [TestCase("1e99999999999")]
    [TestCase("inf")]
    [TestCase("seed-1")]
    public void AnyOtherTextStaysAsItIs(string written) => Assert.That(SeedLabel.Of(written), Is.EqualTo(written));

    [TestCase("")]
    [TestCase("nan")]
    [TestCase("NaN")]
    [TestCase("None")]
    [TestCase("NA")]
    [TestCase("<NA>")]
    [TestCase("N/A")]
    [TestCase("null")]
    public void AnAbsentSeedIsNone(string written) => Assert.That(SeedLabel.Of(written), Is.Empty);

    [FsProperty]
    public bool TwoWaysToWriteAreEqualIfTheNumbersAre(long a, long b, int wayOfA, int wayOfB) =>
        (SeedLabel.Of(Written(a, wayOfA)) == SeedLabel.Of(Written(b, wayOfB))) == (a == b) && SeedLabel.Of(Written(a, wayOfA)) == SeedLabel.Of(Written(a, wayOfB));

    [FsProperty(MaxTest = 1000)]
    public Property TheNormalFormOfANormalFormIsItself() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("0", "1", "9", ".", "e", "-", "+", "n", "a", "_")).Select(string.Concat).ToArbitrary(),
        text => SeedLabel.Of(SeedLabel.Of(text)) == SeedLabel.Of(text));

    private static string Written(long number, int way)
    {
        BigInteger size = BigInteger.Abs(number);
        string sign = number < 0 ? "-" : way % 2 == 0 ? "" : "+", digits = size.ToString(CultureInfo.InvariantCulture);
        return sign + (Math.Abs(way % 6) switch
        {
            0 => digits,
            1 => digits + ".",
            2 => digits + ".00",
            3 => "00" + digits,
            4 => $"{digits[0]}.{digits[1..]}e{digits.Length - 1}",
            _ => $"{digits}000e-3",
        });
    }
}
