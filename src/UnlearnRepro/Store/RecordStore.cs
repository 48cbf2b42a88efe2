using System.Text;
using System.Text.Json;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Store;

/// <summary>
/// All records ever made, as append-only JSON lines under <c>store/</c> of the artifacts folder. Every writer has a file
/// of its own, so that machines can share the folder; a line is whole and on its way to the disk before the next cell
/// starts, so that a killed process loses only the cells that were running.
/// </summary>
public sealed class RecordStore : IRecordSink, IDisposable
{
    private readonly string folder;
    private readonly Lock gate = new();
    private FileStream? file;

    /// <summary>Opens a store; nothing is written before the first record.</summary>
    /// <param name="artifacts">The artifacts folder.</param>
    /// <exception cref="StudyException">The folder cannot be made or written to.</exception>
    public RecordStore(string artifacts)
    {
        folder = Path.Combine(artifacts, "store");
        Writable.Require(folder);
    }

    /// <summary>
    /// Every record by content key, with all metrics that it was ever measured by; where two disagree, the one read last. A
    /// torn last line, which a killed process leaves, is told to <paramref name="warn"/> and left out; so are lines of earlier formats,
    /// which are only counted.
    /// </summary>
    /// <param name="warn">Told of torn lines.</param>
    /// <param name="of">The task whose metrics are asked for: values that other code has made of them are left out.</param>
    /// <exception cref="StudyException">A line is damaged; the message has the file and the line's number.</exception>
    public IReadOnlyDictionary<string, CellRecord> Read(Action<string>? warn = null, ITask? of = null)
    {
        Earlier = 0;
        var records = new Dictionary<string, CellRecord>();
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var (_, record) in Lines(path, warn))
            {
                if (record is null)
                {
                    Earlier++;
                    continue;
                }

                var current = of is null ? record : record.Current(of);
                records[record.Key] = current.Over(records.GetValueOrDefault(record.Key));
            }
        }

        return records;
    }

    /// <summary>How many lines the last reading found that are of earlier formats.</summary>
    public int Earlier { get; private set; }

    /// <summary>Removes lines, file by file; a file that somebody is writing to stays as it is.</summary>
    /// <param name="isRemoved">Which lines go; null is one of an earlier format.</param>
    /// <param name="inUse">Told of files that stay.</param>
    /// <returns>How many lines are gone.</returns>
    /// <exception cref="StudyException">A line is damaged; nothing of its file is removed.</exception>
    public int Remove(Func<CellRecord?, bool> isRemoved, Action<string> inUse)
    {
        int removed = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var lines = Lines(path, warn: null).ToLookup(line => isRemoved(line.Record), line => line.Text);
            if (!lines[true].Any())
            {
                continue;
            }

            try
            {
                // Nobody else has it open, and nobody opens a file that exists to write to it.
                using var own = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                inUse($"{path}: another process is writing to it, left as it is");
                continue;
            }

            if (lines[false].Any())
            {
                WholeFile.Write(path, writer => writer.Write(string.Concat(lines[false].Select(line => line + "\n"))));
            }
            else
            {
                File.Delete(path);
            }

            removed += lines[true].Count();
        }

        return removed;
    }

    /// <inheritdoc/>
    public void Write(CellRecord record)
    {
        byte[] line = Encoding.UTF8.GetBytes(RecordFormat.Write(record) + "\n");
        lock (gate)
        {
            // Without a buffer: what could not be written is not tried again when the store is closed.
            file ??= new FileStream(
                Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMdd'T'HHmmss}-{Guid.NewGuid():N}.jsonl"),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.Read,
                bufferSize: 0);
            FileLimit.Named(file.Name, () => file.Write(line));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private static IEnumerable<(string Text, CellRecord? Record)> Lines(string path, Action<string>? warn)
    {
        string text = ReadShared(path);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            if (i == lines.Length - 1)
            {
                warn?.Invoke($"{path}, line {i + 1}: torn at the end of the file, left out; its cell is computed again");
                yield break;
            }

            yield return (lines[i], Parse(path, i + 1, lines[i]));
        }
    }

    // Another process may be appending to it.
    private static string ReadShared(string path)
    {
        RegularFile.Require(path, "a file of records");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{path}: expected a file of records, found: {e.Message}", e);
        }
    }

    private static CellRecord? Parse(string path, int number, string line)
    {
        try
        {
            return RecordFormat.Read(line);
        }
        catch (JsonException e)
        {
            throw new StudyException(
                $"{path}, line {number}: expected a record and its checksum, found '{line[..Math.Min(40, line.Length)]}'; "
                + "remove the line to have its cell computed again", e);
        }
    }
}
