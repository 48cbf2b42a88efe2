using System.Text;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

public class LetorReaderTests
{
    private static readonly LetorFormat Format = new(3, 2);

    [Test]
    public void RowsBecomeQueriesInTheirOrder()
    {
        var file = Text.Read("2 qid:10 1:0.5 2:-1.25 3:3e-2 # docid = a inc = 1\n0 qid:10 1:1 2:0 3:0\n1 qid:11 1:7 2:8 3:9\n");
        Assert.That(Text.Contents(file.Queries.Queries), Is.EqualTo(new (string, int[], double[])[]
        {
            ("10", [2, 0], [0.5, -1.25, 0.03, 1, 0, 0]),
            ("11", [1], [7, 8, 9]),
        }));
        Assert.That((file.Queries.Features, file.Queries.MaxGrade, file.Rows, file.Scattered, file.Undefined, file.Clamped), Is.EqualTo((3, 2, 3, 0, 0L, 0L)));
        Assert.That(file.Notes("f"), Is.Empty);
    }

    [TestCase("1 qid:5 2:4\n", 0, 4, 0, TestName = "Features that do not stand are 0")]
    [TestCase("1 qid:5\n", 0, 0, 0, TestName = "So are all of a row without any")]
    [TestCase("1 qid:5 3:1 1:2\n", 2, 0, 1, TestName = "In any order")]
    [TestCase("1 qid:5 1:1 2:2 3:3", 1, 2, 3, TestName = "Without an end of the last line")]
    [TestCase("1 qid:5 1:1 2:2 3:3\r\n", 1, 2, 3, TestName = "With ends of lines of two bytes")]
    [TestCase("\uFEFF1 qid:5 1:1\n", 1, 0, 0, TestName = "Behind a byte order mark")]
    [TestCase("\n \t\r\n# comment\n1 qid:5 1:1\n\n", 1, 0, 0, TestName = "Between lines without a row")]
    [TestCase(" \t1\t qid:5\t\t1:1 \n", 1, 0, 0, TestName = "Between white space of all kinds")]
    [TestCase("1 qid:5 1:1 2:2#3:3\n", 1, 2, 0, TestName = "A comment needs no white space before it")]
    [TestCase("1 qid:5 1:1 # 2:2 # 3:3\n", 1, 0, 0, TestName = "Of two signs of a comment the first counts")]
    [TestCase("1 qid:5 1:NaN 2:nan 3:-NAN\n", 0, 0, 0, TestName = "What is no number is 0")]
    [TestCase("1 qid:5 1:+1.5 2:.5 3:5.\n", 1.5, 0.5, 5, TestName = "Numbers as C reads them")]
    [TestCase("1 qid:5 1:0001 2:1E+2 3:-0.1e1\n", 1, 100, -1, TestName = "Numbers with exponents and zeros in front")]
    public void OneRow(string text, double first, double second, double third)
    {
        var query = Text.Read(text).Queries.Queries.Single();
        Assert.That((query.Id, query.Grades[0]), Is.EqualTo(("5", 1)));
        Assert.That(query.Values.ToArray(), Is.EqualTo(new[] { first, second, third }));
    }

    [TestCase("1.8e308", 1)]
    [TestCase("-1.8e308", -1)]
    [TestCase("1.797693e+308", 1)]
    [TestCase("inf", 1)]
    [TestCase("-Infinity", -1)]
    [TestCase("1e999999999999", 1)]
    public void HugeValuesAreClampedAndCounted(string value, int sign)
    {
        var file = Text.Read($"1 qid:5 1:{value}\n0 qid:5 1:NaN\n");
        Assert.That(file.Queries.Queries[0].Values[0], Is.EqualTo(sign * LetorReader.Largest));
        Assert.That((file.Clamped, file.Undefined), Is.EqualTo((1L, 1L)));
        Assert.That(file.Notes("f"), Is.EqualTo(new[]
        {
            "f: 1 values are NaN; taken as 0",
            "f: 1 values are infinite or above 8.988465674311579E+307 in size; taken as that",
        }));
    }

    [Test]
    public void WhatIsHalfTheLargestDoubleStays()
    {
        var file = Text.Read("1 qid:5 1:8.9e307 2:-8.9e307\n");
        Assert.That(file.Queries.Queries[0].Values.ToArray(), Is.EqualTo(new[] { 8.9e307, -8.9e307, 0 }));
        Assert.That(file.Clamped, Is.Zero);
    }

    [TestCase("-7")]
    [TestCase("007")]
    [TestCase("GX008-86:x")]
    [TestCase("größe")]
    public void AnIdIsAText(string id) => Assert.That(Text.Read($"1 qid:{id} 1:1\n").Queries.Queries.Single().Id, Is.EqualTo(id));

