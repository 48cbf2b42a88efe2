using System.Security.Cryptography;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// Results in a folder for each run, whose path names method and seeds since no file does. What the files are called and how their numbers are
/// written is the program's that left them.
/// </summary>
public abstract class RunFolders : IResultsFormat
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Takes { get; }

    /// <summary>A folder that the program itself puts below a run's, which may be there or not; empty if none.</summary>
    protected virtual string Inner => "";

    /// <summary>The names of files as an example, for a message.</summary>
    protected abstract string Examples { get; }

    /// <inheritdoc/>
    public abstract bool Reads(string path);

    /// <inheritdoc/>
    public IReadOnlyList<TableStudy> Read(IReadOnlyList<string> paths, SeedPlaces seeds, TableOptions options)
    {
        if (options.Factors.Count > 0)
        {
            throw new StudyException($"--factor: expected a table with a column '{options.Factors[0]}', found {Name}, whose files have no columns");
        }

        string pattern = seeds.PathPattern
            ?? throw new StudyException($"--path-pattern: expected one, since files of {Name} do not name seeds, found none");
        var path = new PathPattern(pattern, Inner);
        var table = new TableRows { NamesUnlearningSeeds = path.NamesUnlearningSeeds };
        table.Layouts.Add($"metrics from the files, the rest from their folders, {pattern}", "");
        var files = paths.SelectMany(folder => Files(folder).Select(file => (Folder: folder, File: file))).ToArray();
        bool several = files.Select(f => Group(f.File)).Distinct().Count() > 1;
        foreach (var (folder, file) in files)
        {
            string below = Path.GetRelativePath(folder, file).Replace('\\', '/');
            string run = Path.GetDirectoryName(below)!.Replace('\\', '/'), shown = paths.Count > 1 ? $"{folder.TrimEnd('/', '\\')}/{below}" : below;
            if (path.Match(run) is not { } part)
            {
                table.Problems.Add($"{shown}: path: expected {pattern}, found '{run}'");
                continue;
            }

            byte[] bytes = Bytes(file, shown);
            int before = table.Rows.Count;
            var row = new TableRow(
                table.Study(part("task"), part("scenario")), table.Method(part("method"), part("parameters")), 0, table.Train.Code(part("train_seed")),
                table.Unlearn.Code(part("unlearn_seed")), table.Eval.Code(part("eval_seed")), table.Sources.Count, 0, 0);
            foreach (var (metric, value) in Values(bytes, shown, table.Problems.Add))
            {
                table.Rows.Add(row with { Metric = table.Metrics.Code(several ? $"{Group(file)}/{metric}" : metric), Value = value });
            }

            table.Sources.Add(new(shown, Convert.ToHexStringLower(SHA256.HashData(bytes)), table.Rows.Count - before));
        }

        string own = Path.GetFileName(Path.GetFullPath(paths[0]).TrimEnd('/', '\\'));
        return TableStudies.Of(table, options.Name.Length > 0 ? options : options with { Name = own });
    }

    /// <summary>Those that are read of all files that <see cref="Reads"/> knows: each run once.</summary>
    /// <param name="files">Their paths.</param>
    protected virtual IEnumerable<string> Once(IReadOnlyList<string> files) => files;

    /// <summary>What a file's metrics are called after where there are files of several kinds.</summary>
    protected abstract string Group(string file);

    /// <summary>The numbers of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="shown">What it is called in messages.</param>
    /// <param name="problem">Told a line of everything that is wrong.</param>
    protected abstract IReadOnlyList<(string Metric, double Value)> Values(byte[] bytes, string shown, Action<string> problem);

    private string[] Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new StudyException($"{folder}: expected a folder, found {(File.Exists(folder) ? "a file" : "none")}");
        }

        string[] found = [.. Once([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(Reads).Order(StringComparer.Ordinal)])];
        return found.Length > 0 ? found : throw new StudyException($"{folder}: expected files such as {Examples} below it, found none");
    }

    private static byte[] Bytes(string file, string shown)
    {
        RegularFile.Require(file, "a file of results");
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{shown}: expected a file that can be read, found: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
