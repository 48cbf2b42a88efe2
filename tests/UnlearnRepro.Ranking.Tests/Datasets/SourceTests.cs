using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>Sources over folders of files that are made here.</summary>
public class SourceTests
{
    private TemporaryFolder folder = null!;

    private DataFolders Folders => new([folder.At("empty"), folder.Path]);

    private static readonly FoldSource Folded = MslrLike(normalises: false);

    private static readonly SplitSource Split = RankingDatasets.Yahoo with { Name = "tiny", Format = new(2, 2), Normalises = false };

    private static FoldSource MslrLike(bool normalises) => MicrosoftDatasets.MslrWeb10K with { Name = "tiny", Format = new(2, 2), Normalises = normalises };

    private static SeedLevel Level(int index) => Seed.Root(1).Level(SeedAxis.Data, index);

    private void Write(string name, string text) => folder.Write($"tiny/{name}", Encoding.UTF8.GetBytes(text));

    // Part p has the queries 10 p and 10 p + 1.
    private static string Part(int part) => $"0 qid:{10 * part} 1:{part}\n1 qid:{10 * part} 1:9\n2 qid:{(10 * part) + 1} 2:{part}\n";

    private void WriteParts()
    {
        for (int part = 1; part <= 5; part++)
        {
            Write($"S{part}.txt", Part(part));
        }
    }

    private void WriteFolds()
    {
        for (int fold = 1; fold <= 5; fold++)
        {
            Write($"Fold{fold}/train.txt", string.Concat(Enumerable.Range(0, 3).Select(k => Part(((fold - 1 + k) % 5) + 1))));
            Write($"Fold{fold}/vali.txt", Part(((fold + 2) % 5) + 1));
            Write($"Fold{fold}/test.txt", Part(((fold + 3) % 5) + 1));
        }
    }

