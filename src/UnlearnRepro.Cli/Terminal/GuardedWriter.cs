using System.Text;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>
/// A standard stream that never stops the work: the first failure is kept and everything after it left unsaid. A full disk behind a
/// redirection, or a terminal that went away, must not cost what was computed.
/// </summary>
/// <param name="inner">The stream; null where there is none.</param>
/// <param name="failure">Why there is none.</param>
internal sealed class GuardedWriter(TextWriter? inner, string? failure = null) : TextWriter
{
    /// <summary>What went wrong first; null if nothing did.</summary>
    public string? Failure { get; private set; } = failure;

    public override Encoding Encoding => inner?.Encoding ?? Encoding.UTF8;

    public override void Write(char value) => Try(to => to.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(to => to.Write(buffer, index, count));

    public override void Write(string? value) => Try(to => to.Write(value));

    public override void WriteLine(string? value) => Try(to => to.WriteLine(value));

    public override void Flush() => Try(to => to.Flush());

    private void Try(Action<TextWriter> write)
    {
        if (Failure is not null || inner is null)
        {
            return;
        }

        try
        {
            write(inner);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = e.Message;
        }
    }
}
