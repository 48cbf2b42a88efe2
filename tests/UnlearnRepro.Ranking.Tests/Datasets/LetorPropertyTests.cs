using System.Text;
using FsCheck;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets.Letor;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

public class LetorPropertyTests
{
    private static readonly LetorFormat Format = new(5, 4);

    [FsProperty(MaxTest = 500)]
    public void WhatIsWrittenIsRead(DoNotSize<ulong> any)
    {
        var random = new Random((int)any.Item);
        Query[] queries = Queries(random);
        string text = string.Concat(queries.SelectMany(query => Enumerable.Range(0, query.Documents).Select(d => Text.Row(query, d, random))));
        Assert.That(Text.Contents(Text.Read(Encoding.UTF8.GetBytes(text), Format).Queries.Queries), Is.EqualTo(Text.Contents(queries)));
    }

    [FsProperty(MaxTest = 200)]
    public void RowsInAnyOrderGiveTheSameQueries(DoNotSize<ulong> any)
    {
        // The rows of each query keep their order among themselves; whose turn it is is drawn.
        var random = new Random((int)any.Item);
        Query[] queries = Queries(random);
        int[] turns = [.. queries.SelectMany((query, q) => Enumerable.Repeat(q, query.Documents))], next = new int[queries.Length];
        random.Shuffle(turns);
        string text = string.Concat(turns.Select(q => Text.Row(queries[q], next[q]++, random)));
        Query[] expected = [.. turns.Distinct().Select(q => queries[q])];
        int scattered = turns.Distinct().Count(q => turns.Where((turn, t) => turn == q && (t == 0 || turns[t - 1] != q)).Count() > 1);
        var file = Text.Read(Encoding.UTF8.GetBytes(text), Format);
        Assert.That(Text.Contents(file.Queries.Queries), Is.EqualTo(Text.Contents(expected)));
        Assert.That(file.Scattered, Is.EqualTo(scattered));
    }

    [Test]
    public void AMutantIsReadOrRefusedInOneLine()
    {
        const int Mutants = 100_000;
        var random = new Random(2026);
        byte[] valid = Encoding.UTF8.GetBytes(
            "2 qid:10 1:0.5 2:-1.25 3:3e-2 4:1 5:0.000001 #docid = GX008-86 inc = 1 prob = 0.086622\n0 qid:10 1:1 2:0.25 5:NaN\r\n\n1 qid:-11 2:7 4:1.8e308\n4 qid:x 1:1\n");
        int read = 0, refused = 0;
        for (int m = 0; m < Mutants; m++)
        {
            byte[] mutant = Mutated(valid, random);
            try
            {
                Check(Text.Read(mutant, Format));
                read++;
            }
            catch (DatasetException e)
            {
                Assert.That(e.Message, Does.Match(@"^made:\d+: expected [ -~]+, found [ -~]+\z"), Encoding.Latin1.GetString(mutant));
                refused++;
            }
        }

        // Both happen often: edits hit comments, digits and ends of lines as well as what must be there.
        Assert.That((read, refused), Is.EqualTo((read, Mutants - read)));
        Assert.That(Math.Min(read, refused), Is.GreaterThan(Mutants / 5));
    }

    [Test]
    public void AMutantOfACompressedFileIsReadOrRefusedInOneLine()
    {
        var random = new Random(2027);
        using var folder = new TemporaryFolder();
        byte[] valid = Gzip.Of(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(d => $"{d % 5} qid:{d / 7} 1:{d} 2:0.{d * 977}\n"))));
        int refused = 0;
        for (int m = 0; m < 2000; m++)
        {
            string path = folder.Write("mutant.gz", Mutated(valid, random));
            try
            {
                Check(LetorReader.Read(path, Format));
            }
            catch (DatasetException e)
            {
                Assert.That(e.Message, Does.Match(@"mutant\.gz:\d+: expected [ -~]+, found [ -~]+\z"));
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(1000), "a gzip file has a checksum, so that nearly all are found");
    }

    private static void Check(LetorFile file)
    {
        Assert.That(file.Rows, Is.EqualTo(file.Queries.Queries.Sum(query => query.Documents)).And.Positive);
        foreach (var query in file.Queries.Queries)
        {
            bool fits = query.Features == Format.Features && query.Id.Length > 0;
            foreach (int grade in query.Grades)
            {
                fits &= grade >= 0 && grade <= Format.MaxGrade;
            }

            foreach (double value in query.Values)
            {
                fits &= Math.Abs(value) <= LetorReader.Largest;
            }

            Assert.That(fits, query.Id);
        }
    }

    // One to four edits: a byte replaced (by any byte, or by one that means something), a piece deleted, doubled or moved, the end cut off.
    private static byte[] Mutated(byte[] valid, Random random)
    {
        List<byte> bytes = [.. valid];
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count), length = random.Next(1, Math.Min(12, bytes.Count - at) + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = " \t\r\n#:.-+e0123456789q\0"u8[random.Next(24)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(bytes.Count - (bytes.Count - at) / 4, (bytes.Count - at) / 4);
                    break;
            }
        }

        return [.. bytes];
    }

    // Numbers of all sizes, and ids of all kinds.
    private static Query[] Queries(Random random)
    {
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(Made)];

        Query Made(int q)
        {
            int documents = random.Next(1, 8);
            string id = new[] { $"{q}", $"-{q}", $"q:{q}", $"é{q}" }[random.Next(4)];
            double[] values = [.. Enumerable.Range(0, Format.Features * documents).Select(_ => Value())];
            return new(id, Format.Features, values, [.. Enumerable.Range(0, documents).Select(_ => random.Next(Format.MaxGrade + 1))]);
        }

        double Value() => random.Next(5) switch
        {
            0 => 0,
            1 => random.Next(1_000_000) / 1e6,
            2 => random.Next(-1000, 1000),
            3 => random.NextDouble() - 0.5,
            _ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-1074, 1023)),
        };
    }
}
