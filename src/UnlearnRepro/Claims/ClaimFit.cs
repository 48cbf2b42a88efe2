using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// Whether a claim is about a study, and what the study lacks of it. A study that can be run may be asked for with fewer methods or metrics than the
/// task has, and judges the claims about these. A table of numbers is all there is: whatever a claim asks for in vain is told, because it is
/// most often a name that was mistyped.
/// </summary>
internal static class ClaimFit
{
    /// <summary>Throws where a claim that is registered for a task names what the task does not know: it would be judged by no study.</summary>
    /// <exception cref="StudyException">A method, hyper-parameter, metric or scenario is unknown; the message has the nearest names.</exception>
    public static void RequireKnown(ClaimSet set, ITask task, ulong root)
    {
        foreach (var claim in set.Claims.Where(claim => claim.Places.Any(place => (place.Task ?? task.Name) == task.Name)))
        {
            RequireKnown(claim, task, root);
        }
    }

    /// <summary>The same for one claim about a study of the task.</summary>
    /// <exception cref="StudyException">As above.</exception>
    public static void RequireKnown(Claim claim, ITask task, ulong root)
    {
        string[] metrics = [.. task.Metrics.Select(metric => metric.Name)];
        try
        {
            Require(claim.Metric is null || metrics.Contains(claim.Metric), () => Names.Unknown("metric", claim.Metric!, metrics));
            string[] audits = [.. task.Audits.Select(audit => audit.Name)];
            Require(claim.Audit is null || audits.Contains(claim.Audit), () => Names.Unknown("audit", claim.Audit!, audits.DefaultIfEmpty("none")));
            foreach (string scenario in claim.Places.Where(place => place.Task == task.Name).Select(place => place.Scenario).OfType<string>())
            {
                string own = task.Scenario(scenario, root);
                Require(own == scenario, () => $"scenario: expected {own}, found '{scenario}'");
                string[] axes = [.. task.Axes(scenario).Select(axis => axis.Name)];
                Require(claim.Axes.All(axes.Contains), () => Names.Unknown("factors", claim.Axes.First(axis => !axes.Contains(axis)), axes));
            }

            foreach (string method in claim.Methods)
            {
                task.Method(method);
            }
        }
        catch (StudyException e)
        {
            throw new StudyException($"claim {claim.Id}: {e.Message}", e);
        }

        static void Require(bool holds, Func<string> message)
        {
            if (!holds)
            {
                throw new StudyException(message());
            }
        }
    }

    /// <summary>What a table lacks of a claim, with the nearest names; null if it has everything, or another of its studies is meant.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="study">One study of the table.</param>
    /// <param name="others">The others.</param>
    public static string? Lacks(Claim claim, Study study, IReadOnlyList<Study> others) => !IsNamed(claim, study)
        ? others.Any(other => IsNamed(claim, other)) ? null : Place(claim, [study, .. others])
        : Factors(claim, study) is { } lacking ? lacking
        : ClaimRules.All[claim.Rule] is IExactRule
            ? $"rule: expected one that reads numbers alone, found '{claim.Rule}', which runs cells or reads their fingerprints"
        : ClaimRules.All[claim.Rule] is IComparisonRule
            ? $"rule: expected one about one study, found '{claim.Rule}', which compares two and stands in joint claims"
        : claim.Audit is { } audit ? $"audit: expected none, since a table has no models to look at, found '{audit}'"
        : claim.Metric is { } metric && !study.Metrics.Contains(metric) ? Names.Unknown("metric", metric, study.Metrics)
        : claim.Methods.Select(text => Method(text, study)).FirstOrDefault(missing => missing is not null);

    /// <summary>Whether a claim is registered for a study's task and scenario, or for any.</summary>
    public static bool IsNamed(Claim claim, Study study) => claim.Places.Any(place => place.Has(study.Task, study.Scenario));

