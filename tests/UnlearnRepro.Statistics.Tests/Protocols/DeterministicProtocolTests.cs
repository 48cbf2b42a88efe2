using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>A method that draws nothing: copies are not exchanged, and a difference is proof or nothing.</summary>
public class DeterministicProtocolTests
{
    private static ProtocolDistance Of(double[] one, double[] many, int? shared, bool? known = null) =>
        ProtocolDistance.OfDeterministic([new ProtocolRuns(one, many, shared)], known);

    [Test]
    public void AnyDifferenceIsProofWhereTrainingRepeats()
    {
        // Model 0 is that of A1 and has its result again.
        ProtocolDistance d = Of([5, 5, 5], [5, 5.01, 5], 0);
        Finding finding = d.Differ();
        Assert.That((d.PValue, d.NullMean, d.TrainingRepeats), Is.EqualTo(((double?)null, (double?)0.0, (bool?)true)));
        Assert.That(d.Excess, Is.EqualTo(Math.Sqrt(0.0001 / 3)).Within(1e-12));
        Assert.That((finding.Decision, finding.SeedsNeeded), Is.EqualTo((Decision.Holds, (int?)null)));
        Assert.That(finding.Reason, Does.StartWith("the protocols differ: nothing is drawn after training and training repeats"));
    }

    [Test]
    public void TwoResultsUnderOneSeedAreNoProofWhateverIsSaid([Values] bool known)
    {
        ProtocolDistance d = Of([5, 5, 5], [5.2, 5.01, 5], 0, known ? true : null);
        Assert.That((d.TrainingRepeats, d.NullMean, d.Excess), Is.EqualTo(((bool?)false, (double?)null, (double?)null)));
        Assert.That(d.Differ().Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(d.Differ().Reason, Does.Contain("one training seed gave two results"));
    }

    [Test]
    public void RunsOfOneModelThatDifferSayThatRunsDoNotRepeat() => Assert.That(Of([5, 5.1], [4, 6], null, true).TrainingRepeats, Is.False);

    [Test]
    public void OneLeafThatContradictsCountsForAll()
    {
        ProtocolRuns agrees = new([1, 1], [1, 2], 0), contradicts = new([1, 1], [1.5, 2], 0);
        Assert.That(ProtocolDistance.OfDeterministic([agrees, contradicts]).TrainingRepeats, Is.False);
        Assert.That(ProtocolDistance.OfDeterministic([agrees, new([1, 1], [3, 4])]).TrainingRepeats, Is.True);
    }

    [Test]
    public void WithoutKnowledgeTheConditionIsSaid()
    {
        ProtocolDistance d = Of([5, 5, 5], [5.2, 5.01, 5], null);
        Assert.That((d.TrainingRepeats, d.Differ().Decision), Is.EqualTo(((bool?)null, Decision.Undecided)));
        Assert.That(d.Differ().Reason, Does.EndWith("if training repeats"));
        Assert.That(Of([5, 5, 5], [5.2, 5.01, 5], null, true).Differ().Decision, Is.EqualTo(Decision.Holds));
    }

    [Test]
    public void ConstantRowsAreNotExchanged()
    {
        SeedGrid grid = new([[1, 1, 1], [2, 2, 2], [4, 4, 4]]);
        ProtocolDistance unknown = ProtocolDistance.OfGrid(grid, 1), known = ProtocolDistance.OfGrid(grid, 1, trainingRepeats: true);
        Assert.That((unknown.PValue, unknown.Differ().Decision, known.Differ().Decision), Is.EqualTo(((double?)null, Decision.Undecided, Decision.Holds)));

        // Row 2 as A1 is 1, 0 and 2 from the models.
        Assert.That(known.Parts[1], Is.EqualTo(Math.Sqrt(5 / 3.0)).Within(1e-12));
    }

    [Test]
    public void ModelsThatAgreeDecideNothing()
    {
        Assert.That(Of([5, 5], [5, 5, 5], 0).Differ() is { Decision: Decision.Undecided, Estimate: { Status: Status.Degenerate, Value: 0 } });
        Assert.That((new ProtocolRuns([5, 5], [1]).IsConstant, new ProtocolRuns([5], [1]).IsConstant), Is.EqualTo((true, false)));
    }
}
