using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>Small tables written to a file and read again.</summary>
internal static class Table
{
    /// <summary>The studies of lines under a header.</summary>
    public static IReadOnlyList<TableStudy> Studies(string header, IEnumerable<string> lines, TableOptions? options = null)
    {
        using var folder = new Folder();
        return TableStudies.ReadCsv([folder.File("results.csv", string.Join('\n', lines.Prepend(header)) + "\n")], options ?? new());
    }

    /// <summary>The only study of lines under the usual header.</summary>
    public static TableStudy One(params string[] lines) => Studies("method,train_seed,unlearn_seed,metric,value", lines).Single();

    /// <summary>What is said about lines that are no good.</summary>
    public static string[] Refused(string header, params string[] lines) =>
        Assert.Throws<StudyException>(() => Studies(header, lines))!.Message.Split('\n');

    /// <summary>values[i][j] of a method's metric.</summary>
    public static double?[][] Values(this TableStudy study, string method, string metric) => study.Grid(study.Study.Methods.Single(m => m.Name == method), metric).Values;
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("import-").FullName;

    public string File(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
