using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import.Protocols;

/// <summary>
/// A table that holds both protocols of the seed paper: A1, one training seed with several unlearning seeds, and A2, several training seeds with one run
/// each. It is no grid, and nothing but what the two protocols tell can be computed from it.
/// </summary>
/// <param name="Name">Name of the report.</param>
/// <param name="One">The value of the protocol column that is A1.</param>
/// <param name="Many">The value that is A2.</param>
/// <param name="Leaves">Every metric of every method in every leaf.</param>
/// <param name="Origin">Where it came from and how it was read.</param>
public sealed record ProtocolTable(string Name, string One, string Many, IReadOnlyList<ProtocolLeaf> Leaves, TableOrigin Origin)
{
    /// <summary>The metrics, in the table's order.</summary>
    public IReadOnlyList<MetricInfo> Metrics =>
        [.. Leaves.Select(leaf => leaf.Metric).Distinct().Select(name => new MetricInfo(name, Origin.Options.Units.GetValueOrDefault(name, ""), "", ""))];

    /// <summary>The methods, in the table's order.</summary>
    public IReadOnlyList<MethodChoice> Methods => [.. Leaves.Select(leaf => leaf.Method).Distinct()];

    /// <summary>Reads one or more CSV files.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">How to read them; the protocol column is named.</param>
    /// <exception cref="StudyException">A file is missing or not such a table; the message has a line for everything that is wrong.</exception>
    public static ProtocolTable ReadCsv(IReadOnlyList<string> paths, TableOptions options)
    {
        var table = new TableRows();
        CsvTable.Read(paths, (_, _) => options, table);
        return new ProtocolTableBuilder(table, options).Build();
    }
}
