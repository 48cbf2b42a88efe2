using UnlearnRepro.Import;

namespace UnlearnRepro.Tests.Import;

/// <summary>A run that did not finish is no result, whatever it logged; the report says which rows were left out for that.</summary>
public class RunStateTests
{
    // As W&B's table of runs is exported: its own columns first, then the run's settings and its summary.
    private const string Wandb = "Name,State,Notes,User,Tags,Created,Runtime,Sweep,method,train_seed,unlearn_seed,acc";

    private static readonly TableOptions Wide = new() { Metrics = ["acc"] };

    [Test]
    public void AnExportOfWandbIsReadAsItIs()
    {
        var study = Table.Studies(Wandb, [Run("finished", 0, "50"), Run("running", 1, "88"), Run("crashed", 2, ""), Run("finished", 2, "52"), Run("failed", 3, ""), Run("running", 4, "1"), Run("running", 5, "1"), Run("running", 6, "1")], Wide).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [50], [52] }), "and a crashed run beside its repetition is no duplicate");
        Assert.That(study.Runs.Single().Missing, Is.Zero, "a run that did not count is in no grid");
        Assert.That(study.Origin.Reading, Does.Contain(
            "6 rows left out, whose run did not finish: 1 crashed (results.csv:4); 1 failed (results.csv:6); 4 running (results.csv:3, results.csv:7, results.csv:8, ...)."));
        Assert.That(study.Origin.Ignored, Has.None.EqualTo("State"));
    }

    [TestCase("status", "ok", 1)]
    [TestCase("status", "", 1)]
    [TestCase("state", "finished", 1)]
    [TestCase("State", "Completed", 1)]
    [TestCase("state", "success", 1)]
    [TestCase("state", "nan", 1)]
    [TestCase("State", "CANCELLED by 1000", 0)]
    [TestCase("state", "PRUNED", 0)]
    [TestCase("state", "pending", 0)]
    [TestCase("state", "queued", 0)]
    [TestCase("state", "KILLED", 0)]
    [TestCase("Status", "preempted", 0)]
    [TestCase("status", "preempting", 0)]
    public void AWordCountsOrDoesNot(string column, string word, int rows)
    {
        var study = Table.Studies($"method,train_seed,metric,value,{column}", ["GA,1,acc,1,ok", $"GA,2,acc,2,{word}"]).Single();
        Assert.That(study.Origin.Values, Is.EqualTo(1 + rows));
    }

    [Test]
    public void ACollapsedRunStaysCollapsedWhateverItLogged()
    {
        var study = Table.Studies("method,train_seed,metric,value,status", ["GA,1,acc,1,ok", "GA,2,acc,2,collapsed", "GA,3,acc,,collapsed"]).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [1], [null], [null] }));
    }

    [Test]
    public void ARunThatDidNotFinishMayLackAnything() =>
        Assert.That(Table.Studies("method,train_seed,metric,value,state", ["GA,1,acc,1,finished", ",,,,failed", "GA,2,acc,oom,crashed"]).Single().Origin.Values, Is.EqualTo(1));

    [Test]
    public void AnotherWordIsRefusedAndTheKnownOnesAreNamed()
    {
        string told = Table.Refused("method,train_seed,metric,value,State", "GA,1,acc,1,CA").Single();
        Assert.That(told, Does.StartWith("results.csv:2: status: expected one of ok, finished, ").And.Contains("crashed").And.EndsWith("(or --column status= to leave the column 'State' unread), found 'CA'"));
        Assert.That(
            Table.Studies("method,train_seed,metric,value,State", ["GA,1,acc,1,CA"], new() { Columns = new Dictionary<string, string> { ["status"] = "" } }).Single().Origin.Ignored,
            Is.EqualTo(new[] { "State" }));
    }

    [Test]
    public void TwoColumnsOfStatesAreNotGuessedFrom() => Assert.That(
        Table.Refused("method,train_seed,metric,value,State,status", "GA,1,acc,1,finished,ok"),
        Is.EqualTo(new[] { "results.csv:1: status: expected one column with the states of runs, or --column status=NAME, found State, status" }));

    [Test]
    public void ATableOfRunsThatAllCrashedSaysSo() => Assert.That(
        Table.Refused("method,train_seed,metric,value,state", "GA,1,acc,1,crashed"),
        Is.EqualTo(new[] { "results.csv: expected values, found none; 1 row left out, whose run did not finish: 1 crashed (results.csv:2)" }));

    private static string Run(string state, int seed, string acc) => $"run-{seed},{state},-,me,,2026-11-28T00:00:00Z,60,,GA,{seed},0,{acc}";
}
