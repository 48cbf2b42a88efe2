using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Domains.Storage;

namespace UnlearnRepro.Networks.Tests.Models;

/// <summary>The byte layout, against files whose bytes are put together here by hand.</summary>
public class SafeTensorsTests : TemporaryFolder
{
    private const string Header =
        """{"__metadata__":{"sha256":"SUM","k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1,1],"data_offsets":[8,16]}}""";

    // 1 and -2 as float32 and 0.5 as float64, little endian.
    private static readonly byte[] Data =
    [
        0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xE0, 0x3F,
    ];

    [Test]
    public void Writes_length_header_and_values_to_the_byte()
    {
        Saved.Write(
            At("w"),
            [new("a", "F32", [2], Data[..8]), new("b", "F64", [1, 1], Data[8..])],
            new Dictionary<string, string> { ["k"] = "v" });

        Assert.That(File.ReadAllBytes(At("w")), Is.EqualTo(Bytes(Header, Data)));
    }

    [Test]
    public void Reads_tensors_in_the_order_of_their_values_whatever_the_headers_is()
    {
        // The reference implementation pads the header with spaces to a multiple of 8.
        const string Padded =
            """{"__metadata__":{"sha256":"SUM"},"b":{"shape":[1,1],"data_offsets":[8,16],"dtype":"F64"}, "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}    """;
        File.WriteAllBytes(At("r"), Bytes(Padded, Data));

        var (tensors, metadata) = SafeTensors.Read(At("r"));

        Assert.That(tensors.Select(t => t.Name), Is.EqualTo(new[] { "a", "b" }));
        var (a, b) = (tensors[0], tensors[1]);
        Assert.That((a.Type, b.Type), Is.EqualTo(("F32", "F64")));
        Assert.That(a.Shape, Is.EqualTo(new long[] { 2 }));
        Assert.That(b.Shape, Is.EqualTo(new long[] { 1, 1 }));
        Assert.That(a.Bytes, Is.EqualTo(Data[..8]));
        Assert.That(b.Bytes, Is.EqualTo(Data[8..]));
        Assert.That(metadata, Is.Empty);
    }

    [Test]
    public void Values_and_metadata_survive_a_round_trip()
    {
        var metadata = new Dictionary<string, string> { ["seed"] = "2026/digits/train/3", ["quote \" and é"] = "line\nbreak" };
        Saved.Write(At("w"), [new("scalar", "F32", [], Data[..4]), new("none", "F32", [0], [])], metadata);

        var (tensors, read) = SafeTensors.Read(At("w"));

        Assert.That(read, Is.EquivalentTo(metadata));
        Assert.That(tensors.Select(t => t.Bytes.Length), Is.EqualTo(new[] { 4, 0 }));
    }

    [Test]
    public void What_would_be_two_entries_of_one_name_is_not_written()
    {
        Assert.That(() => Saved.Write(At("w"), [], new Dictionary<string, string> { ["sha256"] = "mine" }), Throws.ArgumentException);
        Assert.That(() => Saved.Write(At("w"), [new("a", "F32", [1], Data[..4]), new("a", "F32", [1], Data[..4])]), Throws.ArgumentException);
        Assert.That(() => Saved.Write(At("w"), [new("__metadata__", "F32", [1], Data[..4])]), Throws.ArgumentException);
    }

    /// <summary>The bytes of a file, with the checksum where the header says SUM: the SHA-256 of the file in which zeros stand there.</summary>
    internal static byte[] Bytes(string header, byte[] data)
    {
        byte[] sum = SHA256.HashData(With(new('0', 64)));
        return With(Convert.ToHexStringLower(sum));

        byte[] With(string digits)
        {
            byte[] json = Encoding.UTF8.GetBytes(header.Replace("SUM", digits)), length = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
            return [.. length, .. json, .. data];
        }
    }
}
