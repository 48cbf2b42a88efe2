namespace UnlearnRepro.Cli.Terminal;

/// <summary>Turns the first Ctrl-C into a cancellation, so that running cells are finished and kept; a second one kills.</summary>
internal sealed class CtrlC : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public CtrlC() => Console.CancelKeyPress += Cancel;

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= Cancel;
        source.Dispose();
    }

    private void Cancel(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
