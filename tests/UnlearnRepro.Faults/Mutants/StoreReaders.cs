using System.Buffers.Binary;
using System.Globalization;
using TorchSharp;
using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;
using static UnlearnRepro.Faults.Mutants.AllReaders;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Readers of what the program itself left on the disk.</summary>
internal static class StoreReaders
{
    private const string Key = "0123456789abcdef", Weights = "fedcba98";

    public static Network Small { get; } = new("small", [new Linear("fc", 2, 3), new BatchNorm("bn", 3)]);

    public static IEnumerable<Reader> In(string folder)
    {
        // Opening one tries its folder, which takes longer than to read.
        string lines = Path.Combine(folder, "lines"), cache = Path.Combine(folder, "cache"), phi = Path.Combine(folder, "phi");
        var (store, models, examples) = (new Lazy<RecordStore>(() => new(lines)), new Lazy<ModelCache<Model>>(() => new(cache)), new Lazy<ExampleStore>(() => new(phi)));
        return
        [
            new("store line", random => Lines(random, Path.Combine(folder, "written")), input => Records(store.Value, Put(lines, "store/x.jsonl", input)), "line ", typeof(StudyException)) { Checked = true },
            new("example file", random => Example(random, examples.Value, phi), input => Believed(examples.Value, Put(phi, $"examples/{Key}.safetensors", input)), $"{Key}.safetensors", typeof(StudyException)) { Checked = true },
            new("cached model", random => Cached(random, models.Value, cache), input => Loaded(models.Value, cache, input), ".safetensors", typeof(StudyException)) { Checked = true },
            new("safetensors", Tensors, input => Facts(Put(folder, "some.safetensors", input)), "some.safetensors", typeof(InvalidDataException)) { Checked = true },
            new("safetensors with a true checksum", Tensors, input => Facts(Put(folder, "true.safetensors", Checksum.Renewed(input))), "true.safetensors", typeof(InvalidDataException)),
            new("model file with a true checksum", Saved, input => Model(Put(folder, "model.safetensors", Checksum.Renewed(input))), "model.safetensors", typeof(InvalidDataException)),
        ];
    }

    /// <summary>A record with everything a record can hold.</summary>
    public static CellRecord Record(Random random, int number) => new(
        $"key{number}",
        new("fake", "sçénario \"1\"", "Drawn", "Alpha=1,Lambda=0.5", ulong.MaxValue, default) { Forget = 1, Train = number, Unlearn = random.Next(9), Eval = 4 },
        new(
            Enumerable.Range(0, random.Next(1, 5)).ToDictionary(k => $"metric-{k}", _ => random.Next(9) == 0 ? double.NaN : (random.NextDouble() - 0.5) * 200),
            $"{random.Next():x8}",
            new Dictionary<string, string> { ["forget"] = "f", ["original"] = "o" },
            random.NextDouble(),
            random.Next(5) == 0 ? CellStatus.Collapsed : CellStatus.Ok,
            random.Next(2) == 0 ? null : new SamplePasses(random.Next(), random.Next(), 1297),
            random.Next(2) == 0 ? null : new Dictionary<string, LayerDistance> { ["fc1"] = new(random.NextDouble(), random.NextDouble()) }),
        "arithmetic é",
        new($"{random.Next():x16}", "run", "method"),
        new Dictionary<string, string> { ["metric-0"] = $"{random.Next():x16}" });

    /// <summary>Everything that tensors hold.</summary>
    public static string Text(StoredTensor t) => $"{t.Name}|{t.Type}|{string.Join('x', t.Shape)}|{Convert.ToHexString(t.Bytes)}";

    /// <summary>Three tensors.</summary>
    public static StoredTensor[] Some(Random random) => [.. new[] { ("a", "F32", 4), ("é b", "F64", 8), ("empty", "F32", 4) }.Select((t, k) =>
    {
        int rows = k == 2 ? 0 : random.Next(1, 4);
        byte[] bytes = new byte[rows * 2 * t.Item3];
        random.NextBytes(bytes);
        return new StoredTensor(t.Item1, t.Item2, [rows, 2], bytes);
    })];

