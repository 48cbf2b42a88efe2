using System.Globalization;
using System.Text;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Import;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;
using static UnlearnRepro.Faults.Mutants.AllReaders;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>What is written is read again, to the last bit and with nothing left out: a reader that drops a column or a row fails here.</summary>
[TestFixture]
public sealed class RoundTripTests
{
    private const int Studies = 30;

    private static readonly MethodChoice[] Methods =
    [
        new("Finetune", "LearningRate=0.1,Epochs=3", SeedUse.TrainingAndUnlearning), new("Finetune", "LearningRate=0.2,Epochs=3", SeedUse.TrainingAndUnlearning),
        new("Ssd", "", SeedUse.Training), new("Retrain", "", SeedUse.Retraining), new("=1+1, \"é\"", "a;b", SeedUse.TrainingAndUnlearning),
    ];

    private static readonly string[] Metrics = ["accuracy-forget", "mia", "zrf é, \"q\""];

    [Test]
    public void The_records_of_a_study_are_read_again_from_records_csv() => EachStudy((records, folder) =>
    {
        string path = Path.Combine(folder, "records.csv");
        using (var writer = new StreamWriter(path))
        {
            RecordsCsv.Write(writer, records, Methods);
        }

        Same(TableStudies.ReadCsv([path], new()), Values(records));
    });

    [Test]
    public void A_table_is_read_again_from_the_table_that_is_made_of_it() => EachStudy((records, folder) =>
    {
        string path = Path.Combine(folder, "records.csv"), again = Path.Combine(folder, "again.csv");
        using (var writer = new StreamWriter(path))
        {
            RecordsCsv.Write(writer, records, Methods);
        }

        var study = TableStudies.ReadCsv([path], new()).Single();
        using (var stream = File.Create(again))
        {
            TableCsv.Write(stream, study);
        }

        Same(TableStudies.ReadCsv([again], new()), Values(records));
    });

    [Test]
    public void A_wide_table_of_other_names_is_read_whole() => EachStudy((records, folder) =>
    {
        var text = new StringBuilder("run;algo;config;start;draw;" + string.Join(';', Metrics.Select(Quoted)) + ";use\n");
        foreach (var record in records)
        {
            string[] values = [.. Metrics.Select(m => Written(record.Result.Metrics[m]))];
            text.AppendJoin(';', ["r", Quoted(record.Cell.Method), Quoted(record.Cell.Parameters), $"{record.Cell.Train}", $"{record.Cell.Unlearn}", .. values, Use(record).Text()]).Append('\n');
        }

        var options = new TableOptions
        {
            Metrics = Metrics,
            Columns = new Dictionary<string, string> { ["method"] = "algo", ["parameters"] = "config", ["train_seed"] = "start", ["unlearn_seed"] = "draw", ["seed_use"] = "use" },
        };
        Same(TableStudies.ReadCsv([Put(folder, "wide.csv", Encoding.UTF8.GetBytes(text.ToString()))], options), Values(records, task: "", scenario: ""));
    });

    [Test]
    public void An_export_of_SUPREME_is_read_whole() => EachStudy((records, folder) =>
    {
        var drawn = records.Where(r => r.Cell is { Method: "Finetune", Parameters: "LearningRate=0.1,Epochs=3" }).ToArray();
        var text = new StringBuilder("project,model,dataset,strategy,target,method,seed,run_id,state,accuracy_test_unlearning_method_forget_acc,mia_unlearning_method_mia_score\n");
        foreach (var (cell, outcome) in drawn.Select(r => (r.Cell, r.Result)))
        {
            text.Append(CultureInfo.InvariantCulture, $"p,vgg,mnist,class,3,{cell.Method},{(1000 * cell.Train) + cell.Unlearn},r,finished,{Written(outcome.Metrics[Metrics[0]])},{Written(outcome.Metrics[Metrics[1]])}\n");
        }

        string[] expected = [.. drawn.SelectMany(r => new[] { ("forget_acc", Metrics[0]), ("mia_score", Metrics[1]) }.Select(m =>
            Value("vgg mnist", "class 3", "Finetune", SeedUse.TrainingAndUnlearning, r.Cell, m.Item1, r.Result.Metrics[m.Item2])))];
        Same(new Images.Results.Supreme().Read([Put(folder, "export.csv", Encoding.UTF8.GetBytes(text.ToString()))], new(Column: "nested"), new()), expected);
    });

