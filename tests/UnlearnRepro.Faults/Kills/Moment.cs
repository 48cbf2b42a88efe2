namespace UnlearnRepro.Faults.Kills;

/// <summary>When a run is killed.</summary>
/// <param name="Name">In words.</param>
/// <param name="Folder">The folder below the artifacts in which a file has to appear first; empty for any moment.</param>
internal sealed record Moment(string Name, string Folder)
{
    public static IReadOnlyList<Moment> All { get; } =
    [
        new("at any moment", ""),
        new("while a model is written", "models"),
        new("while an example file is written", "examples"),
        new("while a record is written", "store"),
        new("while the report is written", "reports"),
    ];

    // Every folder is watched from the start: one that is made later would be noticed too late.
    private static readonly string[] Folders = ["models", "examples", "store", "reports"];

    /// <summary>Starts the study and kills it.</summary>
    /// <param name="artifacts">Its artifacts.</param>
    /// <param name="random">Which file, and how long after it appears.</param>
    /// <returns>Whether it was still running.</returns>
    public bool Strike(string artifacts, Random random)
    {
        Array.ForEach(Folders, folder => Directory.CreateDirectory(Path.Combine(artifacts, folder)));
        using var seen = new CountdownEvent(1 + random.Next(4));
        using var watcher = new FileSystemWatcher(Path.Combine(artifacts, Folder)) { IncludeSubdirectories = true };
        watcher.Created += (_, e) => Count(e.Name);
        watcher.Changed += (_, e) => Count(e.Name);
        watcher.EnableRaisingEvents = true;
        using var process = Unlearn.Start(SmallStudy.Words(artifacts));
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        if (Folder.Length > 0)
        {
            // A file that never comes because an earlier run made it ends the wait with the process.
            while (!seen.Wait(20) && !process.HasExited)
            {
            }

            Thread.SpinWait(random.Next(200_000));
        }
        else
        {
            process.WaitForExit(random.Next(1500));
        }

        bool running = !process.HasExited;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return running;

        void Count(string? name)
        {
            if (name is not null && !name.Contains(".probe", StringComparison.Ordinal) && !seen.IsSet)
            {
                seen.Signal();
            }
        }
    }

    public override string ToString() => Name;
}
