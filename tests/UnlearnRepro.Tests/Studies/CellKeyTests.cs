using System.Reflection;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Studies;

/// <summary>The content key changes with everything that a result depends on and with nothing else.</summary>
public class CellKeyTests
{
    private static readonly Cell Cell = new("digits", "full-class-3", "Finetune", "Epochs=5", 7, default) { Train = 1, Unlearn = 2 };

    private static readonly CellCode Code = new("m", "r", "u");

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
        ["Axes"] = Cell with { Axes = Cell.Axes.With(new("part"), 1) },
    };

    [Test]
    public void EveryFieldOfACellChangesItsKey()
    {
        string[] fields = [.. typeof(Cell).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)];
        Assert.That(Changed.Keys, Is.EquivalentTo(fields), "a new field needs a line above");
        Assert.That(Changed.Values.Append(Cell).Select(c => Key(c)), Is.Unique);
    }

    [Test]
    public void TheIdentityOfTheTaskChangesTheKey() =>
        Assert.That(Cell.Key("another", Code), Is.Not.EqualTo(Key(Cell)));

    [Test]
    public void EveryPartOfTheCodeChangesTheKey() =>
        Assert.That(new[] { Code, Code with { Model = "x" }, Code with { Run = "x" }, Code with { Method = "x" } }.Select(code => Cell.Key("", code)), Is.Unique);

    [Test]
    public void AnAxisThatIsNotVariedIsNotInTheKey()
    {
        SeedAxis later = new("later");
        Assert.That(Key(Cell with { Axes = Cell.Axes.With(later, 3).With(later, 0) }), Is.EqualTo(Key(Cell)));
        Assert.That(Key(Cell with { Axes = default(SeedIndices).With(SeedAxis.Unlearn, 2).With(SeedAxis.Train, 1) }), Is.EqualTo(Key(Cell)), "in whatever order they were named");
    }

    [Test]
    public void NothingElseChangesIt() =>
        Assert.That(Key(Cell with { }), Is.EqualTo(Key(Cell)));

    [Test]
    public void TextCannotMoveFromOneFieldToTheNext() =>
        // Fields that are only joined would make these two one.
        Assert.That(
            Key(Cell with { Method = "A", Parameters = "\",\"Parameters\":\"B" }),
            Is.Not.EqualTo(Key(Cell with { Method = "A\",\"Parameters\":\"", Parameters = "B" })));

    [Test]
    public void TheKeyIsTheOneThatStoresOnDiskHave() =>
        // sha256sum of three lines without a line feed at the end: the identity; the word code and the three prints; the cell as JSON in the
        // order of its fields. A change here makes every stored result invisible.
        Assert.That(Key(Cell), Is.EqualTo("01c9c2522fbd583113c4b32a78ec3797ac436a10dfa78bbbfe546a6a77c7c695"));

    private static string Key(Cell cell) => cell.Key("code 1", Code);
}
