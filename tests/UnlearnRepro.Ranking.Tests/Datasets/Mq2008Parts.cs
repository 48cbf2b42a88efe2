using System.Globalization;
using System.IO.Compression;
using UnlearnRepro.NUnit;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>The five parts of MQ2008, read as plainly as can be, so that the generator's yardstick does not rest on this program's reader.</summary>
internal static class Mq2008Parts
{
    /// <summary>S1 to S5; the test is skipped with a message where they are not there.</summary>
    public static IReadOnlyList<IReadOnlyList<Query>> Read()
    {
        string?[] folders = [Environment.GetEnvironmentVariable("UNLEARN_DATA"), Path.Combine(RepositoryRoot.Path, "..", "shared", "data")];
        string? folder = folders.FirstOrDefault(f => !string.IsNullOrEmpty(f) && File.Exists(Path.Combine(f, "mq2008", "S5.txt.gz")));
        if (folder is null)
        {
            Assert.Ignore("mq2008: not in the folder that UNLEARN_DATA names, nor in ../shared/data beside the repository");
        }

        return [.. Enumerable.Range(1, 5).Select(part => Part(Path.Combine(folder!, "mq2008", $"S{part}.txt.gz")))];
    }

    private static Query[] Part(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .GroupBy(words => words[1])
            .Select(group => new Query(group.Key, 46, [.. group.SelectMany(Values)], [.. group.Select(words => int.Parse(words[0], CultureInfo.InvariantCulture))]))];
    }

    private static IEnumerable<double> Values(string[] words) =>
        words[2..48].Select((word, f) => word.StartsWith($"{f + 1}:", StringComparison.Ordinal)
            ? double.Parse(word[(word.IndexOf(':') + 1)..], CultureInfo.InvariantCulture)
            : throw new FormatException(word));
}
