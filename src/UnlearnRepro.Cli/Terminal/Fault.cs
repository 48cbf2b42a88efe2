using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>
/// What becomes of an exception, whatever was thrown and on whichever thread: one line on standard error and an exit code. What was given
/// or lies on the disk is bad input and speaks for itself: <see cref="StudyException"/>, and what the system says of files. Anything else
/// is a fault of this program, and its stack trace goes to a file.
/// </summary>
internal static class Fault
{
    /// <summary>The artifacts folder, once it is known; the system's folder for temporary files otherwise.</summary>
    public static string? Artifacts { get; set; }

    /// <summary>Says it and returns the exit code.</summary>
    public static int Tell(Exception thrown)
    {
        var reason = Reason(thrown);
        if (IsLibtorchMissing(thrown))
        {
            // TorchSharp has printed all the places where it looked.
            Output.Note("error: libtorch: expected the native library of this system beside the program, found none that loads; doctor has the remedy");
            return ExitCode.BadInput;
        }

        if (reason is OperationCanceledException)
        {
            Output.Note("stopped: finished cells are stored; the same command goes on from here");
            return ExitCode.Stopped;
        }

        if (IsBadInput(reason))
        {
            IReadOnlyList<string> lines = reason is StudyException told ? told.Lines : [reason.Message];
            Output.Note($"error: {lines[0]}");
            foreach (string line in lines.Skip(1))
            {
                Output.Note(line);
            }

            return ExitCode.BadInput;
        }

        string what = reason is OutOfMemoryException ? "not enough memory" : $"a fault of this program, {reason.GetType().Name}";
        Output.Note($"error: {what}: {reason.Message.Trim()}; {Details(thrown)}");
        return ExitCode.Fault;
    }

    /// <summary>The first cause: work on several threads wraps what was thrown, and so do reflection and static constructors.</summary>
    internal static Exception Reason(Exception thrown) => thrown switch
    {
        AggregateException { InnerExceptions: { Count: > 0 } all } =>
            all.Select(Reason).FirstOrDefault(e => e is not OperationCanceledException) ?? Reason(all[0]),
        TargetInvocationException { InnerException: { } inner } => Reason(inner),
        TypeInitializationException { InnerException: { } inner } => Reason(inner),
        _ => thrown,
    };

    // A file or folder that cannot be had is bad input; a part of this program that cannot be had is not.
    private static bool IsBadInput(Exception e) => e switch
    {
        StudyException or UnauthorizedAccessException => true,
        FileLoadException or EndOfStreamException => false,
        FileNotFoundException { FileName: { } name } => !name.Contains(", Version=", StringComparison.Ordinal),
        _ => e is IOException,
    };

    private static bool IsLibtorchMissing(Exception e) => e is DllNotFoundException
        || (e is TypeInitializationException && Reason(e) is NotSupportedException or DllNotFoundException)
        || (e is AggregateException all && all.InnerExceptions.Any(IsLibtorchMissing));

    private static string Details(Exception thrown)
    {
        string machine = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}";
        string text = string.Join('\n',
            $"unlearn {typeof(Fault).Assembly.GetName().Version?.ToString(3)}, {machine}",
            DateTime.UtcNow.ToString("u", CultureInfo.InvariantCulture),
            string.Join('\n', Environment.GetCommandLineArgs()),
            "",
            thrown.ToString());
        string name = $"fault-{DateTime.UtcNow:yyyyMMdd'T'HHmmss}-{Guid.NewGuid():N}.txt";
        foreach (string folder in new[] { Artifacts, Path.GetTempPath() }.OfType<string>())
        {
            try
            {
                string path = Path.GetFullPath(Path.Combine(folder, name));
                File.WriteAllText(path, text + "\n");
                return $"details are in {path}";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // The next folder may take it.
            }
        }

        return "no folder took a file of details";
    }
}
