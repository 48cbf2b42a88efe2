using System.Runtime.InteropServices;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>The end of the program from a thread that is not its first.</summary>
internal static partial class Ending
{
    /// <summary>
    /// Ends the process with an exit code. The first thread may be at work in libtorch, or loading it: an orderly exit would take libtorch's
    /// own data down under it, and end by a signal or never. What is to be said has been said, and no file is ever half written.
    /// </summary>
    public static void Now(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(code);
        }

        ExitAtOnce(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int code);
}
