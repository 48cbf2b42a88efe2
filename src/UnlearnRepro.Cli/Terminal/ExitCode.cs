namespace UnlearnRepro.Cli.Terminal;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done. Without --gate a contradicted claim is a result, not a failure.</summary>
    public const int Done = 0;

    /// <summary>A fault of this program; one line on standard error names a file with the details.</summary>
    public const int Fault = 1;

    /// <summary>What was given, or what is on the disk, is not usable; one line on standard error says what.</summary>
    public const int BadInput = 2;

    /// <summary>Asked to be a gate, and the gate is closed.</summary>
    public const int GateClosed = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM before the last file was written.</summary>
    public const int Stopped = 130;
}
