using System.Security.Cryptography;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>A run that left its results in a folder.</summary>
/// <param name="Task">What its path says of the task; empty if nothing.</param>
/// <param name="Scenario">And of the scenario.</param>
/// <param name="Method">And of the method.</param>
/// <param name="IsReference">Whether the method is retrained from scratch.</param>
/// <param name="File">The file with its numbers.</param>
/// <param name="Shown">What that is called in messages.</param>
public sealed record FolderRun(string Task, string Scenario, string Method, bool IsReference, string File, string Shown);

/// <summary>A number of a run that stands in no file.</summary>
/// <param name="Run">The run.</param>
/// <param name="Metric">What it is called.</param>
/// <param name="Value">The number; NaN if it collapsed.</param>
public sealed record FolderValue(FolderRun Run, string Metric, double Value);

/// <summary>Which of several files of its runs count.</summary>
/// <param name="Files">Paths below the folder that was given, each with the path of its run.</param>
/// <param name="Pattern">The pattern that the runs' paths have to fit.</param>
/// <param name="Said">A line on what was left out; empty if nothing was. Without any file: what was expected and found.</param>
public sealed record FolderChoice(IReadOnlyList<(string File, string Run)> Files, string Pattern, string Said);

/// <summary>Further files of runs, and what has to be said of them.</summary>
public sealed class FolderReading
{
    private readonly TableRows table;

    internal FolderReading(TableRows table) => this.table = table;

    /// <summary>Notes that something is wrong, so that no numbers are given at all.</summary>
    /// <param name="line">File, member, what was expected and what was found.</param>
    public void Problem(string line) => table.Problems.Add(line);

    /// <summary>Says something beside the numbers, in every form of the report.</summary>
    public void Note(string line) => table.Notes.Add(line);

    /// <summary>Names a file whose numbers were used as a source, once.</summary>
    /// <param name="shown">What it is called.</param>
    /// <param name="bytes">What is in it.</param>
    public void Source(string shown, byte[] bytes)
    {
        if (table.Sources.All(source => source.File != shown))
        {
            table.Sources.Add(new(shown, Convert.ToHexStringLower(SHA256.HashData(bytes)), 0));
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="StudyException">It cannot be read.</exception>
    public static byte[] Bytes(string file, string shown)
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
