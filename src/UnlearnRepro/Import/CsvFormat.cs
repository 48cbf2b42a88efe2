namespace UnlearnRepro.Import;

/// <summary>Tables of anyone's, with a row for each value or for each run.</summary>
public sealed class CsvFormat : IResultsFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string Takes => "CSV files";

    /// <inheritdoc/>
    public IReadOnlyList<TableStudy> Read(IReadOnlyList<string> paths, SeedPlaces seeds, TableOptions options) => TableStudies.ReadCsv(paths, options);
}