    [Test]
    public void RowsOfAnIdAreOneQueryWhereverTheyStand()
    {
        var file = Text.Read("0 qid:b 1:1\n1 qid:a 1:2\n2 qid:b 1:3\n0 qid:c 1:4\n1 qid:b 1:5\n1 qid:a 1:6\n");
        Assert.That(Text.Contents(file.Queries.Queries), Is.EqualTo(new (string, int[], double[])[]
        {
            ("b", [0, 2, 1], [1, 0, 0, 3, 0, 0, 5, 0, 0]),
            ("a", [1, 1], [2, 0, 0, 6, 0, 0]),
            ("c", [0], [4, 0, 0]),
        }));
        Assert.That(file.Notes("f"), Is.EqualTo(new[] { "f: 2 queries have rows in more than one place; all rows of an id are one query" }));
    }

    [Test]
    public void AQueryMayHaveMoreRowsThanTheBufferAtFirst()
    {
        var file = Text.Read(string.Concat(Enumerable.Range(0, 1000).Select(d => $"{d % 3} qid:1 2:{d}\n")));
        var query = file.Queries.Queries.Single();
        Assert.That(query.Documents, Is.EqualTo(1000));
        Assert.That(Enumerable.Range(0, 1000).Select(d => (query.Grades[d], query.Document(d)[1])), Is.EqualTo(Enumerable.Range(0, 1000).Select(d => (d % 3, (double)d))));
    }

    [TestCase("x qid:1 1:1", "a grade 0..2, found 'x'")]
    [TestCase("3 qid:1 1:1", "a grade 0..2, found '3'")]
    [TestCase("-1 qid:1 1:1", "a grade 0..2, found '-1'")]
    [TestCase("1.0 qid:1 1:1", "a grade 0..2, found '1.0'")]
    [TestCase("4294967296 qid:1 1:1", "a grade 0..2, found '4294967296'")]
    [TestCase("1", "qid:<id> behind the grade, found the end of the line")]
    [TestCase("1 # qid:1", "qid:<id> behind the grade, found a comment")]
    [TestCase("1 1:1 qid:1", "qid:<id> behind the grade, found '1:1'")]
    [TestCase("1 qid: 1:1", "qid:<id> behind the grade, found 'qid:'")]
    [TestCase("1 qid:a#b 1:1", "white space between qid:<id> and a comment, found 'qid:a' and #")]
    [TestCase("1 qid:a\u0007 1:1", "an id of letters, digits and signs in UTF-8, found 'qid:a?'")]
    [TestCase("1 qid:a\u2028b 1:1", "an id of letters, digits and signs in UTF-8, found 'qid:a???b'")]
    [TestCase("1 qid:1 1", "<feature>:<value>, found '1'")]
    [TestCase("1 qid:1 0:1", "a feature 1..3, found '0:1'")]
    [TestCase("1 qid:1 4:1", "a feature 1..3, found '4:1'")]
    [TestCase("1 qid:1 -1:1", "a feature 1..3, found '-1:1'")]
    [TestCase("1 qid:1 4294967297:1", "a feature 1..3, found '4294967297:1'")]
    [TestCase("1 qid:1 :1", "a feature 1..3, found ':1'")]
    [TestCase("1 qid:1 qid:2", "a feature 1..3, found 'qid:2'")]
    [TestCase("1 qid:1 2:", "a number for feature 2, found '2:'")]
    [TestCase("1 qid:1 2:1,5", "a number for feature 2, found '2:1,5'")]
    [TestCase("1 qid:1 2:0x1", "a number for feature 2, found '2:0x1'")]
    [TestCase("1 qid:1 2:.", "a number for feature 2, found '2:.'")]
    [TestCase("1 qid:1 2:-", "a number for feature 2, found '2:-'")]
    [TestCase("1 qid:1 2:1e", "a number for feature 2, found '2:1e'")]
    [TestCase("1 qid:1 2:1\0", "a number for feature 2, found '2:1?'")]
    [TestCase("1 qid:1 2:12345678901234567890\0", "a number for feature 2, found '2:12345678901234567890?'")]
    [TestCase("1 qid:1 2:∞", "a number for feature 2, found '2:???'")]
    [TestCase("1 qid:1 1:1\r2 qid:1 1:1", "a number for feature 1, found '1:1?2'")]
    [TestCase("1 qid:1 1:1 3:1 1:1", "each feature once, found feature 1 twice")]
    [TestCase("1 qid:1 2:1 2:0", "each feature once, found feature 2 twice")]
    [TestCase("1 qid:1 2:aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee", "a number for feature 2, found '2:aaaaaaaaaabbbbbbbbbbccccccccccdddddddd...'")]
    public void ARowThatIsWrongIsNamedByItsLine(string row, string message) =>
        Assert.That(Text.Refusal($"0 qid:1 2:1\n\n{row}\n"), Is.EqualTo($"made:3: expected {message}"));

