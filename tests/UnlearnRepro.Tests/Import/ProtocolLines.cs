using UnlearnRepro.Import;
using UnlearnRepro.Import.Protocols;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>Small tables of two protocols: two leaves, GA that draws, SSD that draws nothing, and Retrain.</summary>
internal static class ProtocolLines
{
    public const string Header = "design,scenario,leaf,method,train_seed,unlearn_seed,acc";

    private static readonly Random Random = new(5);

    public static readonly string[] GA = [.. Drawn("GA", "x"), .. Drawn("GA", "y")];

    /// <summary>The second result under training seed 1 is another one.</summary>
    public static readonly string[] SSD = [.. Copied("x", 0.5, 0.25), .. Copied("y", 0.5, 0.5)];

    /// <summary>Its own seed stands under unlearn_seed in A1 and under both in A2.</summary>
    public static readonly string[] Retrain = [.. Drawn("Retrain", "x"), .. Drawn("Retrain", "y")];

    public static readonly string[] All = [.. GA, .. SSD, .. Retrain];

    public static TableOptions Options { get; } = new() { Protocol = "design", By = ["leaf"], Metrics = ["acc"] };

    public static string[] Drawn(string method, string leaf) =>
    [
        .. Enumerable.Range(0, 3).Select(j => FormattableString.Invariant($"one,s,{leaf},{method},1,{100 + j},{Random.Next(1000)}")),
        .. Enumerable.Range(1, 4).Select(i => FormattableString.Invariant($"many,s,{leaf},{method},{i},{i},{Random.Next(1000)}")),
    ];

    public static string[] Copied(string leaf, double first, double again) =>
    [
        .. Enumerable.Range(0, 3).Select(j => FormattableString.Invariant($"one,s,{leaf},SSD,1,{100 + j},{first}")),
        .. Enumerable.Range(1, 4).Select(i => FormattableString.Invariant($"many,s,{leaf},SSD,{i},{i},{(i == 1 ? again : i / 8.0)}")),
    ];

    public static ProtocolTable Read(IEnumerable<string> lines, TableOptions? options = null, string header = Header)
    {
        using var folder = new Folder();
        return ProtocolTable.ReadCsv([folder.File("results.csv", string.Join('\n', lines.Prepend(header)) + "\n")], options ?? Options);
    }

    /// <summary>What is said about lines that are no good.</summary>
    public static string[] Refused(IEnumerable<string> lines, TableOptions? options = null) =>
        Assert.Throws<StudyException>(() => Read(lines, options))!.Message.Split('\n');
}
