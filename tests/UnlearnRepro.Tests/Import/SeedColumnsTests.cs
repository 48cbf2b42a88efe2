using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>Seeds in the columns of tables: pandas writes whole numbers as floats where one is absent, and absent ones as nan.</summary>
public class SeedColumnsTests
{
    private const string Header = "method,train_seed,unlearn_seed,metric,value";

    private static readonly string[] Ints = ["GA,0,0,acc,50", "GA,0,1,acc,52", "GA,1,0,acc,57", "GA,1,1,acc,56"];

    private static readonly string[] Floats = ["GA,0.0,0.0,acc,50", "GA,0.0,1.0,acc,52", "GA,1.0,0.0,acc,57", "GA,1.0,1.0,acc,56"];

    [Test]
    public void RunsThatWereExportedTwiceAreToldByFileAndLine()
    {
        using var folder = new Folder();
        string[] files = [folder.File("ints.csv", string.Join('\n', Ints.Prepend(Header))), folder.File("floats.csv", string.Join('\n', Floats.Prepend(Header)))];
        string[] told = Assert.Throws<StudyException>(() => TableStudies.ReadCsv(files, new()))!.Message.Split('\n');
        Assert.That(told, Has.Length.EqualTo(5));
        Assert.That(told[1], Is.EqualTo("ints.csv:2 and floats.csv:2: GA, train_seed 0, unlearn_seed 0, acc: expected each cell once, found it twice"));
    }

    [Test]
    public void MethodsOfOneModelAreMatchedHoweverItsSeedIsWritten()
    {
        var study = Table.Studies($"{Header},eval_seed", ["GA,10,0,acc,1,0", "GA,10.0,1,acc,2,00", "GA,9,0.0,acc,3,0", "NPO,1e1,01,acc,4,0.0", "NPO,+9,+1,acc,5,-0"]).Single();
        Assert.That(study.Study.TrainingSeedNames, Is.EqualTo(new[] { "9", "10" }), "by number");
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [3], [1, 2] }));
        Assert.That(study.Values("NPO", "acc"), Is.EqualTo(new double?[][] { [5], [4] }));
        Assert.That(study.All().Select(v => v.Eval), Is.All.EqualTo("0"));
    }

    [Test]
    public void SeedsBeyondSixtyFourBitsStayApartAndInOrder() => Assert.That(
        Table.One("GA,18446744073709551617,0,acc,1", "GA,9007199254740993.0,0,acc,2", "GA,9007199254740992,0,acc,3", "GA,-1,0,acc,4").Study.TrainingSeedNames,
        Is.EqualTo(new[] { "-1", "9007199254740992", "9007199254740993", "18446744073709551617" }));

    [Test]
    public void LabelsThatLookLikeNumbersAreNone() =>
        Assert.That(Table.One("GA,1,0,acc,1", "GA,1.0.0,0,acc,2", "GA,0x1,0,acc,3", "GA,1_000,0,acc,4", "GA,1000,0,acc,5").Study.TrainingSeedNames, Is.EqualTo(new[] { "1", "1000", "1.0.0", "0x1", "1_000" }));

    [TestCase("nan")]
    [TestCase("None")]
    [TestCase("NA")]
    [TestCase("null")]
    [TestCase("")]
    public void AnAbsentUnlearningSeedSaysThatTheMethodDrawsNothing(string absent)
    {
        var study = Table.One([.. Ints, $"SSD,0,{absent},acc,49", $"SSD,1,{absent},acc,55"]);
        Assert.That(study.Study.Methods.Select(m => m.SeedUse), Is.EqualTo(new[] { SeedUse.TrainingAndUnlearning, SeedUse.Training }));
        Assert.That(study.All().Last().Unlearn, Is.Empty);
    }

    [Test]
    public void AnAbsentEvaluationSeedIsNone() =>
        Assert.That(Table.Studies($"{Header},eval_seed", ["GA,0,0,acc,1,nan"]).Single().All().Single().Eval, Is.Empty);

    [TestCase("nan", "'nan'")]
    [TestCase("", "nothing")]
    public void AnAbsentTrainingSeedIsRefused(string absent, string found) =>
        Assert.That(Table.Refused(Header, $"GA,{absent},0,acc,1"), Is.EqualTo(new[] { $"results.csv:2: train_seed: expected a label, found {found}" }));

    [FsProperty(MaxTest = 30)]
    public bool TheOrderOfRowsMeansNothing(int order)
    {
        string[] lines =
        [
            .. from m in new[] { "GA", "NPO" } from i in new[] { 3, 12, 1 } from j in new[] { 10, 9 } from e in new[] { 0, 7 } from metric in new[] { "acc", "mia" }
               select $"{m},{i},{j},{metric},{i + (j / 8.0) + (e * m.Length)},{e}",
        ];
        string[] mixed = [.. lines];
        new Random(order).Shuffle(mixed);
        var (one, other) = (Read(lines), Read(mixed));
        return one.Study.Methods.All(m => one.Study.Metrics.All(metric =>
            one.Evaluations(m, metric).SelectMany(row => row).SelectMany(cell => cell).SequenceEqual(other.Evaluations(m, metric).SelectMany(row => row).SelectMany(cell => cell))));

        static TableStudy Read(string[] rows) => Table.Studies($"{Header},eval_seed", rows).Single();
    }

    // Six seconds of processor time, nearly all of it for two million labels.
    [Test, Explicit, Category("Long")]
    public void DuplicatesAreFoundAmongAnyNumberOfLabels()
    {
        // Two millions and a few: 21 bits were not enough, and (a, 2^21 + k) looked like (b, k).
        int many = (1 << 21) + 3;
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "many.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.Write("method,train_seed,metric,value\n");
            for (int seed = 0; seed < many; seed++)
            {
                writer.Write($"A,{seed},a,1\n");
            }

            writer.Write($"A,0,b,1\nA,1,b,1\nA,2,b,1\nA,{many - 1},a,2\nA,{many - 2},a,2\nA,{many - 3},a,2\n");
        }

        string[] told = Assert.Throws<StudyException>(() => TableStudies.ReadCsv([path], new()))!.Message.Split('\n');
        Assert.That(told, Is.EqualTo((string[])
        [
            "3 problems, and nothing was computed",
            .. Enumerable.Range(many - 3, 3).Select(seed => $"many.csv:{seed + 2} and many.csv:{(2 * many) + 4 - seed}: A, train_seed {seed}, a: expected each cell once, found it twice"),
        ]));
    }
}
