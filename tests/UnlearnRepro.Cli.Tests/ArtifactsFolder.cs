namespace UnlearnRepro.Cli.Tests;

/// <summary>An artifacts folder that is gone after the test.</summary>
internal sealed class ArtifactsFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("unlearn-").FullName;

    public IEnumerable<string> StoreLines => Directory.EnumerateFiles(System.IO.Path.Combine(Path, "store"), "*.jsonl").SelectMany(File.ReadLines);

    /// <summary>The study's table without its times, which no two runs share.</summary>
    /// <param name="study">The report's folder; <c>*</c> stands for anything.</param>
    public string[] RecordsWithoutSeconds(string study) =>
        [.. File.ReadLines(System.IO.Path.Combine(Directory.EnumerateDirectories(System.IO.Path.Combine(Path, "reports"), study).Single(), "records.csv")).Select(line =>
        {
            string[] fields = line.Split(',');
            return string.Join(',', fields[..^3].Concat(fields[^2..]));
        })];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
