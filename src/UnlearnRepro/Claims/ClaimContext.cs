using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims;

/// <summary>
/// What a statistical rule may look at: a study's results as numbers. Numbers of others are no more than that; of a study that can be run there is
/// a <see cref="RunContext"/>.
/// </summary>
public class ClaimContext
{
    private readonly string rerun;
    private readonly IReadOnlyList<Study> others;

    /// <summary>A study of which there are only numbers: statistical rules can judge it, exact ones have nothing to run.</summary>
    /// <param name="results">The numbers.</param>
    /// <param name="rerun">The command that judges them again.</param>
    /// <param name="others">The other studies of the same table: a claim that is registered for one of these is none about this one.</param>
    public ClaimContext(IStudyResults results, string rerun, params IReadOnlyList<Study> others) =>
        (Measured, this.rerun, this.others) = (results, rerun, others);

    /// <summary>The results as numbers.</summary>
    public IStudyResults Measured { get; }

    /// <summary>The study.</summary>
    public Study Study => Measured.Study;

    /// <summary>What must be so before a statistical claim is judged; empty for numbers of others.</summary>
    public virtual IReadOnlyList<HealthCheck> Health => [];

    /// <summary>What is found by looking at many models together; empty for numbers of others.</summary>
    public virtual IReadOnlyList<AuditTable> Audits => [];

    /// <summary>The methods that a claim names; all of the study if it names none.</summary>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim) =>
        claim.Methods.Count == 0 ? Study.Methods : [.. claim.Methods.Select(text => Method(claim, text))];

    /// <summary>The methods that a claim names, for a rule about so many of them.</summary>
    /// <exception cref="StudyException">It names fewer or more.</exception>
    public IReadOnlyList<MethodChoice> MethodsOf(Claim claim, int count) => MethodsOf(claim) is var methods && methods.Count == count
        ? methods
        : throw new StudyException(
            $"claim {claim.Id}: expected {count} method{(count == 1 ? "" : "s")} for the rule {claim.Rule}, found {methods.Count}");

    /// <summary>Whether a verdict on the claim is due here, be it that it cannot be judged (<see cref="Lacks"/>).</summary>
    public virtual bool Concerns(Claim claim) => ClaimFit.IsNamed(claim, Study) || Lacks(claim) is not null;

    /// <summary>What a table lacks of a claim, as a sentence with the nearest names; null if nothing, and for a study that can be run.</summary>
    public virtual string? Lacks(Claim claim) => ClaimFit.Lacks(claim, Study, others);

    /// <summary>The seed of an analysis that draws, such as the choice of sub-grids: the same for the same claim.</summary>
    public ulong AnalysisSeed(Claim claim) => Seed.Root(Study.Root).At("analysis").At(claim.Id).Value;

    /// <summary>One method's values of the claim's metric.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="method">The method.</param>
    /// <param name="unlearningSeeds">
    /// The fewest unlearning seeds, equally many of every training seed, that the rule needs; 0 for a rule that takes any grid.
    /// </param>
    /// <exception cref="CannotTellException">A cell collapsed, or is missing and needed.</exception>
    public SeedGrid Grid(Claim claim, MethodChoice method, int unlearningSeeds = 0)
    {
        var whole = Whole(claim, method);
        var grid = Finite(whole, whole.Values);
        if (unlearningSeeds == 0 || (whole.Missing == 0 && grid.J >= unlearningSeeds))
        {
            return grid;
        }

        string missing = NumberText.Count(whole.Missing, "missing cell"), most = NumberText.Count(grid.RowLengths.Max(), "unlearning seed");
        throw new CannotTellException(
            $"{method} has {missing} and at most {most} by {claim.Metric}, and the claim is about {unlearningSeeds}",
            $"{NumberText.Count(unlearningSeeds, "unlearning seed")} of every training seed");
    }

    /// <summary>Whether the study varies more than training and unlearning seeds.</summary>
    public bool HasFurtherAxes(Claim claim, MethodChoice method) => claim.Metric is { } metric && Measured.Design(method, metric) is not null;

