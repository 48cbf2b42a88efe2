using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Models;

/// <summary>One lane of a model as named tensors: its file and its fingerprint.</summary>
public static class ModelFile
{
    /// <summary>
    /// SHA-256 over the parameters and buffers of one lane, in ordinal order of their names: each name in UTF-8, then its
    /// values, little endian. Hexadecimal, lower case.
    /// </summary>
    public static string Sha256(this Model model, int lane = 0)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in Tensors(model, lane).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(tensor.Name));
            hash.AppendData(tensor.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes one lane as a file of <see cref="SafeTensors"/>.</summary>
    public static void Save(this Model model, Stream to, IReadOnlyDictionary<string, string> metadata, int lane = 0) =>
        SafeTensors.Write(to, Tensors(model, lane), metadata);

    /// <summary>Reads a model of one lane and the metadata it was saved with.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or holds another network.</exception>
    public static (Model Model, IReadOnlyDictionary<string, string> Metadata) Load(string path, Network network, Device? device = null)
    {
        var (tensors, metadata) = SafeTensors.Read(path);
        var byName = tensors.ToDictionary(t => t.Name);
        using var scope = TensorScope.Begin();
        var theta = cat([.. network.Parameters.Select(p => Values(p.Name, p.Shape))]).unsqueeze(0);
        var buffers = network.Buffers.Select(b => Values(b.Name, [b.Size]).unsqueeze(0)).ToList();
        if (byName.Keys.Except([.. network.Parameters.Select(p => p.Name), .. network.Buffers.Select(b => b.Name)]).FirstOrDefault() is { } foreign)
        {
            throw new InvalidDataException(
                $"{path}: expected the tensors of {network.Name} alone, found '{foreign}' as well; delete the file to have it made again");
        }

        return (Model.FromValues(network, theta.to(device ?? CPU), buffers), metadata);

        Tensor Values(string name, long[] shape)
        {
            if (!byName.TryGetValue(name, out var stored) || !stored.Shape.SequenceEqual(shape))
            {
                string expected = string.Join(", ", shape), found = stored is null ? "none" : $"[{string.Join(", ", stored.Shape)}]";
                throw new InvalidDataException(
                    $"{path}: expected '{name}' of shape [{expected}], found {found}; delete the file to have it made again");
            }

            var values = empty([stored.Shape.Aggregate(1L, (a, b) => a * b)], stored.Type == "F64" ? float64 : float32);
            stored.Bytes.CopyTo(values.bytes);
            return values;
        }
    }

    private static List<StoredTensor> Tensors(Model model, int lane)
    {
        using var scope = TensorScope.Begin();
        var parameters = model.Network.Parameters.Select(p => Stored(p.Name, p.Shape, model.Lanes == 1 ? model.Leaf(p) : model.Leaf(p)[lane]));
        var buffers = model.Network.Buffers.Select(b => Stored(b.Name, [b.Size], model.Buffer(b)[lane]));
        return [.. parameters.Concat(buffers)];

        static StoredTensor Stored(string name, long[] shape, Tensor values)
        {
            var one = values.detach().cpu().contiguous();
            return new(name, one.dtype == ScalarType.Float64 ? "F64" : "F32", shape, one.bytes.ToArray());
        }
    }
}