    /// <summary>A model with arbitrary values.</summary>
    public static Model Arbitrary(Random random)
    {
        double[] Numbers(long count) => [.. Enumerable.Range(0, (int)count).Select(_ => random.NextDouble() - 0.5)];
        using var theta = torch.tensor(Numbers(Small.Size), torch.float32).unsqueeze(0);
        return Kernels.Layers.Model.FromValues(Small, theta, [.. Small.Buffers.Select(b => torch.tensor(Numbers(b.Size), torch.float32).unsqueeze(0))]);
    }

    private static byte[] Lines(Random random, string folder)
    {
        Clear(folder);
        using (var store = new RecordStore(folder))
        {
            foreach (int number in Enumerable.Range(0, 3))
            {
                store.Write(Record(random, number));
            }
        }

        return File.ReadAllBytes(Directory.GetFiles(Path.Combine(folder, "store")).Single());
    }

    private static string[] Records(RecordStore store, string path)
    {
        try
        {
            return [.. store.Read().Values.Select(RecordText.Of)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Example(Random random, ExampleStore store, string folder)
    {
        double[] Numbers() => [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (random.NextDouble() - 0.5) * 20)];
        store.Write(Key, Weights, new(Numbers(), Numbers(), 100 * random.NextDouble(), 100 * random.NextDouble()));
        return File.ReadAllBytes(Path.Combine(folder, "examples", $"{Key}.safetensors"));
    }

    private static string[] Believed(ExampleStore store, string path) => File.Exists(path) && store.Read(Key, Weights) is { } scores
        ? [string.Join(' ', new[] { scores.RetainAccuracy, scores.TestAccuracy }.Concat(scores.Forget).Append(double.NaN).Concat(scores.Population).Select(x => x.ToString("R", CultureInfo.InvariantCulture)))]
        : [];

    private static byte[] Cached(Random random, ModelCache<Model> cache, string folder)
    {
        Array.ForEach(Directory.GetFiles(Path.Combine(folder, "models")), File.Delete);
        cache.Ensure("name", "content", new NetworkFormat(Small), () => (Arbitrary(random), new(random.NextDouble(), new(random.Next(), random.Next()))));
        return File.ReadAllBytes(Directory.GetFiles(Path.Combine(folder, "models")).Single());
    }

    private static string[] Loaded(ModelCache<Model> cache, string folder, byte[] input)
    {
        File.WriteAllBytes(Directory.GetFiles(Path.Combine(folder, "models")).Single(), input);
        var (model, cost) = cache.Load("name", "content", new NetworkFormat(Small));
        using (model)
        {
            return [FormattableString.Invariant($"{model.Sha256()} {cost.Seconds:R} {cost.Passes}")];
        }
    }

    private static byte[] Tensors(Random random)
    {
        using var file = new MemoryStream();
        SafeTensors.Write(file, Some(random), new Dictionary<string, string> { ["weights"] = "é", ["n"] = "1" });
        return file.ToArray();
    }

    private static string[] Facts(string path)
    {
        var (tensors, metadata) = SafeTensors.Read(path);
        byte[] file = File.ReadAllBytes(path);
        long header = 8 + BinaryPrimitives.ReadInt64LittleEndian(file), length = file.Length;
        long owned = tensors.Sum(t => (long)t.Bytes.Length);
        return header + owned == length
            ? [.. tensors.Select(Text), .. metadata.Select(p => $"{p.Key}={p.Value}")]
            : throw new InvalidOperationException($"{length - header} bytes of values were read for {owned} bytes of tensors");
    }

    private static byte[] Saved(Random random)
    {
        using var model = Arbitrary(random);
        using var file = new MemoryStream();
        model.Save(file, new Dictionary<string, string>());
        return file.ToArray();
    }

    private static string[] Model(string path)
    {
        using var model = ModelFile.Load(path, Small).Model;
        return [model.Sha256()];
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