    /// <summary>
    /// Whether a study varies what the studies vary that a claim lists: one that varies more, or less, is another study, on other numbers of seeds. A claim
    /// that lists none takes any.
    /// </summary>
    public static bool VariesAsRegistered(Claim claim, Study study)
    {
        string[] further = [.. study.Design.Further.Select(factor => factor.Axis.Name)];
        return claim.Places.Any(place =>
            place.Has(study.Task, study.Scenario) && (place.Further is null || place.Further.Order().SequenceEqual(further.Order())));
    }

    /// <summary>
    /// Whether a study varies the seed axes that a claim is about. A statistical claim that names none is about training seeds, which a study of their
    /// parts has none of.
    /// </summary>
    public static bool HasFactors(Claim claim, Study study) => LacksFactors(claim, study) is null;

    /// <summary>What a study lacks of the seed axes that a claim is about; null if nothing.</summary>
    public static string? LacksFactors(Claim claim, Study study)
    {
        string[] varied = Varied(study);
        if (claim.Factors.Count == 0)
        {
            return varied.Contains(SeedAxis.Train.Name) || ClaimRules.All[claim.Rule] is IExactRule { NeedsTrainingSeeds: false }
                ? null
                : $"expected a study that varies {SeedAxis.Train.Name}, found {string.Join(", ", varied)}";
        }

        return claim.Axes.FirstOrDefault(axis => !varied.Contains(axis)) is { } missing ? Names.Unknown("factors", missing, varied)
            : study.Design.HasFurther ? null
            : $"factors: expected a study that varies more than {string.Join(" and ", varied)}, found these alone";
    }

    /// <summary>The one method of a table that a text means; null if there is none, or several.</summary>
    public static MethodChoice? Named(string text, Study study) => Namesakes(text, study) is [var one] ? one : null;

    // Numbers of others know no hyper-parameters by heart: a name means the method that has it, whatever its parameters.
    private static MethodChoice[] Namesakes(string text, Study study) =>
        [.. study.Methods.Where(m => m.Name == text || m.ToString() == text || m.Text == text)];

    private static string[] Varied(Study study) =>
        [.. study.Design.Factors(SeedUse.TrainingAndUnlearning, study.TrainingSeeds, study.UnlearningSeeds).Select(f => f.Axis.Name)];

    // A table without further columns is divided by its two seeds in the rules that are about them.
    private static string? Factors(Claim claim, Study study) => claim.Factors.Count == 0 ? null
        : study.Design.HasFurther ? LacksFactors(claim, study)
        : "factors: expected none, since the table is read by training and unlearning seeds alone (--factor COLUMN reads more), "
            + $"found {string.Join(", ", claim.Factors)}";

    private static string? Method(string text, Study study) => Namesakes(text, study) switch
    {
        [_] => null,
        [] when study.Methods.Where(m => m.Name == text.Split(':', '(')[0]).ToArray() is { Length: > 0 } same =>
            Names.Unknown("methods", text, same.Select(m => m.ToString())),
        [] => Names.Unknown("methods", text, study.Methods.Select(m => m.Name).Distinct()),
        var several => $"methods: expected one of {string.Join(", ", several.Select(m => m.Text))}, found '{text}', which is {several.Length} of them",
    };

    private static string Place(Claim claim, Study[] studies)
    {
        Study[] ofTask = [.. studies.Where(study => claim.Places.Any(place => (place.Task ?? study.Task) == study.Task))];
        return ofTask.Length == 0
            ? Unknown("task", Named(place => place.Task), studies.Select(study => study.Task))
            : Unknown("scenario", Named(place => place.Scenario), ofTask.Select(study => study.Scenario));

        string Named(Func<StudyPlace, string?> part) => string.Join(" or ", claim.Places.Select(part).OfType<string>().Distinct());
    }

    private static string Unknown(string what, string found, IEnumerable<string> known)
    {
        string[] names = [.. known.Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return names.Length > 0 ? Names.Unknown(what, found, names) : $"{what}: expected none, since the table names none, found '{found}'";
    }
}
