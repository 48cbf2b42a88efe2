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
        // Machines share folders, and containers share process ids: only a random name is nobody else's.
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
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
        finally
        {
            File.Delete(temporary);
        }
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
            var header = JsonNode.Parse(file.AsSpan(8, (int)length)) as JsonObject ?? throw new JsonException("no object");
            var metadata = header[Metadata].Deserialize<Dictionary<string, string>>() ?? [];
            var tensors = header.Where(entry => entry.Key != Metadata)
                .Select(entry => Tensor(path, file, 8 + length, entry.Key, entry.Value)).ToList();
            return (tensors, metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw Broken(path, "a JSON header", e.Message);
        }
    }

    private static StoredTensor Tensor(string path, byte[] file, long data, string name, JsonNode? entry)
    {
        string type = Field<string>("dtype");
        long[] shape = Field<long[]>("shape"), offsets = Field<long[]>("data_offsets");
        if (type is not ("F32" or "F64"))
        {
            throw Broken(path, $"'{name}' of type F32 or F64", type);
        }

        long size = shape.Aggregate(type == "F64" ? 8L : 4L, (a, b) => checked(a * b));
        if (shape.Any(n => n < 0) || offsets is not [>= 0 and var begin, var end] || end - begin != size || data + end > file.Length)
        {
            throw Broken(
                path,
                $"{size} bytes of '{name}' of shape [{string.Join(", ", shape)}]",
                $"offsets [{string.Join(", ", offsets)}] in {file.Length - data} bytes of values");
        }

        return new(name, type, shape, file.AsSpan((int)(data + begin), (int)size).ToArray());

        T Field<T>(string field)
            where T : class =>
            (entry as JsonObject)?[field].Deserialize<T>() ?? throw new JsonException($"no {field} of '{name}'");
    }

    private static InvalidDataException Broken(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}; delete the file to have it made again");
}
