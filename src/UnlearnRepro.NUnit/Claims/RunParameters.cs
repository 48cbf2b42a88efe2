using System.Globalization;
using UnlearnRepro.Claims;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// What a run of the claims' tests is asked for beside the registered studies: <c>dotnet test PROJECT -- 'TestRunParameters.Parameter(name="TrainingSeeds",
/// value="3")'</c>. Any other size, root or task is exploration: it is shown and no gate counts it.
/// </summary>
/// <param name="TrainingSeeds">I of every study; null for its own.</param>
/// <param name="UnlearningSeeds">J of every study; null for its own.</param>
/// <param name="Root">The root seed; null for that of all evaluations.</param>
/// <param name="Task">The task of every study; null for its own.</param>
public sealed record RunParameters(int? TrainingSeeds = null, int? UnlearningSeeds = null, ulong? Root = null, string? Task = null)
{
    private const string I = nameof(TrainingSeeds), J = nameof(UnlearningSeeds), Tier = "Tier";

    /// <summary>The parameters that a run gives.</summary>
    /// <param name="value">The value of a name; null where it is not given.</param>
    /// <param name="tasks">The tasks that there are.</param>
    /// <exception cref="StudyException">A value is none of its kind, or a tier stands beside a size.</exception>
    public static RunParameters Read(Func<string, string?> value, IReadOnlyList<string> tasks)
    {
        var given = new RunParameters(Seeds(I), Seeds(J), Number(nameof(Root), 0), value(nameof(Task)));
        if (given.Task is { } task && !tasks.Contains(task))
        {
            throw new StudyException(Names.Unknown(nameof(Task), task, tasks));
        }

        if (value(Tier) is not { } tier)
        {
            return given;
        }

        var (i, j) = Tiers.Size(tier);
        return (given.TrainingSeeds ?? given.UnlearningSeeds) is null
            ? given with { TrainingSeeds = i, UnlearningSeeds = j }
            : throw new StudyException($"{Tier}: expected no {I} or {J} beside it, found {Tier} {tier}");

        int? Seeds(string name) => Number(name, 1) is { } number ? number <= int.MaxValue ? (int)number : throw Wrong(name, 1) : null;

        ulong? Number(string name, ulong least) => value(name) is not { } text ? null
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number >= least ? number
            : throw Wrong(name, least);

        StudyException Wrong(string name, ulong least) => new($"{name}: expected a whole number, at least {least}, found '{value(name)}'");
    }

    /// <summary>A registered study as this run is asked for it.</summary>
    public RegisteredStudy Of(RegisteredStudy study) => study with
    {
        Task = Task ?? study.Task,
        TrainingSeeds = TrainingSeeds ?? study.TrainingSeeds,
        UnlearningSeeds = UnlearningSeeds ?? study.UnlearningSeeds,
    };

    /// <summary>How the run departs from a registered study, as a sentence; null if it does not.</summary>
    public string? Departure(RegisteredStudy study)
    {
        var own = Of(study);
        ulong root = Root ?? Study.DefaultRoot;
        string registered = Text(study, Study.DefaultRoot), found = Text(own, root);
        return own == study && root == Study.DefaultRoot ? null : $"{study.Name} is registered as {registered}; this is {found}, and no part of the gate";

        static string Text(RegisteredStudy of, ulong root) => $"{of.Task}, {of.TrainingSeeds} x {of.UnlearningSeeds}, root {root}";
    }
}
