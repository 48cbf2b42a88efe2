using System.IO.Compression;

namespace UnlearnRepro.Domains.Tests.Support;

/// <summary>Bytes as gzip packs them.</summary>
internal static class Gzip
{
    public static byte[] Of(byte[] raw)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            gzip.Write(raw);
        }

        return to.ToArray();
    }
}
