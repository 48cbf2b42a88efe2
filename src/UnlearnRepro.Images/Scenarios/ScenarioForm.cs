namespace UnlearnRepro.Images.Scenarios;

/// <summary>A kind of scenario as the user types it.</summary>
/// <param name="Form">Its name with capitals for what is to be filled in, e.g. <c>full-class-CLASS</c>.</param>
/// <param name="Example">A name of that form.</param>
/// <param name="Meaning">What is forgotten, in a few words.</param>
/// <param name="Read">The scenario of a name; null if the name is of another form.</param>
public sealed record ScenarioForm(string Form, string Example, string Meaning, Func<string, IScenario?> Read)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Form} ({Meaning})";
}
