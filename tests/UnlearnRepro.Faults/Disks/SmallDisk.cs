using System.Diagnostics;

namespace UnlearnRepro.Faults.Disks;

/// <summary>A disk of its own in memory, which can be full without harm to anybody; only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one; ignores the test where it may not.</summary>
    public static SmallDisk Of(int kilobytes)
    {
        string path = Directory.CreateTempSubdirectory("unlearn-disk-").FullName;
        string said = Call("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path);
        if (said.Length > 0)
        {
            Directory.Delete(path);
            Assert.Ignore($"a small disk could not be mounted here: {said}");
        }

        return new(path);
    }

    /// <summary>Makes room.</summary>
    public void Grow(int kilobytes) => Assert.That(Call("mount", "-o", $"remount,size={kilobytes}k", Path), Is.Empty);

    public void Dispose()
    {
        Call("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static string Call(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : $"{program} {error}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}
