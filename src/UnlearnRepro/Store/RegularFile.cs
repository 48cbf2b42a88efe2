using System.Buffers.Binary;
using System.Runtime.InteropServices;
using UnlearnRepro.Words;

namespace UnlearnRepro.Store;

/// <summary>
/// What stands at a path, found out without opening it: opening a pipe that nobody writes to waits for ever, and a device may never end.
/// </summary>
public static partial class RegularFile
{
    private const int TypeBits = 0xF000, Pipe = 0x1000, Folder = 0x4000, File = 0x8000, Socket = 0xC000;

    /// <summary>Throws unless a file that can be read from end to end stands there.</summary>
    /// <param name="path">The path.</param>
    /// <param name="expected">What should be there, to begin the message with.</param>
    /// <exception cref="StudyException">Something else does, or nothing.</exception>
    public static void Require(string path, string expected)
    {
        if (Instead(path) is { } found)
        {
            throw new StudyException($"{path}: expected {expected}, found {found}");
        }
    }

    /// <summary>What stands there instead of a file; null if it is one.</summary>
    public static string? Instead(string path) => Status(path) switch
    {
        { } status => (status.Mode & TypeBits) switch
        {
            File => null,
            Folder => "a folder",
            Pipe => "a pipe (write what comes out of it to a file first)",
            Socket => "a socket",
            _ => "a device",
        },
        null when Directory.Exists(path) => "a folder",
        null when OperatingSystem.IsWindows() && System.IO.File.Exists(path) => null,
        _ => new FileInfo(path).LinkTarget is { } target ? $"a link to {target}, where nothing is" : "none",
    };

    /// <summary>Whether a pipe stands there, by its own name or as somebody's stream.</summary>
    public static bool IsPipe(string path) => (Status(path)?.Mode & TypeBits) == Pipe;

    /// <summary>
    /// Whether the path is a stream of this process, such as /dev/stdin or a shell's &lt;(command), that comes through a pipe: somebody is
    /// there to write to it, as nobody need be behind a pipe that lies in a folder.
    /// </summary>
    public static bool IsStream(string path) =>
        IsPipe(path) && (path == "/dev/stdin" || path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    /// <summary>
    /// A text that is the same for all paths of a file, whatever links and letter cases are between them. A file that is not there is
    /// known by its name in the folder that it would be made in.
    /// </summary>
    public static string Identity(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Status(full) is { } status)
        {
            return status.Inode;
        }

        if (OperatingSystem.IsWindows() && new FileInfo(full) is { Exists: true } file && file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            return Identity(target.FullName);
        }

        string name = Path.GetFileName(full).ToUpperInvariant();
        return Path.GetDirectoryName(full) is { } parent ? $"{Identity(parent)}/{name}" : full.ToUpperInvariant();
    }

    // Mode and inode behind all links; null where there is nothing or the system has no such call.
    private static (int Mode, string Inode)? Status(string path)
    {
        byte[] status = new byte[256];
        if (OperatingSystem.IsLinux())
        {
            // struct statx is the same on every processor: mode at 28, inode at 32, device at 136.
            const int Here = -100, TypeAndInode = 0x101;
            return StatX(Here, path, 0, TypeAndInode, status) == 0
                ? (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(28)), Convert.ToHexString([.. status[32..40], .. status[136..144]]))
                : null;
        }

        // struct stat of macOS on arm64: device at 0, mode at 4, inode at 8.
        return OperatingSystem.IsMacOS() && Stat(path, status) == 0
            ? (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(4)), Convert.ToHexString([.. status[8..16], .. status[..4]]))
            : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, byte[] status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, byte[] status);
}
