using System.Runtime.InteropServices;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>Standard output and standard error behind a <see cref="GuardedWriter"/> each, from the first line of the program on.</summary>
internal static partial class StandardStreams
{
    private static GuardedWriter? output;

    /// <summary>Why something said on standard output is not there; null if all of it is.</summary>
    public static string? OutputFailure => output?.Failure;

    /// <summary>Puts the guards before everything that prints.</summary>
    public static void Guard()
    {
        Console.SetOut(output = Guarded(1, () => Console.Out));
        Console.SetError(Guarded(2, () => Console.Error));
    }

    private static GuardedWriter Guarded(int number, Func<TextWriter> open)
    {
        try
        {
            return IsInherited(number) ? new(open()) : new(null, "it is closed");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, e.Message);
        }
    }

    // Where a stream was closed, its number has gone to the first file that the runtime opened for itself, a pipe that it takes signals
    // from; a word written there is no word to anybody. What a process inherits is never closed at exec, what the runtime opens always is.
    private static bool IsInherited(int number)
    {
        const int GetFlags = 1, CloseAtExec = 1;
        return OperatingSystem.IsWindows() || (Control(number, GetFlags) is var flags && flags >= 0 && (flags & CloseAtExec) == 0);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int file, int command);
}
