using System.Runtime.InteropServices;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Audits;

/// <summary>The per-sample numbers of every cell that was run, one small safetensors file each, under <c>examples/</c> of the artifacts folder.</summary>
public sealed class ExampleStore
{
    private const string Key = "key", Weights = "weights_sha256", Forget = "forget", Population = "population", Accuracies = "accuracy_retain_test";
    private readonly string folder;

    /// <summary>Opens a store.</summary>
    /// <exception cref="StudyException">The folder cannot be written to.</exception>
    public ExampleStore(string artifacts)
    {
        folder = Path.Combine(artifacts, "examples");
        Writable.Require(folder);
    }

    /// <summary>Keeps the numbers of a cell.</summary>
    /// <param name="key">The cell's content key.</param>
    /// <param name="weightsSha256">Fingerprint of its model.</param>
    /// <param name="scores">The numbers.</param>
    public void Write(string key, string weightsSha256, ExampleScores scores) => WholeFile.WriteBytes(PathOf(key), file => SafeTensors.Write(
        file,
        [Stored(Forget, scores.Forget), Stored(Population, scores.Population), Stored(Accuracies, [scores.RetainAccuracy, scores.TestAccuracy])],
        new Dictionary<string, string> { [Key] = key, [Weights] = weightsSha256 }));

    /// <summary>The numbers of a cell; null if there are none, or those of other weights.</summary>
    /// <exception cref="StudyException">The file is damaged; the message names it.</exception>
    public ExampleScores? Read(string key, string weightsSha256)
    {
        string path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            RegularFile.Require(path, "a file of numbers");
            var (tensors, metadata) = SafeTensors.Read(path);
            if (metadata.GetValueOrDefault(Key) != key)
            {
                throw Other(path, $"the numbers of cell {key}", $"those of {metadata.GetValueOrDefault(Key, "none")}");
            }

            return metadata.GetValueOrDefault(Weights) == weightsSha256
                ? new(Values(Forget), Values(Population), Values(Accuracies, 2)[0], Values(Accuracies, 2)[1])
                : null;

            double[] Values(string name, int? count = null) =>
                tensors.FirstOrDefault(t => t.Name == name) is { Type: "F64", Shape: [var found] } stored && found == (count ?? found)
                ? MemoryMarshal.Cast<byte, double>(stored.Bytes).ToArray()
                : throw Other(path, $"'{name}' of type F64", "none");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StudyException(e.Message.ReplaceLineEndings(" "), e);
        }
    }

    /// <summary>The files of all cells but some.</summary>
    public IEnumerable<string> Except(IReadOnlySet<string> keys) =>
        Directory.EnumerateFiles(folder, "*.safetensors").Where(path => !keys.Contains(Path.GetFileNameWithoutExtension(path)));

    private static InvalidDataException Other(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}; delete the file to have it made again");

    private static StoredTensor Stored(string name, double[] values) =>
        new(name, "F64", [values.Length], MemoryMarshal.AsBytes<double>(values).ToArray());

    private string PathOf(string key) => Path.Combine(folder, $"{key}.safetensors");
}
