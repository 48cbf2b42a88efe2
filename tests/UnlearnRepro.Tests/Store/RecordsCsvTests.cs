using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using static UnlearnRepro.Tests.Store.TemporaryStore;

namespace UnlearnRepro.Tests.Store;

/// <summary>The long table, read back by a parser that shares no code with the writer.</summary>
public class RecordsCsvTests
{
    [Test]
    public void TheHeaderIsStable() =>
        Assert.That(Lines()[0], Is.EqualTo(new[]
        {
            "task", "scenario", "method", "parameters", "s_data", "s_forget", "s_train", "s_unlearn", "s_eval",
            "metric", "value", "weights_sha256", "seconds", "status", "seed_use",
        }));

    [Test]
    public void AnAxisThatOnlySomeDomainsHaveIsAColumnAtTheEnd()
    {
        CellRecord record = Record("a", "w", ("accuracy", 1)), other = Record("b", "w", ("accuracy", 2));
        var lines = Lines(record with { Cell = record.Cell with { Axes = record.Cell.Axes.With(new("part"), 5) } }, other);
        Assert.That(lines[0], Is.EqualTo((string[])[.. RecordsCsv.Columns, "s_part"]));
        Assert.That(lines.Skip(1).Select(line => line[^1]), Is.EqualTo(new[] { "5", "0" }));
    }

    [Test]
    public void EachCellAndMetricIsARow()
    {
        var lines = Lines(Record("a", "w", ("accuracy", 93.5), ("loss", 1.0 / 3)), Record("b"));
        string[] start = ["fake", "sçénario \"1\"", "Drawn", "Alpha=1,Lambda=0.5", "0", "1", "2", "3", "4"];
        Assert.That(lines, Has.Count.EqualTo(3), "a record without metrics has no row");
        Assert.That(lines[1], Is.EqualTo((string[])[.. start, "accuracy", "93.5", "w", "0.1", "ok", "training_and_unlearning"]));
        Assert.That(lines[2], Is.EqualTo((string[])[.. start, "loss", "0.3333333333333333", "w", "0.1", "ok", "training_and_unlearning"]));
    }

    [Test]
    public void AnyTextComesBack()
    {
        CellRecord record = Record("a", "w", ("m", 1));
        string nasty = "a,b \"c\"\nd\r\n";
        Assert.That(Lines(record with { Cell = record.Cell with { Scenario = nasty } })[1][1], Is.EqualTo(nasty));
    }

    [Test]
    public void NoTextIsAFormula()
    {
        CellRecord record = Record("a", "w", ("=1+1", -1));
        string[] row = Lines(record with { Cell = record.Cell with { Scenario = "@SUM(1)" } })[1];
        Assert.That((row[1], row[9], row[10]), Is.EqualTo(("'@SUM(1)", "'=1+1", "-1")));
    }

    [Test]
    public void ACollapsedCellIsARowToo()
    {
        CellRecord record = Record("a", "w", ("loss", double.NaN));
        string[] row = Lines(record with { Result = record.Result with { Status = CellStatus.Collapsed } })[1];
        Assert.That((row[10], row[13]), Is.EqualTo(("NaN", "collapsed")));
    }

    [Test]
    public void TheWriterStaysOpenForItsOwner()
    {
        using var writer = new StringWriter();
        RecordsCsv.Write(writer, [], []);
        Assert.That(() => writer.Write("more"), Throws.Nothing);
    }

    private static List<string[]> Lines(params CellRecord[] records)
    {
        using var writer = new StringWriter();
        RecordsCsv.Write(writer, records, [new("Drawn", "Alpha=1,Lambda=0.5", SeedUse.TrainingAndUnlearning)]);
        return Parse(writer.ToString());
    }

    // RFC 4180 with line feeds: a field is bare, or in quotes with inner quotes doubled.
    private static List<string[]> Parse(string text)
    {
        var (lines, line, field, quoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(c);
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                line.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    lines.Add([.. line]);
                    line.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        Assert.That(field.Length + line.Count, Is.Zero, "the table ends with a line feed");
        return lines;
    }
}
