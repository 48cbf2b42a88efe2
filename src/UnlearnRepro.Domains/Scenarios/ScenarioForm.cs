using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Domains.Scenarios;

/// <summary>A kind of scenario as the user types it, for help texts and messages.</summary>
/// <param name="Form">Its name with capitals for what is to be filled in, e.g. <c>full-class-CLASS</c>.</param>
/// <param name="Example">A name of that form.</param>
/// <param name="Meaning">What is forgotten, in a few words.</param>
public record ScenarioForm(string Form, string Example, string Meaning)
{
    /// <inheritdoc/>
    public sealed override string ToString() => $"{Form} ({Meaning})";
}

/// <summary>The same with what reads a name of the form.</summary>
/// <typeparam name="T">The domain's scenarios.</typeparam>
/// <param name="Form">See <see cref="ScenarioForm"/>.</param>
/// <param name="Example">See <see cref="ScenarioForm"/>.</param>
/// <param name="Meaning">See <see cref="ScenarioForm"/>.</param>
/// <param name="Read">The scenario of a name; null if the name is of another form.</param>
public sealed record ScenarioForm<T>(string Form, string Example, string Meaning, Func<string, T?> Read) : ScenarioForm(Form, Example, Meaning)
    where T : class;

/// <summary>The forms of a domain, read one after the other.</summary>
public static class ScenarioForms
{
    /// <summary>The scenario of a name.</summary>
    /// <exception cref="DatasetException">The name has none of the forms; the message lists them.</exception>
    public static T Parse<T>(this IReadOnlyList<ScenarioForm<T>> forms, string name)
        where T : class =>
        forms.Select(form => form.Read(name)).FirstOrDefault(scenario => scenario is not null)
        ?? throw new DatasetException("scenario", $"one of {string.Join(", ", forms)}, such as {forms[0].Example}", $"'{name}'");
}
