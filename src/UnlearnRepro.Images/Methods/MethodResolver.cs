using System.Reflection;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Methods;

/// <summary>Turns <c>Name:Param=value,...</c> into a method with a task's hyper-parameters.</summary>
/// <param name="task">The task whose tuned values apply.</param>
public sealed class MethodResolver(string task)
{
    private static readonly IReadOnlyDictionary<string, Type> Types = MethodCatalog.Find(Assembly.GetExecutingAssembly());

    /// <summary>All names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Types.Values.Select(type => type.Name).Order(StringComparer.Ordinal)];

    /// <summary>The method: what the text sets, else what was tuned, else the record's default.</summary>
    /// <exception cref="StudyException">No such method or hyper-parameter, or a value of the wrong type.</exception>
    public IUnlearningMethod Resolve(string text)
    {
        string[] parts = text.Split(':', 2);
        if (!Types.TryGetValue(parts[0], out var type))
        {
            throw new StudyException(UnlearnRepro.Names.Unknown("method", parts[0], Names));
        }

        var settings = Settings(HyperParameters.For(task)?.Methods.GetValueOrDefault(type.Name)?.Chosen ?? "");
        foreach (var (name, value) in Settings(parts.ElementAtOrDefault(1) ?? ""))
        {
            settings[name] = value;
        }

        try
        {
            return MethodCatalog.Create(type, settings);
        }
        catch (ArgumentException e)
        {
            throw new StudyException(e.Message, e);
        }

        Dictionary<string, string> Settings(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2) is [var name, var value]
                ? (Name: name.Trim(), Value: value.Trim())
                : throw new StudyException($"method {type.Name}: expected Param=value, found '{setting}'"))
            .ToDictionary(s => s.Name, s => s.Value, StringComparer.OrdinalIgnoreCase);
    }
}