    private static string[] Ids(QuerySet set) => [.. set.Queries.Select(query => query.Id)];

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase(0, "10 11 20 21 30 31", "40 41", "50 51")]
    [TestCase(1, "20 21 30 31 40 41", "50 51", "10 11")]
    [TestCase(2, "30 31 40 41 50 51", "10 11", "20 21")]
    [TestCase(3, "40 41 50 51 10 11", "20 21", "30 31")]
    [TestCase(4, "50 51 10 11 20 21", "30 31", "40 41")]
    public void AFoldIsTheSameFromPartsAndFromFolds(int fold, string train, string validation, string test)
    {
        WriteFolds();
        var official = Folded.Load(Folders, Level(fold));
        Directory.Delete(folder.At("tiny"), recursive: true);
        WriteParts();
        var turned = Folded.Load(Folders, Level(fold));
        foreach (var data in new[] { official, turned })
        {
            Assert.That((Ids(data.Train), Ids(data.Validation), Ids(data.Test)), Is.EqualTo((train.Split(' '), validation.Split(' '), test.Split(' '))));
            Assert.That((data.Name, data.Train.Features, data.Test.MaxGrade), Is.EqualTo(("MSLR-WEB10K", 2, 2)));
        }

        Assert.That(Text.Contents(turned.Train.Queries), Is.EqualTo(Text.Contents(official.Train.Queries)));
        Assert.That(Folded.Folds, Is.EqualTo(5));
    }

    [TestCase(false, 5)]
    [TestCase(true, 0)]
    public void FeaturesAreNormalisedWhereTheFilesHaveThemRaw(bool normalises, double first)
    {
        WriteParts();
        var query = MslrLike(normalises).Load(Folders, Level(0)).Test.Queries[0];
        Assert.That(query.Document(0)[0], Is.EqualTo(first));
        Assert.That(query.Document(1)[0], Is.EqualTo(normalises ? 1 : 9));
    }

    [TestCase(-1)]
    [TestCase(5)]
    public void ThereAreFiveFolds(int fold)
    {
        WriteParts();
        Assert.That(
            Refused.Message(() => Folded.Load(Folders, new(Seed.Root(1), Seed.Root(1), fold))),
            Is.EqualTo($"data set 'tiny': expected a fold 0..4 as the level of s_data, found {fold}"));
    }

    [Test]
    public void PartsThatShareAQueryAreRefused()
    {
        WriteParts();
        Write("S3.txt", Part(3) + "0 qid:10 1:7\n");
        Assert.That(Refused.Message(() => Folded.Load(Folders, Level(0))), Is.EqualTo(
            $"{folder.At("tiny", "S3.txt")}: expected other queries than in S1.txt, found query 10 in both"));
    }

    [Test]
    public void ATestFileThatIsTheTrainFileIsRefused()
    {
        WriteFolds();
        File.Copy(folder.At("tiny", "Fold2", "train.txt"), folder.At("tiny", "Fold2", "test.txt"), overwrite: true);
        Assert.That(Refused.Message(() => Folded.Load(Folders, Level(1))), Does.EndWith("test.txt: expected other queries than in Fold2/train.txt, found query 20 in both"));
        Assert.That(Folded.Load(Folders, Level(0)).Test.Queries, Has.Count.EqualTo(2), "other folds do not read it");
    }

    [Test]
    public void ChecksumsAreThoseOfTheUncompressedFiles()
    {
        WriteParts();
        string[] sums = [.. Enumerable.Range(1, 5).Select(part => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Part(part)))))];
        var source = Folded with { PartSums = sums };
        Assert.That(source.Load(Folders, Level(2)).Test.Queries, Has.Count.EqualTo(2));
        File.Delete(folder.At("tiny", "S4.txt"));
        folder.Write("tiny/S4.txt.gz", Gzip.Of(Encoding.UTF8.GetBytes(Part(4).Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.That(source.Load(Folders, Level(2)).Test.Queries, Has.Count.EqualTo(2));
        Write("S2.txt", Part(2) + "# end\n");
        Assert.That(Refused.Message(() => source.Load(Folders, Level(2))), Does.StartWith(
            $"{folder.At("tiny", "S2.txt")}: expected SHA-256 {sums[1]} (uncompressed, lines ended by LF), found "));
    }

    [Test]
    public void ChecksumsOfFoldsAreThoseOfTheirParts()
    {
        WriteFolds();
        string[] sums = [.. Enumerable.Range(1, 5).Select(part => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Part(part)))))];
        string[] train = [.. Enumerable.Range(1, 5).Select(fold => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.At("tiny", $"Fold{fold}", "train.txt")))))];
        var source = Folded with { PartSums = sums, TrainSums = train };
        Assert.That(Enumerable.Range(0, 5).Select(fold => source.Load(Folders, Level(fold)).Train.Queries.Count), Is.All.EqualTo(6));
        foreach (string file in new[] { "train.txt", "vali.txt", "test.txt" })
        {
            File.AppendAllText(folder.At("tiny", "Fold4", file), "# end\n");
            Assert.That(Refused.Message(() => source.Load(Folders, Level(3))), Does.Contain($"{file}: expected SHA-256 "));
            WriteFolds();
        }
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        WriteParts();
        File.Delete(folder.At("tiny", "S4.txt"));
        Assert.That(Folded.IsAvailable(Folders, out string where), Is.False);
        Assert.That(where, Is.EqualTo($"no S4.txt in {folder.At("tiny")}"));
        Assert.That(Refused.Message(() => Folded.Load(Folders, Level(0))), Is.EqualTo(
            "data set 'tiny': expected a folder tiny with S1.txt to S5.txt or Fold1 to Fold5 of train.txt, vali.txt and test.txt (plain or .gz), "
            + $"found {where}; it is had at {Folded.Page}"));
    }

    [Test]
    public void AMissingFolderNamesThoseLookedIn()
    {
        Assert.That(Split.IsAvailable(Folders, out string where), Is.False);
        Assert.That(where, Is.EqualTo($"no such folder in {folder.At("empty")}, {folder.Path}"));
    }

    [Test]
    public void ASplitIsItsThreeFiles()
    {
        Write("set1.train.txt", Part(1));
        Write("set1.valid.txt", "1 qid:2 1:NaN\n0 qid:3\n1 qid:2\n");
        folder.Write("tiny/set1.test.txt.gz", Gzip.Of(Encoding.UTF8.GetBytes(Part(3))));
        Assert.That(Split.IsAvailable(Folders, out string where));
        Assert.That(where, Is.EqualTo(folder.At("tiny")));
        var data = Split.Load(Folders, Level(0));
        Assert.That((Ids(data.Train), Ids(data.Validation), Ids(data.Test)), Is.EqualTo((new[] { "10", "11" }, new[] { "2", "3" }, new[] { "30", "31" })));
        Assert.That(data.Notes, Is.EqualTo(new[]
        {
            "set1.valid.txt: 1 queries have rows in more than one place; all rows of an id are one query",
            "set1.valid.txt: 1 values are NaN; taken as 0",
        }));
        Assert.That(Split.Folds, Is.EqualTo(1));
    }

    [Test]
    public void RealSourcesTakeOnlyTheOfficialFiles()
    {
        WriteParts();
        Directory.Move(folder.At("tiny"), folder.At("mq2008"));
        Assert.That(Refused.Message(() => MicrosoftDatasets.Mq2008.Load(Folders, Level(0))), Does.StartWith(
            $"{folder.At("mq2008", "S1.txt")}: expected SHA-256 {MicrosoftDatasets.Mq2008.PartSums[0]} (uncompressed, lines ended by LF), found "));
    }

    [Test]
    public void SizesSayWhoseRowsTheyAre()
    {
        string rows = folder.Write("rank.train.gz", Gzip.Of("1 1:1\n0 2:2\n\n2 1:3 # c\n"u8.ToArray()));
        var sizes = QuerySizes.Read(folder.Write("rank.train.query", "2\r\n\n 1\n"u8.ToArray()));
        Assert.That(Text.Contents(LetorReader.Read(rows, sizes, new(2, 2)).Queries.Queries), Is.EqualTo(new (string, int[], double[])[]
        {
            ("rank.train:1", [1, 0], [1, 0, 0, 2]),
            ("rank.train:2", [2], [3, 0]),
        }));
    }

    [TestCase("1 1:1\n0 2:2\n", "3\n", "rows:3: expected 3 rows, as sizes says, found 2")]
    [TestCase("1 1:1\n0 2:2\n", "1\n", "rows:2: expected 1 rows, as sizes says, found more")]
    [TestCase("1 1:1\n", "0\n", "sizes:1: expected a number of rows from 1, found '0'")]
    [TestCase("1 1:1\n", "1\n-1\n", "sizes:2: expected a number of rows from 1, found '-1'")]
    [TestCase("1 1:1\n", "1 2\n", "sizes:1: expected a number of rows from 1, found '1 2'")]
    [TestCase("1 1:1\n", "\n", "sizes:2: expected a number of rows, found the end of the file")]
    [TestCase("1 qid:1 1:1\n", "1\n", "rows:1: expected a feature 1..2, found 'qid:1'")]
    public void SizesThatDoNotFitAreRefused(string rows, string sizes, string message)
    {
        string rowsPath = folder.Write("rows", Encoding.UTF8.GetBytes(rows)), sizesPath = folder.Write("sizes", Encoding.UTF8.GetBytes(sizes));
        Assert.That(Refused.Message(() => LetorReader.Read(rowsPath, QuerySizes.Read(sizesPath), new(2, 2))), Is.EqualTo(folder.At(message)));
    }
}
