using System.CommandLine;

namespace UnlearnRepro.Cli.Terminal;

/// <summary>An option whose description is made when somebody reads it: it may need files that no other run has to read.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">Makes the description.</param>
internal sealed class LateOption<T>(string name, Func<string> description) : Option<T>(name), IDescribedLate
{
    /// <inheritdoc/>
    public void Describe() => Description = description();
}

/// <summary>Something of the command line that is described when its help is asked for.</summary>
internal interface IDescribedLate
{
    /// <summary>Makes the description.</summary>
    void Describe();
}
