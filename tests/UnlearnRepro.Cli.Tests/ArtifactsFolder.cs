namespace UnlearnRepro.Cli.Tests;

/// <summary>An artifacts folder that is gone after the test.</summary>
internal sealed class ArtifactsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("unlearn-").FullName;

    /// <summary>With copies of the models that the smoke tier has trained at seed 7; whatever else a run needs it trains itself.</summary>
    public static ArtifactsFolder WithModels() => Copy("models");

    /// <summary>With all that the smoke tier has left behind at seed 7, less its report.</summary>
    public static ArtifactsFolder WithCells() => Copy("models", "store", "examples");

    public IEnumerable<string> StoreLines => Directory.EnumerateFiles(System.IO.Path.Combine(Path, "store"), "*.jsonl").SelectMany(File.ReadLines);

    /// <summary>The study's table without its times, which no two runs share.</summary>
    /// <param name="study">The report's folder; <c>*</c> stands for anything.</param>
    public string[] RecordsWithoutSeconds(string study) =>
        [.. File.ReadLines(System.IO.Path.Combine(Directory.EnumerateDirectories(System.IO.Path.Combine(Path, "reports"), study).Single(), "records.csv")).Select(line =>
        {
            string[] fields = line.Split(',');
            return string.Join(',', fields[..^3].Concat(fields[^2..]));
        })];

    private static ArtifactsFolder Copy(params string[] folders)
    {
        var copy = new ArtifactsFolder();
        foreach (string folder in folders)
        {
            string to = Directory.CreateDirectory(System.IO.Path.Combine(copy.Path, folder)).FullName;
            foreach (string file in Directory.EnumerateFiles(System.IO.Path.Combine(SmokeRun.Only.Artifacts.Path, folder)))
            {
                File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
            }
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
