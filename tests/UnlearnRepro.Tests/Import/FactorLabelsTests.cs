using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>What is crossed and what is nested, as the labels have it; labels that say neither are refused with an example.</summary>
public class FactorLabelsTests
{
    [Test]
    public void FoldsThatOwnTheirModelsAndClassesThatDoNot()
    {
        // Model a0 of fold a is forgotten from for both classes.
        string[] lines = [.. from c in new[] { 3, 5 } from fold in "ab" from t in "01" select $"GA,{c},{fold},{fold}{t},0,acc,{c + t + (10 * fold)}"];
        Assert.That(FactorTable.Read(FactorTable.Two, lines).Factors(), Is.EqualTo("class 2; fold 2; train 2 in fold; unlearn 1 in class+fold+train"));
        string[] reused = [.. lines.Select(line => line.Replace(",a0,", ",0,").Replace(",b0,", ",0,").Replace(",a1,", ",1,").Replace(",b1,", ",1,"))];
        Assert.That(FactorTable.Read(FactorTable.Two, reused).Factors(), Is.EqualTo("class 2; fold 2; train 2; unlearn 1 in class+fold+train"));
        Assert.That(
            FactorTable.Read(FactorTable.Two, reused, ("train_seed", "fold")).Grid("GA").Values, Is.EqualTo(FactorTable.Read(FactorTable.Two, lines).Grid("GA").Values));
        Assert.That(
            FactorTable.Read(FactorTable.Two, reused, ("train_seed", "fold"), ("train_seed", "class")).Factors(),
            Is.EqualTo("class 2; fold 2; train 2 in class+fold; unlearn 1 in class+fold+train"));
    }

    [Test]
    public void AFactorWithinAnother()
    {
        // Samples of classes: each class has two of its own, each with every model; given in either order.
        string[] lines = [.. from c in new[] { 3, 5, 7 } from s in "xy" from t in "01" select $"GA,{c}{s},{c},{t},0,acc,{c + t}"];
        Assert.That(FactorTable.Read(FactorTable.Two, lines).Factors(), Is.EqualTo("fold 3; class 2 in fold; train 2; unlearn 1 in fold+class+train"));
        string[] owned = [.. from c in new[] { 3, 5, 7 } from s in "xy" from t in "01" select $"GA,{c}{s},{c},{c}{t},0,acc,{c + t}"];
        Assert.That(
            FactorTable.Read(FactorTable.Two, owned).Factors(), Is.EqualTo("fold 3; class 2 in fold; train 2 in fold; unlearn 1 in fold+class+train"),
            "models of a fold serve both of its classes");
        string[] reused = [.. from c in new[] { 3, 5, 7 } from s in "xy" from t in "01" select $"GA,{s},{c},{c}{t},0,acc,{c + t}"];
        Assert.That(FactorTable.Read(FactorTable.Two, reused).Factors(), Is.EqualTo("class 2; fold 3; train 2 in fold; unlearn 1 in class+fold+train"));
        Assert.That(FactorTable.Read(FactorTable.Two, reused, ("class", "fold")).Factors(), Is.EqualTo("fold 3; class 2 in fold; train 2 in fold; unlearn 1 in fold+class+train"));
    }

    [Test]
    public void ACrossedTableMayLackCells()
    {
        // Of five models under two classes one is missing under each: three of five are shared, which is most.
        Assert.That(FactorTable.Read(FactorTable.One, Of("a0 a1 a2 a3 b0 b1 b2 b4")).Factors(), Is.EqualTo("class 2; train 5; unlearn 1 in class+train"));

        // A chain links a with c.
        Assert.That(FactorTable.Read(FactorTable.One, Of("a0 a1 b1 b2 c2 c0")).Factors(), Is.EqualTo("class 3; train 3; unlearn 1 in class+train"));
    }

