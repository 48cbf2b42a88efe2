using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains;

/// <summary>The domains that a program knows, and their tasks and data sets by name.</summary>
/// <param name="domains">In the order of a listing; the first task of the first is the default.</param>
public sealed class DomainCatalog(params IReadOnlyList<IDomain> domains)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<IDomain> All => domains;

    /// <summary>Every task with its domain.</summary>
    public IReadOnlyList<(IDomain Domain, TaskInfo Info)> Tasks { get; } = [.. domains.SelectMany(d => d.Tasks.Select(t => (d, t)))];

    /// <summary>Every data set.</summary>
    public IReadOnlyList<ISource> Data { get; } = [.. domains.SelectMany(d => d.Data)];

    /// <summary>Every registered study with its domain.</summary>
    public IReadOnlyList<(IDomain Domain, RegisteredStudy Study)> Studies { get; } = [.. domains.SelectMany(d => d.Files.Claims.Studies.Select(s => (d, s)))];

    /// <summary>The task called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public (IDomain Domain, TaskInfo Info) Task(string name) => Tasks.FirstOrDefault(t => t.Info.Name == name) is { Info: not null } found
        ? found
        : throw new StudyException(Names.Unknown("task", name, Tasks.Select(t => t.Info.Name)));

    /// <summary>The registered study called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public (IDomain Domain, RegisteredStudy Study) Study(string name) => Studies.FirstOrDefault(s => s.Study.Name == name) is { Study: not null } found
        ? found
        : throw new StudyException(Names.Unknown("registered study", name, Studies.Select(s => s.Study.Name)));

    /// <summary>The data set called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public ISource Source(string name) =>
        Data.FirstOrDefault(s => s.Name == name) ?? throw new StudyException(Names.Unknown("data set", name, Data.Select(s => s.Name)));
}
