using System.Text.Json;
using System.Text.Json.Serialization;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Published;

/// <summary>Numbers of papers about image unlearning; published.json has them with source, seeds and the differences of definition.</summary>
public static class PublishedNumbers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<IReadOnlyList<PublishedTable>> File = new(() =>
    {
        using var stream = typeof(PublishedNumbers).Assembly.GetManifestResourceStream("UnlearnRepro.Images.Published.published.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<PublishedTable>>(stream, Options)!;
    });

    /// <summary>The whole file.</summary>
    public static IReadOnlyList<PublishedTable> All => File.Value;

    /// <summary>The numbers of a kind of scenario, counterparts where data set, network and scenario are the study's.</summary>
    /// <param name="scenario">The study's scenario.</param>
    /// <param name="dataset">Its data set.</param>
    /// <param name="network">Its network.</param>
    public static IReadOnlyList<PublishedNumber> For(string scenario, string dataset, string network) =>
    [
        .. from table in All
           where Kind(table.Scenario) == Kind(scenario)
           let same = table.Scenario == scenario && Word(table.Dataset) == Word(dataset) && Word(table.Network) == Word(network)
           from number in table.Numbers
           select new PublishedNumber(table.Source, $"{table.Dataset}, {table.Network}, {table.Scenario}", number.Method, number.Metric, number.Mean)
           {
               Called = number.Called ?? number.Method,
               ToRetrain = number.ToRetrain,
               Sd = number.Sd,
               Seeds = table.Seeds,
               IsCounterpart = same,
               Notes = table.Notes,
           },
    ];

    // full-class-3 and "full-class, mean over ..." are of one kind, and so are all random shares.
    private static string Kind(string scenario) => scenario.StartsWith("random-", StringComparison.Ordinal) ? "random" : scenario.StartsWith("full-class", StringComparison.Ordinal) ? "full-class" : scenario;

    private static string Word(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}

/// <summary>A table of a paper, or the part of it with one setting.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Network">The network.</param>
/// <param name="Scenario">What was forgotten.</param>
/// <param name="Seeds">Number of seeds; null if not stated.</param>
/// <param name="Notes">How definitions differ from ours.</param>
/// <param name="Numbers">The numbers.</param>
public sealed record PublishedTable(
    string Source, string Dataset, string Network, string Scenario, IReadOnlyList<string> Notes, IReadOnlyList<PublishedEntry> Numbers, int? Seeds = null);

/// <summary>One number.</summary>
/// <param name="Method">Our name of the method.</param>
/// <param name="Metric">Our name of the metric.</param>
/// <param name="Mean">The mean over seeds.</param>
/// <param name="Sd">Standard deviation over seeds; null if not stated.</param>
/// <param name="Called">The source's name of the method, where it is another.</param>
/// <param name="ToRetrain">Whether it is the difference to M_r.</param>
public sealed record PublishedEntry(string Method, string Metric, double Mean, double? Sd = null, string? Called = null, bool ToRetrain = false);
