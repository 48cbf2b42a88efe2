using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Text;

/// <summary>
/// What a method is called beside the others of its study: its name, and where two choices share the name, the
/// hyper-parameters in which they differ.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Distinction">Those hyper-parameters, one entry each; empty where the name is enough.</param>
public sealed record MethodLabel(string Name, IReadOnlyList<string> Distinction)
{
    /// <summary>The label of a method among others.</summary>
    public static MethodLabel Of(MethodChoice method, IReadOnlyList<MethodChoice> all)
    {
        string[] own = Parts(method);
        string[][] namesakes = [.. all.Where(m => m.Name == method.Name && m != method).Select(Parts)];
        string[] distinct = [.. own.Where(part => namesakes.Any(other => !other.Contains(part)))];
        // A choice that only lacks what its namesake has would otherwise carry no mark at all.
        return new(method.Name, distinct.Length > 0 || namesakes.Length == 0 ? distinct : ["other parameters"]);
    }

    /// <inheritdoc/>
    public override string ToString() => Distinction.Count == 0 ? Name : $"{Name} ({string.Join(", ", Distinction)})";

    private static string[] Parts(MethodChoice method) =>
        method.Parameters.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
