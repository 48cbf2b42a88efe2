using System.Diagnostics;

namespace UnlearnRepro.Faults.Damages;

/// <summary>What can become of a file between two runs.</summary>
/// <param name="Name">In words.</param>
/// <param name="Do">Does it to the file at a path.</param>
internal sealed record Damage(string Name, Action<string, Random> Do)
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("cut short", (path, random) => Bytes(path, bytes => bytes[..random.Next(bytes.Length)])),
        new("filled with zeros", (path, random) => Bytes(path, bytes => [.. bytes[..random.Next(bytes.Length)], .. new byte[64]])),
        new("a flipped bit", (path, random) => Bytes(path, bytes => Flipped(bytes, random.Next(bytes.Length), random.Next(8)))),
        new("with more behind it", (path, random) => Bytes(path, bytes => [.. bytes, .. bytes[random.Next(bytes.Length)..]])),
        new("empty", (path, _) => Bytes(path, _ => [])),
        new("a folder", (path, _) => Instead(path, () => Directory.CreateDirectory(path))),
        new("a link to nothing", (path, _) => Instead(path, () => File.CreateSymbolicLink(path, path + "-that-is-not-there"))),
        new("a link to itself", (path, _) => Instead(path, () => File.CreateSymbolicLink(path, path))),
        new("a pipe that nobody writes to", (path, _) => Instead(path, () => Process.Start("mkfifo", path).WaitForExit())),
    ];

    public override string ToString() => Name;

    private static void Bytes(string path, Func<byte[], byte[]> change) => File.WriteAllBytes(path, change(File.ReadAllBytes(path)));

    private static byte[] Flipped(byte[] bytes, int at, int bit)
    {
        bytes[at] ^= (byte)(1 << bit);
        return bytes;
    }

    private static void Instead(string path, Action make)
    {
        File.Delete(path);
        make();
    }
}
