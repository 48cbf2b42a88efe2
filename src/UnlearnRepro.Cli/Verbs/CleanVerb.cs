using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>clean --stale</c>: removes cells and models that were made by other code than this program's, and numbers that belong to no cell.</summary>
internal sealed class CleanVerb
{
    private readonly DomainCatalog domains;
    private readonly Option<bool> stale = new("--stale")
    {
        Description = "cells and trained models that other code has made, and numbers of samples of cells that are not stored",
    };

    private readonly Option<string> artifacts = PathOptions.OfArtifacts("the folder that is cleaned");
    private readonly Dictionary<string, ITask> opened = [];

    private CleanVerb(DomainCatalog domains) => this.domains = domains;

    public static Command Command(DomainCatalog domains)
    {
        var verb = new CleanVerb(domains);
        var command = new Command("clean", "Remove what earlier code has left and nothing uses any more") { verb.stale, verb.artifacts };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        string folder = given.GetValue(artifacts)!;
        if (!given.GetValue(stale))
        {
            throw new StudyException("clean: expected --stale, found nothing that says what to remove");
        }

        if (!Directory.Exists(Path.Combine(folder, "store")))
        {
            throw new StudyException($"{folder}: expected an artifacts folder with a store, found none");
        }

        bool busy = false;
        using var store = new RecordStore(folder);
        int removed = store.Remove(record => record is null || IsStale(record, folder), note =>
        {
            Output.Note(note);
            busy = true;
        });

        // Whoever writes there needs models too.
        string[] files = busy ? [] : Leftovers(store.Read().Keys.ToHashSet(), folder);
        long bytes = files.Sum(file => new FileInfo(file).Length);
        Array.ForEach(files, File.Delete);
        Output.Line($"removed {removed} cells, and {files.Length} files of models and of numbers of samples ({bytes / 1e6:F1} MB)");
        return ExitCode.Done;
    }

    private string[] Leftovers(HashSet<string> stored, string folder) =>
        [.. domains.Tasks.SelectMany(task => Open(task.Info.Name, folder).Leftovers(stored)).Distinct()];

    // Cells of tasks that this program does not have are another program's.
    private bool IsStale(CellRecord record, string folder) =>
        domains.Tasks.Any(task => task.Info.Name == record.Cell.Task) && record.IsStale(Open(record.Cell.Task, folder));

    private ITask Open(string task, string folder)
    {
        if (!opened.TryGetValue(task, out var open))
        {
            opened[task] = open = domains.Task(task).Domain.Open(task, new(folder, DataFolders.Default));
        }

        return open;
    }
}
