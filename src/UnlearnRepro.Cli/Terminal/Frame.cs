namespace UnlearnRepro.Cli.Terminal;

/// <summary>What is around the work of a program: guarded streams, and every exception told in one line with an exit code.</summary>
internal static class Frame
{
    /// <summary>
    /// Does the work and returns the exit code. A part of the program that cannot be loaded is found out in the work, and told: nothing of ours is
    /// named before it.
    /// </summary>
    public static int Run(Func<int> work)
    {
        StandardStreams.Guard();
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Ending.Now(Fault.Tell((Exception)e.ExceptionObject));
        try
        {
            int code = work();
            if (StandardStreams.OutputFailure is { } failure)
            {
                Output.Note($"error: standard output: expected to be written to, found: {failure}; all files are written");
                return code == ExitCode.Done ? ExitCode.BadInput : code;
            }

            return code;
        }
        catch (Exception e)
        {
            return Fault.Tell(e);
        }
    }
}
