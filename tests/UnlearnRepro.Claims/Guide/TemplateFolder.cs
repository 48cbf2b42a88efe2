using System.Diagnostics;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Claims.Guide;

/// <summary>A temporary folder in which the repository's templates are installed, and nothing else of this machine is touched.</summary>
internal sealed class TemplateFolder : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("unlearn-templates-").FullName;

    /// <summary>Installs the templates of the repository.</summary>
    public TemplateFolder() => New(["install", .. Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "templates"))]);

    /// <summary><c>dotnet new</c> with these words, which leaves its files here.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it printed.</exception>
    public void New(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["new", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(home, "repository")).FullName,
            Environment =
            {
                ["DOTNET_CLI_HOME"] = home,
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
                ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true",
            },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet new {string.Join(' ', words)}: expected exit code 0, found {process.ExitCode}:\n{output}{error.Result}");
        }
    }

    /// <summary>The files that are there, in alphabetical order, from the root of what would be the repository.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Directory.EnumerateFiles(Path.Combine(home, "repository"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(home, "repository"), path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of one of them.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(home, "repository", file));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(home, recursive: true);
}
