namespace UnlearnRepro.Import;

/// <summary>One metric of one method: a stretch of rows, sorted by training, unlearning and evaluation seed. Blank ones are in no cell.</summary>
/// <param name="axis">Row i of the grid by training seed.</param>
/// <param name="rows">The rows; may be none.</param>
internal sealed class TableGrid(TrainingAxis axis, ArraySegment<TableRow> rows)
{
    /// <summary>The rows, blank ones too.</summary>
    public ArraySegment<TableRow> Rows { get; } = rows;

    /// <summary>values[i][j][k].</summary>
    public double[][][] Evaluations() => Arrange(cell =>
    {
        double[] values = new double[cell.Length];
        for (int k = 0; k < cell.Length; k++)
        {
            values[k] = cell[k].Value;
        }

        return values;
    });

    /// <summary>values[i][j], the means over evaluation seeds; one evaluation that is no number leaves none.</summary>
    public double?[][] Means() => Arrange(cell =>
    {
        double sum = 0;
        foreach (var row in cell)
        {
            sum += row.Value;
        }

        return double.IsFinite(sum) ? sum / cell.Length : (double?)null;
    });

    // The evaluations of one training and unlearning seed stand together.
    private T[][] Arrange<T>(Func<ReadOnlySpan<TableRow>, T> cell)
    {
        ReadOnlySpan<TableRow> all = Rows;
        var cells = new List<T>?[axis.Count];
        for (int start = 0, end; start < all.Length; start = end)
        {
            end = start + 1;
            while (end < all.Length && all[end].Train == all[start].Train && all[end].Unlearn == all[start].Unlearn)
            {
                end++;
            }

            var there = There(all[start..end]);
            if (there.Length > 0)
            {
                (cells[axis[all[start].Train]] ??= []).Add(cell(there));
            }
        }

        return [.. cells.Select(row => row?.ToArray() ?? [])];
    }

    private static ReadOnlySpan<TableRow> There(ReadOnlySpan<TableRow> cell)
    {
        foreach (ref readonly TableRow row in cell)
        {
            if (row.IsBlank)
            {
                return cell.ToArray().Where(r => !r.IsBlank).ToArray();
            }
        }

        return cell;
    }
}

/// <summary>The training seeds of a study in their order, and the place of each.</summary>
internal sealed class TrainingAxis
{
    private readonly Dictionary<int, int> places;

    public TrainingAxis(IEnumerable<int> codes, int[] ranks) =>
        places = codes.Distinct().OrderBy(code => ranks[code]).Select((code, place) => (code, place)).ToDictionary(x => x.code, x => x.place);

    public int Count => places.Count;

    public IEnumerable<int> Codes => places.Keys;

    public int this[int code] => places[code];
}