    /// <summary>One method's values of the claim's metric over all that the study varies.</summary>
    /// <exception cref="CannotTellException">A cell collapsed, or only training and unlearning seeds vary.</exception>
    public FactorialGrid Factorial(Claim claim, MethodChoice method)
    {
        string metric = claim.Metric ?? throw new ArgumentException($"claim {claim.Id}: expected a metric, found none");
        var grid = Measured.Design(method, metric) ?? throw new CannotTellException(
            "the study varies training and unlearning seeds alone", $"a study that varies {string.Join(" and ", claim.Factors)} (--vary)");
        if (grid.Collapsed == 0 && grid.Gaps > 0)
        {
            throw new CannotTellException(
                $"{grid.Missing} of {NumberText.Count(grid.Whole, "cell")} of {method} are missing by {metric}, and the claim is about a whole grid",
                "a run at every combination of levels and seeds");
        }

        return grid.Collapsed == 0
            ? Told(claim, method, new(grid.Factors, [.. grid.Values.OfType<double>()]))
            : throw new CannotTellException(
                $"{grid.Collapsed} of {grid.Values.Count - grid.Gaps} cells of {method} collapsed, so that its {metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
    }

    // A method that draws nothing has no unlearning seed, and two factors of which one is within the other are no pair. Of a factor of one level the
    // estimate says itself that it is not identified.
    private static FactorialGrid Told(Claim claim, MethodChoice method, FactorialGrid grid)
    {
        var table = FactorialAnova.Of(grid);
        return claim.Factors.FirstOrDefault(name => !IsTold(name.Split(Claim.And))) is not { } unknown ? grid : throw new CannotTellException(
            $"the design of {method} tells {string.Join(", ", table.Effects.Select(effect => effect.Name))} apart, and the claim is about {unknown}",
            "a claim about one of these, or another design");

        bool IsTold(string[] axes) => table.Effects.Any(effect => effect.Name.Split(Claim.And).Order().SequenceEqual(axes.Order()))
            || (axes.All(axis => grid.Factors.Any(factor => factor.Name == axis)) && axes.Any(axis => table.LeftOut.Any(left => left.Name == axis)));
    }

    /// <summary>One method's cells, the missing ones among them as short or empty rows.</summary>
    /// <exception cref="CannotTellException">A cell collapsed.</exception>
    internal MetricGrid Whole(Claim claim, MethodChoice method)
    {
        var grid = Measured.Grid(method, claim.Metric ?? throw new ArgumentException($"claim {claim.Id}: expected a metric, found none"));
        return grid.Collapsed == 0
            ? grid
            : throw new CannotTellException(
                $"{grid.Collapsed} of {grid.Count} cells of {method} collapsed, so that its {claim.Metric} is no grid",
                "a study in which no cell collapses, or a claim about collapses");
    }

    /// <summary>Rows of a method's cells as a grid.</summary>
    /// <exception cref="CannotTellException">There is no cell among them.</exception>
    internal static SeedGrid Finite(MetricGrid grid, double?[][] rows) => (grid with { Values = rows }).Finite
        ?? throw new CannotTellException($"there are no cells of {grid.Method} to judge by {grid.Metric}", $"results of {grid.Method} by {grid.Metric}");

    /// <summary>
    /// The check that makes a claim's measurement worthless: any that fails for the study or for a method of the claim. Exact claims are
    /// the controls and are judged whatever the health.
    /// </summary>
    internal HealthCheck? Sickness(Claim claim) => ClaimRules.All[claim.Rule] is IStatisticalRule or IComparisonRule
        ? Health.FirstOrDefault(check => check.IsSickStudy) ?? Health.FirstOrDefault(check => MethodsOf(claim).Any(check.Spoils))
        : null;

    /// <summary>Throws where the study may not be judged by these claims.</summary>
    /// <exception cref="StudyException">A claim names what the task does not know, or the same seeds have been judged at another size.</exception>
    internal virtual void RequireJudgeable(ClaimSet set)
    {
    }

    /// <summary>Throws where a study that can be run has not what a claim names; a table tells by <see cref="Lacks"/>.</summary>
    /// <exception cref="StudyException">The claim names what the task does not know, or the study was run without.</exception>
    internal virtual void RequireHas(Claim claim)
    {
    }

    /// <summary>What an exact rule says of the claim.</summary>
    /// <exception cref="CannotTellException">There is nothing to run, or the study has not what the rule needs.</exception>
    internal virtual Judgement Judge(IExactRule rule, Claim claim) =>
        throw new CannotTellException("there are only numbers here and no cells to run", "a study that can be run");

    /// <summary>A judgement with the study around it.</summary>
    internal Verdict Verdict(Claim claim, Judgement judgement, string errorRate) => new(
        claim,
        judgement.Outcome,
        judgement.Measured,
        judgement.Interval,
        Study.TrainingSeeds,
        Study.UnlearningSeeds,
        errorRate,
        judgement.WouldChange,
        judgement.SeedsNeeded,
        rerun)
    {
        Further = [.. Study.Design.Further.Select(f => $"{f.Levels} levels of {f.Axis.Name}")],
    };

    /// <summary>The verdict on a claim that cannot be judged, for the reason that <see cref="Lacks"/> gave.</summary>
    internal Verdict LeftOut(Claim claim, string lacks)
    {
        var undecided = Judgement.Undecided($"not judged: {lacks}", "a claim that names what the table has, or a table that has it");
        return Verdict(claim, undecided, "none spent") with { LeftOut = lacks };
    }

    /// <summary>The method that a text of the claim means.</summary>
    private protected virtual MethodChoice Method(Claim claim, string text) =>
        ClaimFit.Named(text, Study) ?? throw new StudyException($"claim {claim.Id}: expected methods of the table, found '{text}'");
}
