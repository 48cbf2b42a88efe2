using System.Numerics;
using System.Text.Json;
using UnlearnRepro.Statistics.Tests;

namespace UnlearnRepro.Cli.Tests;

/// <summary>The verb <c>verdict --protocol</c> as a user meets it.</summary>
[TestFixture]
public sealed class ProtocolVerdictTests
{
    private const string Published = "paper-foltr/mq2007_ndcg10.csv";
    private static readonly double[][] One = [[0.51, 0.53, 0.52], [0.21, 0.19, 0.25]], Many = [[0.55, 0.54, 0.56, 0.49], [0.22, 0.31, 0.30, 0.28]];

    private static readonly string[] Lines = [.. from leaf in new[] { 0, 1 } from line in Leaf(leaf) select line];

    private static IEnumerable<string> Leaf(int leaf) =>
    [
        .. One[leaf].Select((y, j) => FormattableString.Invariant($"1,poison,m{leaf},GA,1,{100 + j},{y}")),
        .. Many[leaf].Select((y, i) => FormattableString.Invariant($"2,poison,m{leaf},GA,{i + 1},{i + 1},{y}")),
        .. Enumerable.Range(0, 3).Select(j => FormattableString.Invariant($"1,poison,m{leaf},SSD,1,{100 + j},0.25")),
        .. Enumerable.Range(1, 4).Select(i => FormattableString.Invariant($"2,poison,m{leaf},SSD,{i},{i},{0.25 + (0.0625 * i)}")),
    ];

    [Test]
    public void P_values_of_the_whole_command_are_those_of_all_exchanges()
    {
        using var artifacts = new ArtifactsFolder();
        string json = Path.Combine(artifacts.Path, "out.json");
        var result = Unlearn.Succeed("verdict", Write(artifacts, Lines), "--protocol", "algorithm", "--by", "model", "--metrics", "ndcg", "--json", json, "--artifacts", artifacts.Path);
        var root = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        JsonElement[] drawn = [.. root.GetProperty("distances").EnumerateArray().Append(root.GetProperty("means")[0]).Where(row => row.GetProperty("method").GetString() == "GA")];
        int[][] leaves = [[0], [1], [0, 1]];
        foreach (var (row, of) in drawn.Zip(leaves))
        {
            // Which three of the seven runs are A1, the same ones in every leaf.
            double[] all = [.. Enumerable.Range(0, 1 << 7).Where(set => BitOperations.PopCount((uint)set) == 3).Select(set => of.Average(leaf => Distance(leaf, set)))];
            double found = of.Average(leaf => Distance(leaf, 0b111));
            Assert.That(row.GetProperty("distance").GetDouble(), Is.EqualTo(found).Within(1e-12));
            Assert.That(row.GetProperty("p_value").GetDouble(), Is.EqualTo(all.Count(d => d >= found - 1e-12) / 35.0).Within(1e-12));
            Assert.That(row.GetProperty("null_mean").GetDouble(), Is.EqualTo(all.Average()).Within(1e-12));
        }

        Assert.That(drawn, Has.Length.EqualTo(3));
        Assert.That(result.Output, Does.Contain("A1 is algorithm 1 (one training seed, 3 runs), A2 is algorithm 2 (4 training seeds, one run each)")
            .And.Contain("SSD draws nothing, yet under training seed 1 its ndcg is not the same in A1 / A2: poison m0 0.25 / 0.3125; poison m1 0.25 / 0.3125.")
            .And.Contain("training did not repeat: SSD (m0, m1)").And.Contain("What the table cannot say"));
        foreach (string file in (string[])["index.html", "report.md", "summary.json"])
        {
            Assert.That(new FileInfo(Path.Combine(artifacts.Path, "reports", "two", file)).Length, Is.Positive, file);
        }
    }

    [TestCase("--by model", "two.csv:1: --protocol: expected one of algorithm, scenario, model, method, train_seed, unlearn_seed, ndcg, found 'algo' (did you mean algorithm?)", "--protocol", "algo")]
    [TestCase("", "--by: expected --protocol COLUMN beside it, found none", "--by", "model")]
    [TestCase("--protocol algorithm --by model", "--claims: expected a study, found --protocol", "--claims", "claims.json")]
    [TestCase("--protocol algorithm --by model", "--target: expected a study, found --protocol", "--target", "1")]
    [TestCase("--protocol algorithm --by model", "--format: expected csv for a table of two protocols, found 'supreme'", "--format", "supreme")]
    [TestCase("--protocol algorithm --by model", "--gate: expected --claims beside it, found none", "--gate")]
    [TestCase("--protocol method --by model", "two.csv:1: --protocol: expected a column that is read as nothing else, found 'method'", "--name", "x")]
    [TestCase("--protocol algorithm --by model", "--deterministic: expected one of GA, SSD, found 'SDS'", "--deterministic", "SDS")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing_behind(string words, string message, params string[] more)
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run(["verdict", Write(artifacts, Lines), "--metrics", "ndcg", "--artifacts", artifacts.Path, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more]);
        Assert.That((result.ExitCode, result.Error.Split('\n').Length), Is.EqualTo((2, 2)), result.Error);
        Assert.That(result.Error, Does.StartWith($"error: {message}"));
        Assert.That(Directory.Exists(Path.Combine(artifacts.Path, "reports")), Is.False);
    }