    [TestCase("a0 a1 a2 b0 b3 b4", "found 1 of 5 under several, such as train_seed 0 under class a and b, and train_seed 1 under class a alone")]
    [TestCase("a0 a1 b0 b2", "found 1 of 3 under several, such as train_seed 0 under class a and b, and train_seed 1 under class a alone")]
    [TestCase("a0 a1 b0 b1 c2 d2 c3 d3", "found nothing that links class a with c")]
    [TestCase("a0 a1 b0 b1 c7", "found nothing that links class a with c")]
    [TestCase("a0 b0 c1 d1", "found nothing that links class a with c")]
    public void NeitherCrossedNorNestedIsRefusedWithAnExample(string cells, string found) => Assert.That(
        () => FactorTable.Read(FactorTable.One, Of(cells)),
        Throws.TypeOf<StudyException>().With.Message.EqualTo(
            "results.csv: class and train_seed: expected most labels of train_seed under several of class, linking them all (crossed), or each under one (nested), "
            + $"{found}; --within train_seed=class counts them anew under each"));

    [Test]
    public void OneThingUnderTwoNamesIsRefused() => Assert.That(
        () => FactorTable.Read(FactorTable.Two, ["GA,a,1,0,0,acc,1", "GA,b,2,0,0,acc,1"]),
        Throws.TypeOf<StudyException>().With.Message.StartsWith("results.csv: class and fold: expected one counted within the other or the two crossed, found each within the other"));

    [Test]
    public void OneLevelIsRefused() => Assert.That(
        () => FactorTable.Read(FactorTable.One, Of("a0 a1 a2")),
        Throws.TypeOf<StudyException>().With.Message.EqualTo("results.csv: --factor class: expected at least 2 levels, found one, 'a'"));

    [TestCase("clas", "results.csv:1: --factor: expected one of method, class, train_seed, unlearn_seed, metric, value, s_retrain, found 'clas' (did you mean class?)")]
    [TestCase("method", "results.csv:1: --factor: expected a column that is read as nothing else, found 'method'")]
    [TestCase("train_seed", "results.csv:1: --factor: expected a column that is read as nothing else, found 'train_seed'")]
    [TestCase("unlearn_seed", "results.csv:1: --factor: expected a column that is read as nothing else, found 'unlearn_seed' (--column unlearn_seed= reads no unlearn_seed)")]
    [TestCase("s_retrain", "results.csv:1: --factor: expected a column of another name, since a seed or a pair is called retrain, found 's_retrain'")]
    public void AColumnThatIsUnknownOrTakenIsRefused(string column, string message) => Assert.That(
        () => Table.Studies($"{FactorTable.One},s_retrain", ["GA,a,0,0,acc,1,0"], new() { Factors = [column] }), Throws.TypeOf<StudyException>().With.Message.EqualTo(message));

    [Test]
    public void AColumnIsNamedOnceAndEveryRowHasALabel()
    {
        Assert.That(
            () => Table.Studies(FactorTable.One, Of("a0 b0"), new() { Factors = ["class", "class"] }),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("results.csv:1: --factor: expected a column that is read as nothing else, found 'class'"));
        Assert.That(
            () => FactorTable.Read(FactorTable.One, ["GA,a,0,0,acc,1", "GA,,0,0,acc,1", "GA,nan,1,0,acc,1"]),
            Throws.TypeOf<StudyException>().With.Message.Contains("results.csv:3: class: expected a label, found nothing").And.Message.Contains("results.csv:4: class: expected a label, found 'nan'"));
        Assert.That(
            () => FactorTable.Read(FactorTable.One, ["GA,a,0,0,acc,1", "GA,a,0,0,acc,1"]),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("results.csv:2 and results.csv:3: GA, class a, train_seed 0, unlearn_seed 0, acc: expected each cell once, found it twice"));
        Assert.That(
            () => FactorTable.Read(FactorTable.One, Of("a0 b0"), ("train", "class")),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("--within: expected one of class, train_seed, found 'train' (did you mean train_seed?)"));
    }

    [Test]
    public void NumbersAreInTheirOrderAndTextsInTheirs()
    {
        var study = FactorTable.Read(FactorTable.One, ["GA,b,0,0,acc,4", "GA,10,0,0,acc,2", "GA,a,0,0,acc,3", "GA,9.0,0,0,acc,1"]);
        Assert.That(study.Grid("GA").Values, Is.EqualTo(new double?[] { 1, 2, 3, 4 }));
        Assert.That(study.Study.Design.Further.Single().FirstName, Is.EqualTo("9"));
    }

    // Class and model of one run each.
    private static IEnumerable<string> Of(string cells) => cells.Split(' ').Select((cell, k) => $"GA,{cell[0]},{cell[1..]},0,acc,{(k * 7) % 5}");
}
