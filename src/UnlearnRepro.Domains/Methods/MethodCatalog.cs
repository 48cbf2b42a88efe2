using System.Globalization;
using System.Reflection;

namespace UnlearnRepro.Domains.Methods;

/// <summary>
/// Finds methods by reflection and reads and writes their text form, <c>Name</c> or <c>Name:Alpha=5,Lambda=1</c>.
/// A method is registered nowhere: its record is enough.
/// </summary>
public static class MethodCatalog
{
    /// <summary>Every method of a kind in the kind's own assembly and the given ones, by name.</summary>
    /// <param name="kind">
    /// What the methods must be, e.g. <c>IUnlearningMethod&lt;ClassProblem&gt;</c>: those that need classes and those that need no more than any
    /// problem has.
    /// </param>
    /// <param name="assemblies">Where else to look.</param>
    public static IReadOnlyDictionary<string, Type> Find(Type kind, params IEnumerable<Assembly> assemblies) =>
        assemblies.Append(kind.Assembly).Distinct()
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(kind))
            .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The record with some hyper-parameters set; the others keep their defaults.</summary>
    /// <param name="type">The method.</param>
    /// <param name="settings">Hyper-parameter name and value as text; names are not case sensitive.</param>
    /// <exception cref="ArgumentException">
    /// A hyper-parameter does not exist, or its value is not of its type or beyond its <see cref="LimitAttribute"/>.
    /// </exception>
    public static IMethod Create(Type type, IReadOnlyDictionary<string, string> settings)
    {
        var parameters = HyperParameters(type);
        if (settings.Keys.FirstOrDefault(key => !parameters.Any(p => Same(p.Name!, key))) is { } unknown)
        {
            string known = parameters.Length == 0 ? "none" : string.Join(", ", parameters.Select(p => p.Name));
            throw new ArgumentException($"method {type.Name}: expected a hyper-parameter among {known}, found '{unknown}'");
        }

        object?[] values = [.. parameters.Select(p =>
            settings.FirstOrDefault(s => Same(s.Key, p.Name!)) is { Key: not null } set ? Read(type, p, set.Value) : p.DefaultValue)];
        return ((IMethod)Constructor(type).Invoke(values)).RequireLimits();
    }

    /// <summary>All hyper-parameters of a method, e.g. <c>Alpha=10,Lambda=1</c>; empty if it has none.</summary>
    public static string Parameters(this IMethod method) => string.Join(',', HyperParameters(method.GetType()).Select(p =>
        $"{p.Name}={Convert.ToString(Value(method, p), CultureInfo.InvariantCulture)}"));

    /// <summary>The parameters of a method's record, in order.</summary>
    internal static ParameterInfo[] HyperParameters(Type type) => Constructor(type).GetParameters();

    /// <summary>What a method has for one of its hyper-parameters.</summary>
    internal static object? Value(IMethod method, ParameterInfo parameter) => method.GetType().GetProperty(parameter.Name!)!.GetValue(method);

    // The primary constructor: a record's copy constructor is not public when the record is sealed.
    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().Single();

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static object Read(Type method, ParameterInfo parameter, string text)
    {
        try
        {
            return Convert.ChangeType(text, parameter.ParameterType, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new ArgumentException($"method {method.Name}, {parameter.Name}: expected a value of type {parameter.ParameterType.Name}, found '{text}'");
        }
    }
}
