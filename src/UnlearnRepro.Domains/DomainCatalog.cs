using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains;

/// <summary>The domains that a program knows, and their tasks and data sets by name.</summary>
public sealed class DomainCatalog
{
    private readonly Lazy<IReadOnlyList<(IDomain Domain, RegisteredStudy Study)>> studies;

    /// <summary>Takes domains whose names do not meet.</summary>
    /// <param name="domains">In the order of a listing; the first task of the first is the default.</param>
    /// <exception cref="ArgumentException">A domain, a task, a data set or a form of results has a name that stands for another one already.</exception>
    public DomainCatalog(params IReadOnlyList<IDomain> domains)
    {
        All = domains;
        Tasks = [.. domains.SelectMany(d => d.Tasks.Select(t => (d, t)))];
        Data = [.. domains.SelectMany(d => d.Data)];
        Formats = [new CsvFormat(), .. domains.SelectMany(d => d.Formats)];
        studies = new(() =>
        {
            Once("claim", domains.SelectMany(d => d.Files.Claims.Claims.Select(claim => claim.Id)));
            Once("registered study", domains.SelectMany(d => d.Files.Claims.Studies.Select(study => study.Name)));
            return [.. domains.SelectMany(d => d.Files.Claims.Studies.Select(s => (d, s)))];
        });
        Once("domain", domains.Select(d => d.Name));
        Once("task", Tasks.Select(t => t.Info.Name));
        Once("data set", Data.Select(s => s.Name));
        Once("form of results", Formats.Select(f => f.Name));
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IDomain> All { get; }

    /// <summary>Every task with its domain.</summary>
    public IReadOnlyList<(IDomain Domain, TaskInfo Info)> Tasks { get; }

    /// <summary>Every data set.</summary>
    public IReadOnlyList<ISource> Data { get; }

    /// <summary>Every form in which results of others are read: tables of anyone's, and those of the domains' fields.</summary>
    public IReadOnlyList<IResultsFormat> Formats { get; }

    /// <summary>
    /// Every registered study with its domain. The domains' files are read when it is first asked for, and names that meet are found out then: to read
    /// them takes as long as all else that the start of a program does.
    /// </summary>
    /// <exception cref="ArgumentException">A claim or a study has a name that stands for another one already.</exception>
    public IReadOnlyList<(IDomain Domain, RegisteredStudy Study)> Studies => studies.Value;

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

    // What is typed means one thing, whichever domain it is of.
    private static void Once(string what, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{what} {twice.Key}: expected one of this name, found {twice.Count()}");
        }
    }
}
