using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests;

/// <summary>Names of strangers as names of files: none is another's, on any file system, and none means something to a system.</summary>
public class FileNamesTests
{
    // Letters that could be taken for others, or for a path.
    private const string Letters = "abcAB01-_.~/\\: %éÉ准确召ß\ud800\u0000";

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Letters.ToCharArray())).Select(letters => new string(letters)),
        Gen.Elements("", ".", "..", "...", "con", "CON", "nul.txt", "Aux.", "com1", "lpt9.x", new string('a', 300), new string('a', 299) + "b", new string('准', 90)),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

    // Half of the pairs differ in one letter, or in the case of some.
    private static readonly Gen<(string, string)> Pairs = Gen.OneOf(
        Name.Two().Select(pair => (pair.Item1, pair.Item2)),
        Name.Select(name => (name, name.ToUpperInvariant())),
        Name.Select(name => (name, name.ToLowerInvariant())),
        Name.Select(name => (name, name.Replace('.', '-').Replace('/', '-'))),
        Name.Select(name => (name, FileNames.Of(name))));

    [FsProperty(MaxTest = 5000)]
    public Property DifferentNamesHaveDifferentFilesWhateverTheCase() => Prop.ForAll(Pairs.ToArbitrary(), pair =>
        pair.Item1 == pair.Item2 || !string.Equals(FileNames.Of(pair.Item1), FileNames.Of(pair.Item2), StringComparison.OrdinalIgnoreCase));

    [FsProperty(MaxTest = 5000)]
    public Property AFileStaysInItsFolderAndHasAPossibleName() => Prop.ForAll(Name.ToArbitrary(), name =>
    {
        string file = FileNames.Of(name);
        return file.Length is > 0 and <= 180 && file.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~')
            && file[0] != '.' && file[^1] != '.' && file.Split('.')[0].ToLowerInvariant() is not ("con" or "nul" or "aux" or "prn" or "com1" or "lpt9");
    });

    [TestCase("accuracy-forget", "accuracy-forget", Description = "what is a slug stays one")]
    [TestCase("digits_2024.v1-8x2", "digits_2024.v1-8x2")]
    [TestCase("mia auc", "mia~0020auc")]
    [TestCase("准确率", "~51c6~786e~7387")]
    [TestCase("Results", "Results~~1")]
    [TestCase("mIA", "mIA~~6")]
    [TestCase("", "~")]
    [TestCase("...", "~002e.~002e")]
    [TestCase("aux", "~0061ux")]
    public void ANameIsReadableWhereItCanBe(string name, string file) => Assert.That(FileNames.Of(name), Is.EqualTo(file));
}
