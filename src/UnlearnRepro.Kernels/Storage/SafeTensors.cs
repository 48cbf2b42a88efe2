using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UnlearnRepro.Kernels.Storage;

/// <summary>A named tensor's bytes, little endian, row-major.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>F32</c> or <c>F64</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Bytes">Its values.</param>
public sealed record StoredTensor(string Name, string Type, long[] Shape, byte[] Bytes);

/// <summary>
/// The safetensors format: 8 bytes header length, a JSON header, then the values. There is nothing to execute in it,
/// unlike a pickle.
/// </summary>
public static class SafeTensors
{
    private const string Metadata = "__metadata__";

    /// <summary>Writes beside the target and renames, so that a reader never sees half a file.</summary>
    public static void Write(string path, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new JsonObject { [Metadata] = JsonSerializer.SerializeToNode(metadata) };
        long offset = 0;
        foreach (var tensor in tensors)
        {
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = tensor.Type,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(n => (JsonNode)n)]),
                ["data_offsets"] = new JsonArray(offset, offset += tensor.Bytes.Length),
            };
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        string temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(length);
            file.Write(json);
            foreach (var tensor in tensors)
            {
                file.Write(tensor.Bytes);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is truncated or not a safetensors file; the message names it.</exception>
    public static (IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        long length = file.Length < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(file);
        if (length < 2 || length > file.Length - 8)
        {
            throw Broken(path, $"a header of {length} bytes", $"{file.Length} bytes in all");
        }

        try
        {
            var header = JsonNode.Parse(file.AsSpan(8, (int)length))!.AsObject();
            var metadata = header[Metadata].Deserialize<Dictionary<string, string>>() ?? [];
            var tensors = header.Where(entry => entry.Key != Metadata)
                .Select(entry => Tensor(path, file, 8 + length, entry.Key, entry.Value!)).ToList();
            return (tensors, metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw Broken(path, "a JSON header", e.Message);
        }
    }

    private static StoredTensor Tensor(string path, byte[] file, long data, string name, JsonNode entry)
    {
        string type = entry["dtype"]!.GetValue<string>();
        long[] shape = entry["shape"].Deserialize<long[]>()!;
        long[] offsets = entry["data_offsets"].Deserialize<long[]>()!;
        long size = shape.Aggregate(type == "F64" ? 8L : 4L, (a, b) => a * b);
        if (offsets[1] - offsets[0] != size || data + offsets[1] > file.Length)
        {
            throw Broken(path, $"{size} bytes of '{name}' up to byte {data + offsets[1]}", $"{file.Length} bytes in all");
        }

        return new(name, type, shape, file.AsSpan((int)(data + offsets[0]), (int)size).ToArray());
    }

    private static InvalidDataException Broken(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}; delete the file to have it made again");
}
