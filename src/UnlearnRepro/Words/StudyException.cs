namespace UnlearnRepro.Words;

/// <summary>
/// Something the user gave or the disk holds is not usable. The message is one line that names the thing, what was
/// expected and what was found; it is shown as it is, without a stack trace.
/// </summary>
/// <param name="message">That line.</param>
/// <param name="inner">What the platform reported, if it did.</param>
public class StudyException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The message line by line, where it is a list of problems: what a line repeats of a file may have ends of lines of its own.</summary>
    public IReadOnlyList<string> Lines { get => field ?? [Message]; init; }
}
