using System.Reflection;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Studies;

/// <summary>The content key changes with everything that a result depends on and with nothing else.</summary>
public class CellKeyTests
{
    private static readonly Cell Cell = new("digits", "full-class-3", "Finetune", "Epochs=5", 7, Data: 0, Forget: 0, Train: 1, Unlearn: 2, Eval: 0);

    private static readonly Dictionary<string, Cell> Changed = new()
    {
        ["Task"] = Cell with { Task = "mnist" },
        ["Scenario"] = Cell with { Scenario = "full-class-4" },
        ["Method"] = Cell with { Method = "Finetun" },
        ["Parameters"] = Cell with { Parameters = "Epochs=6" },
        ["Root"] = Cell with { Root = 8 },
        ["Data"] = Cell with { Data = 1 },
        ["Forget"] = Cell with { Forget = 1 },
        ["Train"] = Cell with { Train = 2 },
        ["Unlearn"] = Cell with { Unlearn = 1 },
        ["Eval"] = Cell with { Eval = 1 },
    };

    [Test]
    public void EveryFieldOfACellChangesItsKey()
    {
        string[] fields = [.. typeof(Cell).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)];
        Assert.That(Changed.Keys, Is.EquivalentTo(fields), "a new field needs a line above");
        Assert.That(Changed.Values.Append(Cell).Select(c => c.Key("a")), Is.Unique);
    }

    [Test]
    public void TheIdentityOfTheTaskChangesTheKey() =>
        Assert.That(Cell.Key("code 2"), Is.Not.EqualTo(Cell.Key("code 1")));

    [Test]
    public void NothingElseChangesIt() =>
        Assert.That((Cell with { }).Key("code 1"), Is.EqualTo(Cell.Key("code 1")));

    [Test]
    public void TextCannotMoveFromOneFieldToTheNext() =>
        // Fields that are only joined would make these two one.
        Assert.That(
            (Cell with { Method = "A", Parameters = "\",\"Parameters\":\"B" }).Key("x"),
            Is.Not.EqualTo((Cell with { Method = "A\",\"Parameters\":\"", Parameters = "B" }).Key("x")));

    [Test]
    public void TheKeyIsTheOneThatStoresOnDiskHave() =>
        // sha256 of 'code 1', a line feed and the cell as JSON in the order of its fields, by sha256sum. A change here makes
        // every stored result invisible; raise the code version of the tasks instead if that is meant.
        Assert.That(Cell.Key("code 1"), Is.EqualTo("92c702dc68d205fca2f18e81d4864958f7469861a07e1d55ffda9e5e7a1b79f1"));
}
