using System.Reflection;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Domains.Code;

/// <summary>Types and members as they are written, whichever instance of a generic one is meant, and what the compiler made for others.</summary>
internal static class Definitions
{
    private static readonly Regex FileMark = new("<[^<>]*>F[0-9A-F]{64}__", RegexOptions.CultureInvariant);

    public const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>List for List of int.</summary>
    public static Type Definition(this Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>The method as it stands in its class.</summary>
    public static MethodBase Definition(this MethodBase method) =>
        method is MethodInfo { IsGenericMethod: true, IsGenericMethodDefinition: false } || method.DeclaringType is { IsConstructedGenericType: true }
            ? method.Module.ResolveMethod(method.MetadataToken)!
            : method;

    /// <summary>What a number in a method's body refers to.</summary>
    public static MemberInfo Resolve(this MethodBase method, int number) => method.Module.ResolveMember(
        number,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null)!;

    /// <summary>The field as it stands in its class.</summary>
    public static FieldInfo Definition(this FieldInfo field) =>
        field.DeclaringType is { IsConstructedGenericType: true } ? field.Module.ResolveField(field.MetadataToken)! : field;

    /// <summary>
    /// Whether the compiler made it for another member: closures, lambdas, local functions, iterators, tables. Their names tell places and
    /// numbers, which an edit elsewhere changes. Fields of properties and of primary constructors are named after them, and stay.
    /// </summary>
    public static bool IsGenerated(this MemberInfo member) =>
        member.Name is ['<', ..] name && !IsNamedByHand(name) && !IsOfFile(name) || member.DeclaringType?.IsGenerated() == true;

    /// <summary>Whether it is one of the compiler's own lists, which collection expressions become: the same for everybody.</summary>
    public static bool IsOwnList(this Type type) => type.Name.StartsWith("<>z__", StringComparison.Ordinal);

    /// <summary>A name without what the compiler puts before that of a type which is local to a file: it tells the place of the file.</summary>
    public static string WithoutFiles(string? name) => FileMark.Replace(name ?? "", "");

    /// <summary>The name of a member that was written by hand.</summary>
    public static string FullName(this MethodBase member) => $"{WithoutFiles(member.DeclaringType!.FullName)}.{WithoutFiles(member.Name)}";

    private static bool IsOfFile(string name) => FileMark.IsMatch(name);

    private static bool IsNamedByHand(string name) =>
        name == "<Clone>$" || name.EndsWith(">k__BackingField", StringComparison.Ordinal) || name.EndsWith(">P", StringComparison.Ordinal);

    /// <summary>A type and what it derives from, as far as that is walked.</summary>
    public static IEnumerable<Type> Line(this Type type, Suite suite)
    {
        for (Type? t = type; t is not null && suite.Walks(t); t = t.BaseType?.Definition())
        {
            yield return t;
        }
    }
}
