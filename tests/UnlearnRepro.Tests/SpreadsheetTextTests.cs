using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests;

public class SpreadsheetTextTests
{
    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.ArrayOf(Gen.Elements("'=+-@\t\r1.eEa|".ToCharArray())).Select(letters => new string(letters)),
        Gen.Elements("=cmd|'/C calc'!A0", "-1", "+1.5e-3", "'-1", "''=x", "-1\n", "@SUM(1)", "a=b"));

    [FsProperty(MaxTest = 5000)]
    public Property WhatIsReadIsWhatWasWritten() => Prop.ForAll(Field.ToArbitrary(), text => SpreadsheetText.Read(SpreadsheetText.Write(text)).ToString() == text);

    [FsProperty(MaxTest = 5000)]
    public Property NothingThatIsWrittenIsAFormula() => Prop.ForAll(Field.ToArbitrary(), text =>
        SpreadsheetText.Write(text) is var field && (field.Length == 0 || !"=+-@\t\r".Contains(field[0]) || (field == text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))));

    [TestCase("=1+1", "'=1+1")]
    [TestCase("'=1+1", "''=1+1")]
    [TestCase("-1", "-1")]
    [TestCase("+1.5e-3", "+1.5e-3")]
    [TestCase("-x", "'-x")]
    [TestCase("'; DROP", "'; DROP", Description = "an apostrophe alone is no formula")]
    public void AnApostropheMakesATextOfAFormula(string text, string field) => Assert.That(SpreadsheetText.Write(text), Is.EqualTo(field));

    [TestCase("'adam'", "'adam'")]
    [TestCase("'=x", "=x", Description = "what other programs write for the same reason")]
    public void FieldsOfOthersAreReadAlike(string field, string text) => Assert.That(SpreadsheetText.Read(field).ToString(), Is.EqualTo(text));
}
