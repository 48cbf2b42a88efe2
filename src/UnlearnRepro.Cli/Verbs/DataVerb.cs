using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>data list</c> and <c>data get NAME</c>.</summary>
internal static class DataVerb
{
    public static Command Command(DomainCatalog domains)
    {
        var list = new Command("list", "Show the data sets and which of them are here");
        list.SetAction(_ => List(domains));
        var name = new Argument<string>("NAME") { Description = "a name of the list" };
        var get = new Command("get", "Download a data set, check it and unpack it") { name };
        get.SetAction((given, cancellation) => Get(domains.Source(given.GetValue(name)!), cancellation));
        return new("data", "Show and fetch data sets") { list, get };
    }

    private static int List(DomainCatalog domains)
    {
        Output.Table(
            "Data sets",
            ["name", "here", "what"],
            domains.Data.Select(source =>
                (IReadOnlyList<string>)[source.Name, source.IsAvailable(DataFolders.Default, out string where) ? where : "no", source.Description]),
            numbers: false);
        Output.Line($"looked in: {DataFolders.Default}; another folder: {DataFolders.Variable}=FOLDER");
        return ExitCode.Done;
    }

    private static async Task<int> Get(ISource source, CancellationToken cancellation)
    {
        var progress = Console.IsErrorRedirected ? null : new Progress<DownloadProgress>(p => Console.Error.Write($"\r{p.File} {p.Received >> 20} MiB "));
        string folder = await Fetcher.Fetch(source, DataFolders.Default, progress, cancellation);
        Output.Line($"{source.Name}: {folder}");
        return ExitCode.Done;
    }
}
