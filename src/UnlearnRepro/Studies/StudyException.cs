namespace UnlearnRepro.Studies;

/// <summary>
/// Something the user gave or the disk holds is not usable. The message is one line that names the thing, what was
/// expected and what was found; it is shown as it is, without a stack trace.
/// </summary>
public sealed class StudyException : Exception
{
    /// <summary>With that message.</summary>
    public StudyException(string message)
        : base(message)
    {
    }

    /// <summary>With that message and its cause.</summary>
    public StudyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
