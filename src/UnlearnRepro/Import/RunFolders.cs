using System.Security.Cryptography;
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

        string given = seeds.PathPattern ?? Usual
            ?? throw new StudyException($"--path-pattern: expected one, since files of {Name} do not name seeds, found none");
        var table = new TableRows();
        table.Layouts.Add($"metrics from the files, the rest from their folders, {given}", "");
        var (files, pattern) = Chosen(paths, given, table.Notes);
        var path = new PathPattern(pattern, Inner);
        bool several = files.Select(f => Group(f.Path)).Distinct().Count() > 1;
        var runs = new List<(FolderRun Run, TableRow Row)>();
        var unnamed = new List<string>();
        foreach (var file in files)
        {
            if (path.Match(file.Run) is not { } part)
            {
                table.Problems.Add($"{file.Shown}: path: expected {pattern}, found '{file.Run}'");
                continue;
            }

            string train = part("train_seed"), unlearn = part("unlearn_seed");
            table.NamesUnlearningSeeds |= unlearn.Length > 0;
            if (train.Length + unlearn.Length == 0 && UnnamedSeed.Length > 0)
            {
                (train, unlearn) = (UnnamedSeed, UnnamedSeed);
                unnamed.Add(file.Shown);
            }

            bool isReference = options.IsReference(part("method"), null);
            if (train.Length == 0 && !isReference)
            {
                table.Problems.Add($"{file.Shown}: train_seed: expected a label, found nothing");
            }

            byte[] bytes = FolderReading.Bytes(file.Path, file.Shown);
            int before = table.Rows.Count;
            var row = new TableRow(
                table.Study(part("task"), part("scenario")), table.Method(part("method"), part("parameters")), 0, table.Train.Code(train),
                table.Unlearn.Code(unlearn), table.Eval.Code(part("eval_seed")), table.Sources.Count, 0, 0);
            foreach (var (metric, value) in Values(bytes, file.Shown, table.Problems.Add))
            {
                table.Rows.Add(row with { Metric = table.Metrics.Code(Named(file.Path, metric)), Value = value });
            }

            table.Sources.Add(new(file.Shown, Convert.ToHexStringLower(SHA256.HashData(bytes)), table.Rows.Count - before));
            runs.Add((new(part("task"), part("scenario"), part("method"), isReference, file.Path, file.Shown), row));
        }

        if (unnamed.Count > 0)
        {
            string which = $"{NumberText.Count(unnamed.Count, "folder")} without a seed ({unnamed[0]})";
            table.Notes.Add($"{which}: taken for training and unlearning seed {UnnamedSeed}, the program's own.");
        }

        foreach (var (run, metric, value) in Derived([.. runs.Select(r => r.Run)], new FolderReading(table)))
        {
            table.Rows.Add(runs.Find(r => r.Run == run).Row with { Metric = table.Metrics.Code(Named(run.File, metric)), Value = value });
        }

        string Named(string file, string metric) => several ? $"{Group(file)}/{metric}" : metric;

        string own = Path.GetFileName(Path.GetFullPath(paths[0]).TrimEnd('/', '\\'));
        return TableStudies.Of(table, options.Name.Length > 0 ? options : options with { Name = own });
    }

    /// <summary>The pattern where nobody gives one; null if somebody has to.</summary>
    protected virtual string? Usual => null;

    /// <summary>The label of both seeds of a run whose folder names neither; empty if that is an error.</summary>
    protected virtual string UnnamedSeed => "";

    /// <summary>Which files count where a run leaves several of a kind, and what is left of the pattern once it has said which.</summary>
    /// <param name="files">Their paths below the folder that is given.</param>
    /// <param name="pattern">The pattern.</param>
    protected virtual FolderChoice Choose(IReadOnlyList<string> files, string pattern) =>
        new([.. files.Select(file => (file, Path.GetDirectoryName(file)!.Replace('\\', '/')))], pattern, "");

    /// <summary>Numbers that no file has, made of several runs together.</summary>
    /// <param name="runs">All runs.</param>
    /// <param name="reading">Reads further files of theirs and takes what has to be said.</param>
    protected virtual IEnumerable<FolderValue> Derived(IReadOnlyList<FolderRun> runs, FolderReading reading) => [];

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

    private (List<(string Path, string Run, string Shown)> Files, string Pattern) Chosen(IReadOnlyList<string> folders, string pattern, List<string> notes)
    {
        var files = new List<(string, string, string)>();
        string left = pattern;
        foreach (string folder in folders)
        {
            string[] found = [.. Files(folder).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];
            var choice = Choose(found, pattern);
            if (choice.Files.Count == 0)
            {
                throw new StudyException($"{folder}: {choice.Said}");
            }

            left = choice.Pattern;
            notes.AddRange(choice.Said.Length == 0 ? [] : folders.Count > 1 ? [$"{folder}: {choice.Said}"] : [choice.Said]);
            files.AddRange(choice.Files.Select(file =>
                (Path.Combine(folder, file.File), file.Run, folders.Count > 1 ? $"{folder.TrimEnd('/', '\\')}/{file.File}" : file.File)));
        }

        return (files, left);
    }

    private string[] Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new StudyException($"{folder}: expected a folder, found {(File.Exists(folder) ? "a file" : "none")}");
        }

        string[] found = [.. Once([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(Reads).Order(StringComparer.Ordinal)])];
        return found.Length > 0 ? found : throw new StudyException($"{folder}: expected files such as {Examples} below it, found none");
    }
}
