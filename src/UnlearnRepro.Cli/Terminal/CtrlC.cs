using System.Runtime.InteropServices;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>
/// Turns the first Ctrl-C, or a scheduler's request to end (SIGTERM), into a cancellation, so that running cells are finished and kept;
/// a second one kills.
/// </summary>
internal sealed class CtrlC : IDisposable
{
    // Not disposed of: a signal may be on its way while the registrations end, and would find it gone.
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    public CtrlC() => signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel)];

    public CancellationToken Token => source.Token;

    public void Dispose() => Array.ForEach(signals, signal => signal.Dispose());

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