    [Test]
    public void A_leaf_with_one_protocol_is_refused_by_its_line()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("verdict", Write(artifacts, [.. Lines, "1,poison,m2,GA,1,100,0.5"]), "--metrics", "ndcg", "--protocol", "algorithm", "--by", "model", "--artifacts", artifacts.Path);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "error: two.csv:30: GA, poison, m2, ndcg: expected runs under both values of algorithm, found 1: 1 run of 1 training seed and none of 2\n")));
    }

    [Test]
    public void The_published_means_and_the_six_distances_are_found()
    {
        string table = SharedData.Path(Published);
        using var artifacts = new ArtifactsFolder();
        string json = Path.Combine(artifacts.Path, "out.json");
        var result = Unlearn.Succeed("verdict", table, "--protocol", "design", "--by", "clicks", "--metrics", "ndcg10", "--json", json, "--artifacts", artifacts.Path);
        var root = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        var means = root.GetProperty("means").EnumerateArray().ToDictionary(
            row => $"{row.GetProperty("scenario")} {row.GetProperty("method")}", row => Math.Round(row.GetProperty("distance").GetDouble(), 4));

        // As the seed paper has them, from values with more than four digits.
        Dictionary<string, double> published = new()
        {
            ["data_poison FedRemove"] = 0.0199,
            ["data_poison fineTuning"] = 0.0051,
            ["data_poison pga"] = 0.0041,
            ["data_poison retrain"] = 0.0036,
            ["data_poison fedEraser"] = 0.0036,
            ["model_poison FedRemove"] = 0.0677,
            ["model_poison fineTuning"] = 0.0040,
            ["model_poison pga"] = 0.0124,
            ["model_poison retrain"] = 0.0030,
            ["model_poison fedEraser"] = 0.0038,
        };
        Assert.That(means.Keys, Is.EquivalentTo(published.Keys));
        Assert.That(published, Is.All.Matches<KeyValuePair<string, double>>(of => Math.Abs(means[of.Key] - of.Value) < 0.00011));
        string[] beyond = [.. root.GetProperty("distances").EnumerateArray()
            .Where(row => row.GetProperty("adjusted_p_with_copies").GetDouble() <= 0.05).Select(row => $"{row.GetProperty("scenario")} {row.GetProperty("leaves")[0]} {row.GetProperty("method")}")];
        Assert.That(beyond, Is.EquivalentTo(new[]
        {
            "data_poison Perfect FedRemove", "data_poison Navigational FedRemove", "data_poison Perfect fineTuning",
            "model_poison Informational FedRemove", "model_poison Perfect fineTuning", "model_poison Navigational pga",
        }));
        Assert.That(result.Output, Does.Contain("6 of 30 distances of ndcg10 would be beyond chance").And.Contain("5 of 10 means").And.Contain("model_poison Informational 0.342 / 0.1957"));
        Assert.That(result.Output, Does.Contain("in 2 of 6 leaves (data_poison Perfect 0.0165; model_poison Perfect 0.00629)"), "the two batches of retrained models");
    }

    // Each run as often as the other protocol has runs: quantiles of equal weight, carried one to one.
    private static double Distance(int leaf, int set)
    {
        double[] all = [.. One[leaf], .. Many[leaf]];
        double[] a = [.. all.Where((_, k) => (set >> k & 1) == 1).SelectMany(y => Enumerable.Repeat(y, 4)).Order()];
        double[] b = [.. all.Where((_, k) => (set >> k & 1) == 0).SelectMany(y => Enumerable.Repeat(y, 3)).Order()];
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());
    }

    private static string Write(ArtifactsFolder folder, string[] lines)
    {
        string path = Path.Combine(folder.Path, "two.csv");
        File.WriteAllLines(path, lines.Prepend("algorithm,scenario,model,method,train_seed,unlearn_seed,ndcg"));
        return path;
    }
}
