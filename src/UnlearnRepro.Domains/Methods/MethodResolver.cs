using System.Reflection;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Methods;

/// <summary>Turns <c>Name:Param=value,...</c> into a method with a task's hyper-parameters.</summary>
/// <param name="kind">What the methods must be.</param>
/// <param name="assemblies">Where they are looked for, beside the kind's own assembly.</param>
/// <param name="tuning">The task's tuned values; null if nothing was tuned.</param>
public sealed class MethodResolver(Type kind, IReadOnlyList<Assembly> assemblies, TaskTuning? tuning)
{
    private readonly IReadOnlyDictionary<string, Type> types = MethodCatalog.Find(kind, assemblies);

    /// <summary>All names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. types.Values.Select(type => type.Name).Order(StringComparer.Ordinal)];

    /// <summary>The type of a method.</summary>
    /// <exception cref="StudyException">No such method.</exception>
    public Type Find(string name) => types.GetValueOrDefault(name) ?? throw new StudyException(Words.Names.Unknown("method", name, Names));

    /// <summary>The method: what the text sets, else what was tuned, else the record's default.</summary>
    /// <exception cref="StudyException">No such method or hyper-parameter, or a value of the wrong type or beyond its limit.</exception>
    public IMethod Resolve(string text)
    {
        string[] parts = text.Split(':', 2);
        var type = Find(parts[0]);
        var settings = Settings(tuning?.Methods.GetValueOrDefault(type.Name)?.Chosen ?? "");
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

        Dictionary<string, string> Settings(string list)
        {
            var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (string setting in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (setting.Split('=', 2) is not [var name, var value])
                {
                    throw new StudyException($"method {type.Name}: expected Param=value, found '{setting}'");
                }

                if (!found.TryAdd(name.Trim(), value.Trim()))
                {
                    throw new StudyException($"method {type.Name}: expected each hyper-parameter once, found {name.Trim()} twice");
                }
            }

            return found;
        }
    }
}