    [Test]
    public void Folders_of_OpenUnlearning_are_read_whole() => EachStudy((records, folder) =>
    {
        var drawn = records.Where(r => r.Cell is { Method: "Finetune", Parameters: "LearningRate=0.1,Epochs=3" }).ToArray();
        foreach (var (cell, outcome) in drawn.Select(r => (r.Cell, r.Result)))
        {
            string json = string.Join(", ", outcome.Metrics.Select(m => $"{System.Text.Json.JsonSerializer.Serialize(m.Key)}: {(double.IsNaN(m.Value) ? "NaN" : Written(m.Value))}"));
            Put(folder, $"{cell.Method}/train_{cell.Train}/unlearn_{cell.Unlearn}/evals/TOFU_SUMMARY.json", Encoding.UTF8.GetBytes($"{{{json}}}"));
        }

        Same(new Language.Results.OpenUnlearning().Read([folder], new("{method}/train_{train_seed}/unlearn_{unlearn_seed}"), new()),
            [.. drawn.SelectMany(r => r.Result.Metrics.Select(m => Value("", "", "Finetune", SeedUse.TrainingAndUnlearning, r.Cell, m.Key, m.Value)))]);
    });

    [Test]
    public void Records_are_read_again_from_the_store()
    {
        for (int k = 0; k < Studies; k++)
        {
            using var folder = new TemporaryFolder();
            var random = Draws.Of($"store {k}");
            CellRecord[] records = [.. Enumerable.Range(0, 20).Select(number => StoreReaders.Record(random, number))];
            using (var store = new RecordStore(folder.Path))
            {
                Array.ForEach(records, store.Write);
            }

            using var again = new RecordStore(folder.Path);
            Assert.That(again.Read().Values.Select(RecordText.Of), Is.EquivalentTo(records.Select(RecordText.Of)));
        }
    }

    [FsProperty(MaxTest = 60)]
    public void Any_numbers_are_read_again_from_safetensors(double[] numbers, float[] others)
    {
        using var folder = new TemporaryFolder();
        StoredTensor[] tensors =
        [
            new("a", "F64", [numbers.Length], [.. numbers.SelectMany(BitConverter.GetBytes)]), new("é \"b\"", "F32", [others.Length, 1], [.. others.SelectMany(BitConverter.GetBytes)]),
        ];
        var metadata = new Dictionary<string, string> { ["é"] = "\"", ["n"] = "" };
        using (var file = File.Create(folder.At("some")))
        {
            SafeTensors.Write(file, tensors, metadata);
        }

        var (found, kept) = SafeTensors.Read(folder.At("some"));
        Assert.That(found.Select(StoreReaders.Text), Is.EqualTo(tensors.Select(StoreReaders.Text)));
        Assert.That(metadata, Is.SubsetOf(kept));
    }

    [Test]
    public void Models_are_read_again_from_their_files()
    {
        using var folder = new TemporaryFolder();
        for (int k = 0; k < Studies; k++)
        {
            using var model = StoreReaders.Arbitrary(Draws.Of($"model {k}"));
            using (var file = File.Create(folder.At("model")))
            {
                model.Save(file, new Dictionary<string, string> { ["k"] = $"{k}" });
            }

            var (again, metadata) = ModelFile.Load(folder.At("model"), StoreReaders.Small);
            using (again)
            {
                Assert.That(again.Theta.data<float>().ToArray(), Is.EqualTo(model.Theta.data<float>().ToArray()));
                Assert.That(again.Network.Buffers.SelectMany(b => again.Buffer(b).data<float>().ToArray()), Is.EqualTo(model.Network.Buffers.SelectMany(b => model.Buffer(b).data<float>().ToArray())));
                Assert.That((again.Sha256(), metadata["k"]), Is.EqualTo((model.Sha256(), $"{k}")));
            }
        }
    }

