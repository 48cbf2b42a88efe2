using System.Diagnostics;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Another build of the same source finds the cells of this one: in another folder, of another configuration, as one file.</summary>
[TestFixture]
[Explicit("a minute each")]
[Category("Long")]
public sealed class OtherBuildTests
{
    [Test]
    public void A_release_in_another_folder_finds_every_cell()
    {
        using var copy = Source();
        DotNet("build", "-c", "Release", Path.Combine(copy.Path, "src", "UnlearnRepro.Cli"));
        FindsAll("dotnet", Path.Combine(copy.Path, "src", "UnlearnRepro.Cli", "bin", "Release", "net10.0", "unlearn.dll"));
    }

    [Test]
    [Platform("Linux")]
    public void A_program_in_one_file_finds_every_cell()
    {
        using var copy = Source();
        string folder = Path.Combine(copy.Path, "published");
        DotNet("publish", Path.Combine(copy.Path, "src", "UnlearnRepro.Cli"), "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-o", folder);
        FindsAll(Path.Combine(folder, "unlearn"));
    }

    private static void FindsAll(string program, params string[] first)
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] lines = [.. artifacts.StoreLines.Order()];
        var result = Unlearn.RunProgram(program, [.. first, "reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--artifacts", artifacts.Path]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error, Does.Not.Contain("other code"));
        Assert.That(artifacts.StoreLines.Order(), Is.EqualTo(lines).And.Not.Empty, "no cell is computed again");
    }

    // What a build needs of the repository, without what one has left.
    private static ArtifactsFolder Source()
    {
        var copy = new ArtifactsFolder();
        foreach (string file in Directory.EnumerateFiles(RepositoryRoot.Path).Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*", SearchOption.AllDirectories)))
        {
            string relative = Path.GetRelativePath(RepositoryRoot.Path, file), to = Path.Combine(copy.Path, relative);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        return copy;
    }

    private static void DotNet(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output);
    }
}
