using UnlearnRepro.Studies;

namespace UnlearnRepro.Import;

/// <summary>One value. All but the value are numbers of <see cref="Labels"/>; not a number where the cell collapsed.</summary>
internal readonly record struct TableRow(int Study, int Method, int Metric, int Train, int Unlearn, int Eval, int Source, int Line, double Value)
{
    /// <summary>The levels of the further factors, as a number of <see cref="FactorLabels"/>; 0 where there are none.</summary>
    public int Levels { get; init; }

    /// <summary>
    /// The value of a cell that the table leaves blank: it names the run and has no number of it. A NaN of its own, as R tells its NA
    /// from a NaN by the same bits; none is computed with.
    /// </summary>
    public static readonly double Blank = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_07A2);

    /// <summary>Whether the cell was left blank. A collapsed one has another NaN.</summary>
    public bool IsBlank => BitConverter.DoubleToUInt64Bits(Value) == BitConverter.DoubleToUInt64Bits(Blank);

    /// <summary>Whether both are values of the same method, metric and seeds.</summary>
    public bool SameCell(in TableRow other) => this with { Line = 0, Source = 0, Value = 0 } == other with { Line = 0, Source = 0, Value = 0 };
}

/// <summary>A file that was read.</summary>
/// <param name="File">Its name, or its path below the folder that was given.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Rows">Rows below the header; values for a file that has none.</param>
public sealed record TableSource(string File, string Sha256, int Rows);

/// <summary>All values of one or more files, as numbers in columns: what every format is read into.</summary>
internal sealed class TableRows
{
    private readonly Dictionary<(int, int, int, int), int> studies = [];
    private readonly Dictionary<(int, int), int> methods = [];
    private readonly Labels parts = new();

    public List<TableRow> Rows { get; } = [];

    public List<TableSource> Sources { get; } = [];

    public TableProblems Problems { get; } = new();

    public SeedLabels Train { get; } = new();

    public SeedLabels Unlearn { get; } = new();

    public SeedLabels Eval { get; } = new();

    public Labels Metrics { get; } = new();

    /// <summary>The further factors.</summary>
    public FactorLabels Factors { get; init; } = new();

    /// <summary>Task and scenario by study; in a table of two protocols the further leaf and the protocol as well.</summary>
    public List<(string Task, string Scenario, string By, string Protocol)> Studies { get; } = [];

    /// <summary>Name and hyper-parameters by method, and where its result varies if the table says so.</summary>
    public List<(string Name, string Parameters, SeedUse? Use)> Methods { get; } = [];

    /// <summary>Columns that were found and not read.</summary>
    public HashSet<string> Ignored { get; } = [];

    /// <summary>What each way to lay out a file was taken for, in words, with the first file that has it.</summary>
    public Dictionary<string, string> Layouts { get; } = [];

    /// <summary>Rows that were left out for their run's state.</summary>
    public RunStates States { get; } = new();

    /// <summary>What else has to be said of the files, a line each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How many models a reference has in a study and which column tells them apart, in words, by study and method.</summary>
    public Dictionary<(int Study, int Method), string> References { get; } = [];

    /// <summary>Whether the files say which unlearning seed a value is from; then no label says that the method draws nothing.</summary>
    public bool NamesUnlearningSeeds { get; set; }

    public int Study(ReadOnlySpan<char> task, ReadOnlySpan<char> scenario, ReadOnlySpan<char> by = default, ReadOnlySpan<char> protocol = default) => Code(
        studies, Studies, (parts.Code(task), parts.Code(scenario), parts.Code(by), parts.Code(protocol)),
        key => (parts[key.Item1], parts[key.Item2], parts[key.Item3], parts[key.Item4]));

    public int Method(ReadOnlySpan<char> name, ReadOnlySpan<char> parameters) => Code(
        methods, Methods, (parts.Code(name), parts.Code(parameters)), key => (parts[key.Item1], parts[key.Item2], (SeedUse?)null));

    /// <summary>Where a row stands, as people find it.</summary>
    public string Place(TableRow row) => row.Line > 0 ? $"{Sources[row.Source].File}:{row.Line}" : Sources[row.Source].File;

    /// <summary>Where the first such row stands.</summary>
    public string Place(Predicate<TableRow> which) => Rows.FindIndex(which) is var k and >= 0 ? Place(Rows[k]) : string.Join(", ", Sources.Select(s => s.File));

    private static int Code<TKey, T>(Dictionary<TKey, int> codes, List<T> all, TKey key, Func<TKey, T> make)
        where TKey : struct
    {
        if (!codes.TryGetValue(key, out int code))
        {
            codes.Add(key, code = all.Count);
            all.Add(make(key));
        }

        return code;
    }
}
