using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Domains.Code;

/// <summary>All code that has been looked at: each member is read once, whoever reaches it.</summary>
/// <param name="suite">What is walked.</param>
internal sealed class CodeGraph(Suite suite)
{
    private static readonly ConcurrentDictionary<Assembly, CodeGraph> Known = [];

    private readonly ConcurrentDictionary<MethodBase, Member> members = [];
    private readonly ConcurrentDictionary<Type, string> types = [];
    private readonly ConcurrentDictionary<Type, HashSet<Type>> kinds = [];
    private readonly ConcurrentDictionary<Type, MethodInfo[]> fromOutside = [];
    private readonly ConcurrentDictionary<(MethodBase, Type), MethodInfo[]> inPlace = [];

    /// <summary>The graph in which the code of an assembly stands, and that of all it refers to.</summary>
    public static CodeGraph For(Assembly assembly) => Known.GetOrAdd(assembly, a => new(new Suite(a)));

    /// <summary>What is walked.</summary>
    public Suite Suite => suite;

    /// <summary>The node of a method.</summary>
    public Member Of(MethodBase method) => members.GetOrAdd(method, m => MemberReader.Read(suite, m, new HashSet<MethodBase>()));

    /// <summary>The node of a constructor without the fields that are begun by way of some methods.</summary>
    public Member Without(MethodBase constructor, IReadOnlySet<MethodBase> methods) => MemberReader.Read(suite, constructor, methods);

    /// <summary>What a type is: itself, what it derives from, and the interfaces that it keeps.</summary>
    public IReadOnlySet<Type> KindsOf(Type type) => kinds.GetOrAdd(type, Kinds);

    /// <summary>What instances of a type have in place of a member of one of its kinds.</summary>
    public IReadOnlyList<MethodInfo> InPlaceOf(MethodBase member, Type type) =>
        inPlace.GetOrAdd((member, type), key => [.. Dispatch.Of(key.Item2, key.Item1, suite)]);

    /// <summary>What code outside may call on instances of a type.</summary>
    public IReadOnlyList<MethodInfo> CalledFromOutside(Type type) => fromOutside.GetOrAdd(type, t => [.. Dispatch.FromOutside(t, suite)]);

    /// <summary>What a type is, its members apart: what it derives from, the values of an enumeration, the layout of a structure.</summary>
    public string Print(Type type) => types.GetOrAdd(type, t =>
    {
        var text = new StringBuilder($"{t.FullName} {t.BaseType} ")
            .AppendJoin(' ', t.GetInterfaces().Select(i => i.ToString()).Order(StringComparer.Ordinal));
        if (t.IsEnum)
        {
            text.Append($" {t.GetEnumUnderlyingType()} ")
                .AppendJoin(' ', t.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{f.Name}={f.GetRawConstantValue()}"));
        }
        else if (t.IsValueType)
        {
            var layout = t.StructLayoutAttribute;
            text.Append($" {layout?.Value} {layout?.Pack} {layout?.Size}")
                .AppendJoin(' ', t.GetFields(Definitions.Own & ~BindingFlags.Static).Select(f => f.FieldType.ToString()))
                .AppendJoin(' ', t.GetCustomAttributesData().Select(a => a.ToString()));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definitions.WithoutFiles(text.ToString()))));
    });

    private static HashSet<Type> Kinds(Type type)
    {
        HashSet<Type> all = [.. type.GetInterfaces().Select(Definitions.Definition)];
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            all.Add(t.Definition());
        }

        return all;
    }
}
