using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// Reads a table of values, one row each (or one row per run, with metrics as columns). The separator is found out; text is
/// UTF-8. Rows that cannot be read are noted by line and the reading goes on, so that all of them are told at once.
/// </summary>
internal sealed class CsvTable
{
    private const int LongestLabel = 4096, LongestQuote = 100;

    private readonly TableRows into;
    private readonly string name;
    private readonly CsvReader csv;
    private readonly TableColumns columns;
    private readonly TableOptions options;
    private readonly int width;
    private readonly char[] first = new char[LongestLabel], second = new char[LongestLabel], third = new char[LongestLabel], fourth = new char[LongestLabel];
    private readonly int[] wide, levels;
    private readonly (int Field, string What)[] labels;

    private CsvTable(CsvReader csv, string name, TableRows into, TableOptions options)
    {
        (this.csv, this.name, this.into, this.options) = (csv, name, into, options);
        width = csv.Headers.Count;
        columns = TableColumns.Of(csv.Headers, options, name);
        wide = [.. columns.Wide.Select(metric => into.Metrics.Code(metric.Name))];
        labels =
        [
            .. new[]
            {
                (columns.Train, "train_seed"), (columns.Parameters, "parameters"), (columns.Unlearn, "unlearn_seed"), (columns.Eval, "eval_seed"),
                (columns.SeedUse, "seed_use"),
            }.Where(f => f.Item1 >= 0),
            .. columns.Task.Select(field => (field, "task")), .. columns.Scenario.Select(field => (field, "scenario")),
            .. columns.By.Concat(columns.Factors).Select(field => (field, csv.Headers[field])),
        ];
        levels = new int[columns.Factors.Length];
        into.Ignored.UnionWith(columns.Ignored);
        into.Layouts.TryAdd(columns.Said, name);
        into.NamesUnlearningSeeds |= columns.Unlearn >= 0 || options.UnlearningSeedsPerTrainingSeed is not null;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">What a header cannot say; may depend on the file's name and its header.</param>
    /// <param name="into">Receives rows and problems.</param>
    /// <exception cref="StudyException">One cannot be read, or a column is missing.</exception>
    public static void Read(IReadOnlyList<string> paths, Func<string, IReadOnlyList<string>, TableOptions> options, TableRows into)
    {
        foreach (string path in paths)
        {
            // A file is called by its name, as long as that leaves no doubt which one is meant.
            string name = Path.GetFileName(path);
            try
            {
                Read(path, paths.Count(other => Path.GetFileName(other) == name) > 1 ? path : name, options, into);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StudyException($"{path}: expected a file that can be read, found: {e.Message.ReplaceLineEndings(" ")}", e);
            }
        }
    }

    private static void Read(string path, string name, Func<string, IReadOnlyList<string>, TableOptions> options, TableRows into)
    {
        if (!RegularFile.IsStream(path))
        {
            RegularFile.Require(path, "a file");
        }

        using var bytes = File.OpenRead(path);

        // A file is hashed while it is parsed. What comes through a pipe (/dev/stdin, <(command)) is there once.
        byte[]? piped = bytes.CanSeek ? null : Whole(bytes);
        var hash = Task.Run(() => Convert.ToHexStringLower(piped is null ? SHA256.HashData(bytes) : SHA256.HashData(piped)));
        var read = CsvReaderOptions.Default with { TrackLineNumbers = true, TrimWhitespace = true };
        try
        {
            using var csv = piped is null ? CsvReader.FromFile(path, read, FileOptions.SequentialScan) : CsvReader.Create(piped, read);
            if (csv.Headers.Count == 0)
            {
                throw new StudyException($"{name}: expected a header, found an empty file");
            }

            int rows = new CsvTable(csv, name, into, options(name, csv.Headers)).Rows();
            into.Sources.Add(new(name, hash.GetAwaiter().GetResult(), rows));
        }
        catch (CsvFormatException e)
        {
            throw new StudyException($"{name}:{e.LineNumber}: expected a row of values, found: {e.Message}", e);
        }
        finally
        {
            // It reads the file that is closed next; what went wrong with it is thrown where its result is asked for.
            Task.WaitAny(hash);
        }
    }

    private static byte[] Whole(Stream pipe)
    {
        var memory = new MemoryStream();
        pipe.CopyTo(memory);
        return memory.ToArray();
    }

    private int Rows()
    {
        int rows = 0, source = into.Sources.Count;
        while (csv.Read())
        {
            rows++;
            if (csv.FieldCount != width)
            {
                Problem("row", $"{width} fields", $"{csv.FieldCount}");
                continue;
            }

            // What a spreadsheet leaves below a table.
            if (Enumerable.Range(0, width).All(csv.IsEmpty))
            {
                continue;
            }

            // First of all: a run that crashed may lack anything else.
            if (!Counts(out bool collapsed) || !Labelled(columns.Method, "method") || !LabelsFit() || !Placed() || !Levelled())
            {
                continue;
            }

            int method = into.Method(Text(columns.Method, first), Text(columns.Parameters, second));
            var row = new TableRow(
                into.Study(Text(columns.Task, first), Text(columns.Scenario, second), Text(columns.By, third), Text(columns.Protocol, fourth)),
                method,
                0,
                into.Train.Code(Text(columns.Train, first)),
                into.Unlearn.Code(Text(columns.Unlearn, first)),
                into.Eval.Code(Text(columns.Eval, first)),
                source, (int)csv.LineNumber, 0);
            row = row with { Levels = into.Factors.Code(levels) };
            if (Declared(method) && Trained(row) && Parted(ref row))
            {
                Values(row, collapsed);
            }
        }

        return rows;
    }

    private void Values(TableRow row, bool collapsed)
    {
        if (columns.Metric >= 0)
        {
            if (Labelled(columns.Metric, "metric") && Number(columns.Value, "value", collapsed, out double value))
            {
                into.Rows.Add(row with { Metric = into.Metrics.Code(Text(columns.Metric, first)), Value = value });
            }

            return;
        }

        for (int k = 0; k < wide.Length; k++)
        {
            if (Number(columns.Wide[k].Field, columns.Wide[k].Name, collapsed, out double value))
            {
                into.Rows.Add(row with { Metric = wide[k], Value = value });
            }
        }
    }

    // A row may say where its method varies; then all rows of the method say the same.
    private bool Declared(int method)
    {
        if (columns.SeedUse < 0 || csv.IsEmpty(columns.SeedUse))
        {
            return true;
        }

        var (known, parameters, use) = into.Methods[method];
        if (SeedUses.Read(Text(columns.SeedUse, first)) is not { } said || (use is not null && use != said))
        {
            return Problem("seed_use", use is { } u ? $"{u.Text()} as before" : SeedUses.All, csv.GetString(columns.SeedUse));
        }

        into.Methods[method] = (known, parameters, said);
        return true;
    }

    // A run of no protocol, or of no leaf, would make one of its own.
    private bool Placed() => (columns.Protocol < 0 || Labelled(columns.Protocol, csv.Headers[columns.Protocol]))
        && columns.By.All(field => Labelled(field, csv.Headers[field]));

    // Every row is of one level of every factor.
    private bool Levelled() => levels.Length == 0 || columns.Factors.Index().All(f =>
        (levels[f.Index] = into.Factors.Level(f.Index, Text(f.Item, first)) ?? -1) >= 0 || Problem(csv.Headers[f.Item], "a label", Written(f.Item)));

    // Every row says which model it is of. That of a reference may be named by its unlearning seed.
    private bool Trained(in TableRow row) =>
        into.Train[row.Train].Length > 0
        || (into.Unlearn[row.Unlearn].Length > 0 && IsReference(row.Method))
        || Problem("train_seed", "a label", Written(columns.Train));

    private bool IsReference(int method) => options.IsReference(into.Methods[method].Name, into.Methods[method].Use);

    // n s_t + j becomes s_t and j; a reference that is trained afresh has one seed, whatever it is made of.
    private bool Parted(ref TableRow row)
    {
        if (options.UnlearningSeedsPerTrainingSeed is not { } n || IsReference(row.Method))
        {
            return true;
        }

        string seed = into.Train[row.Train];
        if (!long.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out long whole))
        {
            return Problem("train_seed", $"{n} s_t + j", seed);
        }

        row = row with
        {
            Train = into.Train.Code((whole / n).ToString(CultureInfo.InvariantCulture)),
            Unlearn = into.Unlearn.Code((whole % n).ToString(CultureInfo.InvariantCulture)),
        };
        return true;
    }

