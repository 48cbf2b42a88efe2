using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Reports.Origin;

/// <summary>Where the numbers of a report come from, as every form of it tells.</summary>
public interface IOrigin
{
    /// <summary>One line below the title.</summary>
    string About { get; }

    /// <summary>The root seed of the study; null where somebody else drew the seeds.</summary>
    ulong? Root { get; }

    /// <summary>Library versions, CPU capability, threads, device and dtype; null where somebody else ran the cells.</summary>
    string? Fingerprint { get; }

    /// <summary>The files that were read; empty where we ran the cells.</summary>
    IReadOnlyList<Import.TableSource> Sources { get; }

    /// <summary>What somebody else's files were taken for, a line each; empty where we ran the cells.</summary>
    IReadOnlyList<string> Reading => [];

    /// <summary>What a reader has to know before the numbers mean anything.</summary>
    IReadOnlyList<string> ReadingNotes { get; }

    /// <summary>The parts at the report's end.</summary>
    IReadOnlyList<OriginPart> Parts { get; }

    /// <summary>Writes every value as a long table in UTF-8, <c>records.csv</c>; the stream stays open.</summary>
    void WriteRecords(Stream stream);
}

/// <summary>A table with its heading and what is to be said about it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Header">Headings of the columns; empty where there is no table.</param>
/// <param name="Rows">Cells row by row.</param>
/// <param name="Note">A sentence below the table; empty if there is none.</param>
/// <param name="Lines">A list below that; may be empty.</param>
public sealed record OriginPart(
    string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, string Note, IReadOnlyList<string> Lines);