    [Test]
    public void Pictures_and_labels_are_read_as_they_were_written()
    {
        using var folder = new TemporaryFolder();
        for (int k = 0; k < Studies; k++)
        {
            byte[] images = DataReaders.Images(Draws.Of($"images {k}")), labels = DataReaders.Labels(Draws.Of($"labels {k}")), batch = DataReaders.Batch(Draws.Of($"batch {k}"));
            var (pixels, shape) = IdxReader.Images(Put(folder.Path, "i.gz", DataReaders.Gzip(images)));
            Assert.That(pixels, Is.EqualTo(images[16..]));
            Assert.That((shape.Height, shape.Width), Is.EqualTo(((int)images[11], (int)images[15])));
            Assert.That(IdxReader.Labels(Put(folder.Path, "l", labels)), Is.EqualTo(labels[8..]));
            var cifar = CifarReader.Read([Put(folder.Path, "b", batch)], CifarLayout.Cifar10, records: 2);
            Assert.That(cifar.Labels, Is.EqualTo(new[] { (int)batch[0], batch[3073] }));
            Assert.That(cifar.Pixels.Select(p => (byte)Math.Round(p * 255)), Is.EqualTo(batch[1..3073].Concat(batch[3074..])));
        }
    }

    [Test]
    public void Archives_are_unpacked_whole()
    {
        using var folder = new TemporaryFolder();
        byte[] tar = DataReaders.Tar(Draws.Of("tar"));
        string[] found = DataReaders.Unpacked(folder.Path, "a.tar.gz", DataReaders.Gzip(tar));
        Assert.That(found, Has.Length.EqualTo(3));
        foreach (string file in found[..2])
        {
            Assert.That(Convert.ToHexString(tar), Does.Contain(file.Split(' ')[1]), file);
        }
    }

    // Each hyper-parameter with another value than its own: a reader that passes one over would not be noticed otherwise.
    [Test]
    public void Methods_are_read_again_from_their_own_words() => Assert.Multiple(() =>
    {
        var methods = ImagesDomain.Methods("digits");
        int changed = 0;
        foreach (string name in ImagesDomain.Methods("digits").Names)
        {
            var method = methods.Resolve(name);
            Assert.That(methods.Resolve($"{name}:{method.Parameters()}"), Is.EqualTo(method), name);
            foreach (string setting in method.Parameters().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Changed).OfType<string>())
            {
                Assert.That(methods.Resolve($"{name}:{setting}").Parameters().Split(','), Does.Contain(setting), name);
                changed++;
            }
        }

        Assert.That(changed, Is.GreaterThan(80));
    });

    private static string? Changed(string setting) => setting.Split('=') is [var name, var value] && double.TryParse(value, CultureInfo.InvariantCulture, out double number)
        ? $"{name}={(value.Contains('.') || number == 0 ? number * 0.5 : number + 1).ToString(CultureInfo.InvariantCulture)}"
        : null;

    private static void EachStudy(Action<CellRecord[], string> test)
    {
        for (int k = 0; k < Studies; k++)
        {
            using var folder = new TemporaryFolder();
            var random = Draws.Of($"study {k}");
            int rows = random.Next(1, 5), columns = random.Next(1, 4);
            CellRecord[] records =
            [
                .. from method in Methods
                   from i in Enumerable.Range(0, rows)
                   from j in Enumerable.Range(0, method.SeedUse == SeedUse.TrainingAndUnlearning ? columns : 1)
                   select StoreReaders.Record(random, i) is var record
                       ? record with
                       {
                           Cell = record.Cell with { Method = method.Name, Parameters = method.Parameters, Unlearn = j },
                           Result = record.Result with { Metrics = Metrics.ToDictionary(m => m, _ => Number(random)), Status = CellStatus.Ok },
                       }
                       : throw new InvalidOperationException(),
            ];
            test(records, folder.Path);
        }
    }

    private static void Same(IEnumerable<TableStudy> found, string[] expected) => Assert.That(TableReaders.Values(found), Is.EquivalentTo(expected));

    private static string[] Values(CellRecord[] records, string task = "fake", string scenario = "sçénario \"1\"") => [.. records.SelectMany(r => r.Result.Metrics.Select(m =>
        Value(task, scenario, new MethodChoice(r.Cell.Method, r.Cell.Parameters, Use(r)).ToString(), Use(r), r.Cell, m.Key, m.Value, r.Cell.Eval)))];

    private static string Value(string task, string scenario, string method, SeedUse use, Cell cell, string metric, double value, int? eval = null) => FormattableString.Invariant(
        $"{task}|{scenario}|{method}|{use}|{cell.Train}|{cell.Unlearn}|{(task == "fake" ? eval : null)}|{metric}|{value:R}");

    private static SeedUse Use(CellRecord record) => Methods.Single(m => m.Name == record.Cell.Method && m.Parameters == record.Cell.Parameters).SeedUse;

    private static double Number(Random random) => random.Next(12) == 0 ? double.NaN : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9));

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",;\"") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
