using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// Which methods a call may come to that names another: by name and number of parameters, which is too many at times and never too few.
/// </summary>
internal static class Dispatch
{
    private static readonly ConcurrentDictionary<Type, MethodInfo[]> Virtuals = [];

    /// <summary>What a made type has in place of a member of a type that it derives from or an interface that it keeps.</summary>
    public static IEnumerable<MethodInfo> Of(Type made, MethodBase member, Suite suite) =>
        Holders(made, suite).SelectMany(VirtualsOf).Where(own => Stands(own, member));

    /// <summary>What code outside may call on a made type: what it has in place of members that are declared outside.</summary>
    public static IEnumerable<MethodInfo> FromOutside(Type made, Suite suite) => InPlaceOfMembers(made, suite, within: false);

    /// <summary>What a type has in place of members that are declared within what is walked: by these alone others know it.</summary>
    public static IEnumerable<MethodInfo> FromWithin(Type type, Suite suite) => InPlaceOfMembers(type, suite, within: true);

    private static IEnumerable<MethodInfo> InPlaceOfMembers(Type type, Suite suite, bool within)
    {
        MethodInfo[] asked = [.. type.GetInterfaces().Select(Definitions.Definition).Where(Declares).SelectMany(i => i.GetMethods(Definitions.Own))];
        return Holders(type, suite).SelectMany(VirtualsOf).Where(own => Overrides(own) || asked.Any(member => Stands(own, member)));

        bool Declares(Type declaring) => suite.Walks(declaring) == within;
        bool Overrides(MethodInfo own) => own.GetBaseDefinition() is var first && (first != own || !within) && Declares(first.DeclaringType!.Definition());
    }

    // An interface may have members in place of those of one that it derives from.
    private static IEnumerable<Type> Holders(Type type, Suite suite) =>
        type.Line(suite).Concat(type.GetInterfaces().Select(Definitions.Definition).Where(suite.Walks));

    // Static members of interfaces are kept by methods that need not be virtual.
    private static MethodInfo[] VirtualsOf(Type type) =>
        Virtuals.GetOrAdd(type, t => [.. t.GetMethods(Definitions.Own).Where(m => (m.IsVirtual || m.IsStatic) && !m.IsAbstract && !IsOfRecord(m))]);

    // Equality and text of a record follow from its fields, which its constructor has.
    private static bool IsOfRecord(MethodInfo method) =>
        method.Name is "ToString" or "Equals" or "GetHashCode" or "PrintMembers" && method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool Stands(MethodInfo own, MethodBase member) =>
        own.IsStatic == member.IsStatic
        && (own.Name == member.Name || own.Name.EndsWith($".{member.Name}", StringComparison.Ordinal))
        && own.GetParameters().Length == member.GetParameters().Length;
}
