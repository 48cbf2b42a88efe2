using System.Buffers.Binary;

namespace UnlearnRepro.Images.Tests.Datasets;

/// <summary>Writes IDX files as their specification says.</summary>
internal static class IdxBytes
{
    public static byte[] File(uint magic, uint[] lengths, params byte[] content)
    {
        byte[] header = new byte[4 * (1 + lengths.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(header, magic);
        for (int d = 0; d < lengths.Length; d++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 * (d + 1)), lengths[d]);
        }

        return [.. header, .. content];
    }

    public static byte[] Labels(params byte[] labels) => File(0x801, [(uint)labels.Length], labels);

    public static byte[] Images(uint height, uint width, params byte[] pixels) =>
        File(0x803, [(uint)pixels.Length / (height * width), height, width], pixels);
}