    [TestCase("", 1)]
    [TestCase("\n\r\n  \n# 1 qid:1\n", 5)]
    public void AFileWithoutARowIsRefused(string text, int line) => Assert.That(Text.Refusal(text), Is.EqualTo($"made:{line}: expected a row, found the end of the file"));

    [Test]
    public void TheSameFeatureInTheNextRowIsNoSecondTime() => Assert.That(Text.Read("1 qid:1 2:1\n1 qid:1 2:1\n").Rows, Is.EqualTo(2));

    [Test]
    public void AnIdThatIsNoUtf8IsRefused() => Assert.That(
        Refused.Message(() => Text.Read([.. "1 qid:a"u8, 0xFF, .. " 1:1"u8], Format)), Is.EqualTo("made:1: expected an id of letters, digits and signs in UTF-8, found 'qid:a?'"));

    [Test]
    public void ALineWithoutEndIsRefused() => Assert.That(
        Text.Refusal("1 qid:1 1:1\n" + new string(' ', 3 << 20)), Is.EqualTo("made:2: expected a line of at most 1048576 bytes, found a longer one"));

    [Test]
    public void ALineMayBeLongerThanTheBufferAtFirst() =>
        Assert.That(Text.Read($"1 qid:1{new string(' ', 300_000)}1:1\n2 qid:1 2:2\n").Queries.Queries[0].Values.ToArray(), Is.EqualTo(new[] { 1.0, 0, 0, 0, 2, 0 }));

    [TestCase(0, 2)]
    [TestCase(3, 0)]
    [TestCase(3, 31)]
    public void AFormatHasFeaturesAndGrades(int features, int maxGrade) => Assert.Throws<ArgumentOutOfRangeException>(() => _ = new LetorFormat(features, maxGrade));

    [Test]
    public void FilesAreReadPlainAndCompressed()
    {
        using var folder = new TemporaryFolder();
        byte[] text = Encoding.UTF8.GetBytes("1 qid:1 1:1\r\n2 qid:2 2:2");
        // Of the two lines, each ended by LF.
        const string Sum = "c2c7b0b4a5f0a0e6f3d5";
        QuerySet[] read = [.. new[] { folder.Write("a.txt", text), folder.Write("b.txt.gz", Gzip.Of(text)) }.Select(path => LetorReader.Read(path, Format).Queries)];
        Assert.That(Text.Contents(read[0].Queries), Is.EqualTo(new (string, int[], double[])[] { ("1", [1], [1, 0, 0]), ("2", [2], [0, 2, 0]) }));
        Assert.That(Text.Contents(read[1].Queries), Is.EqualTo(Text.Contents(read[0].Queries)));
        string found = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("1 qid:1 1:1\n2 qid:2 2:2\n"u8));
        Assert.That(LetorReader.Read(folder.At("b.txt.gz"), Format, found).Rows, Is.EqualTo(2));
        Assert.That(Refused.Message(() => LetorReader.Read(folder.At("a.txt"), Format, Sum)), Is.EqualTo(
            $"{folder.At("a.txt")}: expected SHA-256 {Sum} (uncompressed, lines ended by LF), found {found}"));
    }

    [Test]
    public void AFileThatIsNoneOrDamagedIsRefused()
    {
        using var folder = new TemporaryFolder();
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(d => $"1 qid:{d * 7919 % 1000} 1:{d * 31}\n")));
        byte[] whole = Gzip.Of(text), flipped = [.. whole];
        flipped[^6] ^= 1;
        Assert.That(LetorReader.Read(folder.Write("whole.gz", whole), Format).Rows, Is.EqualTo(3000));
        Assert.That(Refusal(folder.At("none.txt")), Is.EqualTo($"{folder.At("none.txt")}: expected a text file, found none"));
        Assert.That(Refusal(folder.Path), Is.EqualTo($"{folder.Path}: expected a text file, found a folder"));
        Assert.That(Refusal(folder.Write("plain.gz", text)), Is.EqualTo($"{folder.At("plain.gz")}:1: expected a gzip file, found a damaged one"));
        Assert.That(Refusal(folder.Write("sum.gz", flipped)), Does.Match(@"sum\.gz:\d+: expected a gzip file, found a damaged one$"));
        Assert.That(Refusal(folder.Write("cut.gz", whole[..(whole.Length / 2)])), Does.Match(@"cut\.gz:\d+: expected a gzip file, found a damaged one$"));
        Assert.That(Refusal(folder.Write("empty.gz", [])), Is.EqualTo($"{folder.At("empty.gz")}:1: expected a row, found the end of the file"));

        static string Refusal(string path) => Refused.Message(() => LetorReader.Read(path, Format));
    }
}