    private bool Counts(out bool collapsed)
    {
        string state = columns.Status < 0 ? "" : csv.GetString(columns.Status);
        var fate = RunStates.Of(state);
        collapsed = fate == RunFate.Collapsed;
        if (fate == RunFate.LeftOut)
        {
            into.States.LeaveOut(state, $"{name}:{csv.LineNumber}");
        }

        return fate is null
            ? Problem("status", $"one of {RunStates.Known} (or --column status= to leave the column '{csv.Headers[columns.Status]}' unread)", state)
            : fate is RunFate.Counts or RunFate.Collapsed;
    }

    private string Written(int field) => csv.IsEmpty(field) ? "nothing" : csv.GetString(field);

    private bool Labelled(int field, string what) => csv.IsEmpty(field) ? Problem(what, "a label", "nothing") : Fits(field, what);

    private bool LabelsFit()
    {
        foreach (var (field, what) in labels)
        {
            if (!Fits(field, what))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fits(int field, string what) => csv.GetSpan(field).Length <= LongestLabel
        || Problem(what, $"a label of at most {LongestLabel} bytes", $"{csv.GetSpan(field).Length}");

    // Whatever a collapsed run logged is no result; a field that is empty is no measurement.
    private bool Number(int field, string what, bool collapsed, out double value)
    {
        var text = csv.GetSpan(field);
        bool known = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        if (!known)
        {
            value = text.IsEmpty ? TableRow.Blank : double.NaN;
            known = text.IsEmpty || NoNumber.Is(text);
        }

        value = collapsed ? double.NaN : value;
        return known || Problem(what, "a number", Encoding.UTF8.GetString(text));
    }

    private ReadOnlySpan<char> Text(int field, char[] buffer) => field < 0 ? [] : SpreadsheetText.Read(buffer.AsSpan(0, csv.GetChars(field, buffer)));

    private ReadOnlySpan<char> Text(int[] fields, char[] buffer) => fields switch
    {
        [] => [],
        [var field] => Text(field, buffer),
        _ => string.Join(' ', fields.Select(csv.GetString)),
    };

    private bool Problem(string column, string expected, string found)
    {
        string quote = found.Length > LongestQuote ? $"{found[..LongestQuote]}..." : found;
        into.Problems.Add($"{name}:{csv.LineNumber}: {column}: expected {expected}, found {(found == "nothing" ? found : $"'{quote}'")}");
        return false;
    }
}
