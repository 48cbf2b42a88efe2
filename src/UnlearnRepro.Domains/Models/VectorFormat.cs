using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Storage;

namespace UnlearnRepro.Domains.Models;

/// <summary>Models that are a row of numbers: one tensor in a safetensors file.</summary>
/// <param name="length">How many numbers.</param>
public sealed class VectorFormat(int length) : IModelFormat<double[]>
{
    private const string Name = "weights", Type = "F64";

    /// <inheritdoc/>
    public string Sha256(double[] model) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(model)));

    /// <inheritdoc/>
    public bool IsFinite(double[] model) => model.All(double.IsFinite);

    /// <inheritdoc/>
    public void Save(double[] model, Stream to, IReadOnlyDictionary<string, string> metadata) =>
        SafeTensors.Write(to, [new(Name, Type, [model.Length], MemoryMarshal.AsBytes<double>(model).ToArray())], metadata);

    /// <inheritdoc/>
    public (double[] Model, IReadOnlyDictionary<string, string> Metadata) Load(string path)
    {
        var (tensors, metadata) = SafeTensors.Read(path);
        return tensors is [{ Name: Name, Type: Type, Shape: [var count] } tensor] && count == length
            ? (MemoryMarshal.Cast<byte, double>(tensor.Bytes).ToArray(), metadata)
            : throw new InvalidDataException($"{path}: expected one tensor {Name} of {length} {Type}, found {Told(tensors)}");
    }

    private static string Told(IEnumerable<StoredTensor> tensors) =>
        string.Join(", ", tensors.Select(t => $"{t.Name} of {string.Join('x', t.Shape)} {t.Type}"));
}
