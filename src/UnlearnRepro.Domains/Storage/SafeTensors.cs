using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UnlearnRepro.Domains.Storage;

/// <summary>A named tensor's bytes, little endian, row-major.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>F32</c> or <c>F64</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Bytes">Its values.</param>
public sealed record StoredTensor(string Name, string Type, long[] Shape, byte[] Bytes);

/// <summary>
/// The safetensors format: 8 bytes header length, a JSON header, then the values. There is nothing to execute in it,
/// unlike a pickle. Any program can read what is written here; read here is only what was written here, because a file that is
/// believed carries a checksum over all of it, the entry <c>sha256</c> of its metadata.
/// </summary>
public static class SafeTensors
{
    /// <summary>The header's one entry that is no tensor.</summary>
    internal const string Metadata = "__metadata__";

    /// <summary>As long as the reference implementation lets a header be.</summary>
    private const long LongestHeader = 100_000_000;

    /// <summary>Writes a whole file.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="tensors">The tensors, each of another name.</param>
    /// <param name="metadata">Texts by key; not <c>sha256</c>, which is the file's own.</param>
    public static void Write(Stream to, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var texts = new JsonObject { [OwnSum.Key] = OwnSum.Unknown };
        foreach (var (key, text) in metadata)
        {
            texts.Add(key, text);
        }

        var header = new JsonObject { [Metadata] = texts };
        long offset = 0;
        foreach (var tensor in tensors)
        {
            header.Add(tensor.Name, new JsonObject
            {
                ["dtype"] = tensor.Type,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(n => (JsonNode)n)]),
                ["data_offsets"] = new JsonArray(offset, offset += tensor.Bytes.Length),
            });
        }

        to.Write(OwnSum.Sealed(JsonSerializer.SerializeToUtf8Bytes(header), tensors.Select(t => t.Bytes)));
        foreach (var tensor in tensors)
        {
            to.Write(tensor.Bytes);
        }
    }

    /// <summary>Reads a whole file: its tensors in the order of their values, and its metadata without the checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged, has no checksum or is not a safetensors file; the message names it.</exception>
    public static (IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        // The length first: what is no header is not worth a look at gigabytes.
        using var stream = File.OpenRead(path);
        byte[] start = new byte[sizeof(long)];
        long length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length ? -1 : BinaryPrimitives.ReadInt64LittleEndian(start);
        if (length < 2 || length > Math.Min(stream.Length - sizeof(long), LongestHeader))
        {
            throw Broken(path, $"a header of 2 to {LongestHeader} bytes", $"one of {length} in {stream.Length} bytes in all");
        }

        byte[] file = stream.Length <= Array.MaxLength ? new byte[stream.Length] : throw Broken(path, $"at most {Array.MaxLength} bytes", $"{stream.Length}");
        stream.Position = 0;
        stream.ReadExactly(file);
        if (OwnSum.Of(file) is var (found, expected) && found != expected)
        {
            throw Broken(path, found is null ? "a checksum" : $"SHA-256 {expected}", found is null ? "none" : $"'{found}' in its header");
        }

        try
        {
            var header = JsonNode.Parse(file.AsSpan(sizeof(long), (int)length), documentOptions: new() { AllowDuplicateProperties = false })!.AsObject();
            var metadata = header[Metadata].Deserialize<Dictionary<string, string?>>()!.ToDictionary(
                entry => entry.Key, entry => entry.Value ?? throw new JsonException($"no text of '{entry.Key}'"));
            metadata.Remove(OwnSum.Key);
            header.Remove(Metadata);
            return (Tensors(path, header, file.AsMemory(sizeof(long) + (int)length)), metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw Broken(path, "a JSON header", e.Message.ReplaceLineEndings(" "));
        }
    }

    // Every byte of the values belongs to one tensor: a byte that belonged to none could say anything, one of two is read twice.
    private static List<StoredTensor> Tensors(string path, JsonObject header, ReadOnlyMemory<byte> values)
    {
        var tensors = new List<StoredTensor>();
        long at = 0;
        foreach (var entry in header.Select(e => Entry.Of(e.Key, e.Value)).OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            long size = entry.Size;
            if (entry.Begin != at || size > values.Length - at || entry.End != at + size)
            {
                throw Broken(
                    path,
                    $"{size} bytes of '{entry.Name}' of shape [{string.Join(", ", entry.Shape)}] from {at} on in {values.Length} bytes of values",
                    $"offsets [{entry.Begin}, {entry.End}]");
            }

            tensors.Add(new(entry.Name, entry.Type, entry.Shape, values.Slice((int)at, (int)size).ToArray()));
            at += size;
        }

        return at == values.Length ? tensors : throw Broken(path, $"{at} bytes of values", $"{values.Length}");
    }

    private static InvalidDataException Broken(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}; delete the file to have it made again");

    /// <summary>A tensor as the header describes it.</summary>
    private sealed record Entry(string Name, string Type, long[] Shape, long Begin, long End)
    {
        public static Entry Of(string name, JsonNode? entry)
        {
            string type = Field<string>("dtype");
            long[] shape = Field<long[]>("shape");
            return type is not ("F32" or "F64") ? throw new JsonException($"'{name}' of type {type}, neither F32 nor F64")
                : shape.Any(n => n < 0) ? throw new JsonException($"'{name}' of shape [{string.Join(", ", shape)}]")
                : Field<long[]>("data_offsets") is [var begin, var end] ? new(name, type, shape, begin, end)
                : throw new JsonException($"not two data_offsets of '{name}'");

            T Field<T>(string field)
                where T : class =>
                (entry as JsonObject)?[field].Deserialize<T>() ?? throw new JsonException($"no {field} of '{name}'");
        }

        /// <summary>In bytes, by type and shape.</summary>
        /// <exception cref="OverflowException">There are no such numbers.</exception>
        public long Size => Shape.Aggregate(Type == "F64" ? 8L : 4L, (a, b) => checked(a * b));
    }
}
