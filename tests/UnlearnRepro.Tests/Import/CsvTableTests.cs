using UnlearnRepro.Import;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Import;

/// <summary>What of a table is read, and how its faults are told.</summary>
public class CsvTableTests
{
    private const string Header = "method,train_seed,unlearn_seed,metric,value";

    [Test]
    public void SeedsStandInOrderOfTheirNumbersWhateverTheOrderOfRows()
    {
        var study = Table.One("GA,10,1,acc,4", "GA,2,0,acc,1", "GA,10,0,acc,3", "GA,2,1,acc,2");
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [1, 2], [3, 4] }));
        Assert.That(study.Study.TrainingSeedNames, Is.EqualTo(new[] { "2", "10" }), "by number, not by letters");
    }

    [Test]
    public void SeedsThatAreNoNumbersStandAsTheyCame()
    {
        var study = Table.One("GA,zoe,x,acc,1", "GA,adam,x,acc,2");
        Assert.That(study.Study.TrainingSeedNames, Is.EqualTo(new[] { "zoe", "adam" }));
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [1], [2] }));
    }

    [Test]
    public void MethodsShareATrainedModelByItsLabel()
    {
        // B lacks seed 1 and A lacks seed 3: paired by place, B's seed 2 would stand beside A's seed 1.
        var study = Table.One("A,1,0,acc,1", "A,2,0,acc,2", "B,2,0,acc,20", "B,3,0,acc,30");
        Assert.That(study.Values("A", "acc"), Is.EqualTo(new double?[][] { [1], [2], [] }));
        Assert.That(study.Values("B", "acc"), Is.EqualTo(new double?[][] { [], [20], [30] }));
    }

    [Test]
    public void ColumnsMayHaveOtherNamesAndOtherColumnsMayBeThere()
    {
        var study = Table.Studies("algo;run;s;score;what;host", ["GA;1;7;0.5;acc;node1"], new()
        {
            Columns = new Dictionary<string, string> { ["method"] = "algo", ["train_seed"] = "run", ["unlearn_seed"] = "s", ["value"] = "score", ["metric"] = "what" },
        }).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [0.5] }));
        Assert.That(study.Origin.Ignored, Is.EqualTo(new[] { "host" }));
    }

    [Test]
    public void ATableOfRunsHasAColumnPerMetric()
    {
        var study = Table.Studies("method,train_seed,unlearn_seed,acc,mia", ["GA,1,0,0.5,", "GA,2,0,0.6,0.1"], new() { Metrics = ["acc", "attack=mia"] }).Single();
        Assert.That(study.Values("GA", "acc"), Is.EqualTo(new double?[][] { [0.5], [0.6] }));
        Assert.That(study.Values("GA", "attack"), Is.EqualTo(new double?[][] { [], [0.1] }), "an empty field is a missing cell, not a collapsed one");
    }

    [TestCase("nan")]
    [TestCase("NaN")]
    [TestCase("null")]
    [TestCase("inf")]
    [TestCase("-inf")]
    [TestCase("Infinity")]
    [TestCase("None")]
    [TestCase("NA")]
    [TestCase("1e999")]
    public void AValueThatIsNoneIsACollapsedCell(string value)
    {
        var grid = Table.One($"GA,1,0,acc,{value}", "GA,1,1,acc,3");
        Assert.That(grid.Values("GA", "acc"), Is.EqualTo(new double?[][] { [null, 3] }));
        Assert.That(grid.Grid(grid.Study.Methods[0], "acc"), Has.Property("Collapsed").EqualTo(1).And.Property("Missing").EqualTo(0));
    }

    [Test]
    public void EveryBadRowIsNamedByItsLine()
    {
        string[] told = Table.Refused(Header, "GA,1,0,acc,0.5", "GA,2,0,acc,\"0,5\"", "GA,,0,acc,1", "", "GA,3,0,acc", ",4,0,acc,1", "GA,5,0,,1");
        Assert.That(told, Is.EqualTo(new[]
        {
            "5 problems, and nothing was computed",
            "results.csv:3: value: expected a number, found '0,5'",
            "results.csv:4: train_seed: expected a label, found nothing",
            "results.csv:6: row: expected 5 fields, found '4'",
            "results.csv:7: method: expected a label, found nothing",
            "results.csv:8: metric: expected a label, found nothing",
        }));
    }

    [Test]
    public void TwentyProblemsAreShownAndTheOthersCounted()
    {
        string[] told = Table.Refused(Header, [.. Enumerable.Range(0, 25).Select(i => $"GA,{i},0,acc,x")]);
        Assert.That(told, Has.Length.EqualTo(22));
        Assert.That((told[0], told[20], told[21]), Is.EqualTo(("25 problems, and nothing was computed", "results.csv:21: value: expected a number, found 'x'", "and 5 more")));
    }

    [Test]
    public void ACellThatStandsTwiceIsRefusedWithBothLines()
    {
        string[] told = Table.Refused(Header, "GA,2,0,acc,1", "GA,1,0,acc,1", "GA,1,0,mia,1", "GA,1,1,acc,1", "GA,1,0,acc,1");
        Assert.That(told, Is.EqualTo(new[] { "results.csv:3 and results.csv:6: GA, train_seed 1, unlearn_seed 0, acc: expected each cell once, found it twice" }));
    }

    [TestCase("parameters")]
    [TestCase("unlearn_seed")]
    [TestCase("eval_seed")]
    [TestCase("task")]
    [TestCase("scenario")]
    [TestCase("seed_use")]
    public void ALabelThatIsTooLongIsRefusedByLineInEveryColumn(string column)
    {
        string[] told = Table.Refused($"method,train_seed,metric,value,{column}", "GA,1,acc,1,", $"GA,2,acc,1,{new string('x', 5000)}");
        Assert.That(told, Is.EqualTo(new[] { $"results.csv:3: {column}: expected a label of at most 4096 bytes, found '5000'" }));
    }

    [TestCase("G\0A,1,0,acc,1", "method", "'G\\u0000A'")]
    [TestCase("GA,\u0007,0,acc,1", "train_seed", "'\\u0007'")]
    [TestCase("GA,1,0,a\u0001c,1", "metric", "'a\\u0001c'")]
    [TestCase("GA,1,\uFFFD,acc,1", "unlearn_seed", "'\uFFFD'")]
    public void ALabelThatNoPageCanShowIsRefused(string row, string column, string found) =>
        Assert.That(Table.Refused(Header, "A,1,0,acc,1", row), Is.EqualTo(new[] { $"results.csv:3: {column}: expected text in UTF-8 without control characters, found {found}" }));

    [Test]
    public void ALongTextIsQuotedByItsBeginning() =>
        Assert.That(Table.Refused(Header, $"GA,1,0,acc,{new string('x', 5000)}"), Is.EqualTo(new[] { $"results.csv:2: value: expected a number, found '{new string('x', 100)}...'" }));

    [TestCase("algorithm,train_seed,metric,value", "results.csv:1: method: expected a column of this name, or --column method=NAME, found algorithm, train_seed, metric, value")]
    [TestCase("method,seed_train,metric,value", "train_seed: expected a column")]
    [TestCase("method,method,train_seed,metric,value", "header: expected each column once, found 'method' 2 times")]
    public void AMissingColumnIsNamed(string header, string message) => Assert.That(Table.Refused(header, "a,b,c,d")[0], Does.Contain(message));

    [Test]
    public void AnEmptyTableIsNamed()
    {
        Assert.That(Table.Refused(Header)[0], Is.EqualTo("results.csv: expected values, found none"));
        Assert.That(Table.Refused("")[0], Does.StartWith("results.csv"));
    }

    [Test]
    public void AFileThatIsNotThereIsNamed() =>
        Assert.That(() => TableStudies.ReadCsv(["nowhere.csv"], new()), Throws.TypeOf<StudyException>().With.Message.EqualTo("nowhere.csv: expected a file, found none"));

    [Test]
    public void AFolderIsNoFile() =>
        Assert.That(() => TableStudies.ReadCsv(["/"], new()), Throws.TypeOf<StudyException>().With.Message.EqualTo("/: expected a file, found a folder"));

    [Test]
    public void FilesOfOneNameAreToldApartByTheirPaths()
    {
        using var folder = new Folder();
        string[] files = [folder.File("a/results.csv", $"{Header}\nGA,1,0,acc,1\n"), folder.File("b/results.csv", $"{Header}\nGA,1,0,acc,2\n")];
        Assert.That(() => TableStudies.ReadCsv(files, new()), Throws.TypeOf<StudyException>().With.Message.StartsWith($"{files[0]}:2 and {files[1]}:2: GA, "));
    }

    [Test, Platform("Linux", Reason = "streams of a process have names there")]
    public async Task AStreamIsReadWhole()
    {
        // Two readers of one pipe get a part each; its hash is that of the same bytes in a file.
        string text = $"{Header}\n{string.Concat(Enumerable.Range(0, 20_000).Select(seed => $"GA,{seed},0,acc,1\n"))}";
        await using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var write = Task.Run(() =>
        {
            pipe.Write(System.Text.Encoding.UTF8.GetBytes(text));
            pipe.Dispose();
        });
        string stream = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        var reading = Task.Run(() => TableStudies.ReadCsv([stream], new()).Single());
        await write.WaitAsync(TimeSpan.FromMinutes(1));
        pipe.DisposeLocalCopyOfClientHandle();
        var study = await reading.WaitAsync(TimeSpan.FromMinutes(1));
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.That((study.Origin.Values, study.Origin.Sources.Single().Sha256), Is.EqualTo((20_000, hash)));
    }

    [Test]
    public void TheFileIsKnownByItsHash()
    {
        // printf 'method,train_seed,unlearn_seed,metric,value\nGA,1,0,acc,1\n' | sha256sum
        var source = Table.One("GA,1,0,acc,1").Origin.Sources.Single();
        Assert.That(source, Is.EqualTo(new TableSource("results.csv", "d040cf21c5da0df9c8c437864afc720fbc4ad9cf51807205970a256957c238df", 1)));
    }
}
