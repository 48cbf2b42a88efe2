using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// All code that can run once some members do. Calls that are dispatched go to what types have that are made within reach, or that were
/// made elsewhere and handed in.
/// </summary>
internal sealed class Reach
{
    private readonly CodeGraph graph;
    private readonly Func<MethodBase, Member?> read;
    private readonly Dictionary<MethodBase, Member> members = [];
    private readonly HashSet<MethodBase> seen = [], dispatched = [];
    private readonly HashSet<Type> made = [], met = [], named = [];
    private readonly Dictionary<Type, List<MethodBase>> dispatchedOf = [];
    private readonly Dictionary<Type, List<Type>> metOf = [];
    private readonly HashSet<string> packages = [];
    private readonly Queue<Member> queue = [];

    /// <summary>Walks.</summary>
    /// <param name="graph">The code.</param>
    /// <param name="roots">Where it begins.</param>
    /// <param name="handed">Types whose instances come from elsewhere.</param>
    /// <param name="read">The node of a member, null where it is not followed; all of all members if left out.</param>
    public Reach(CodeGraph graph, IEnumerable<MethodBase> roots, IEnumerable<Type> handed, Func<MethodBase, Member?>? read = null)
    {
        (this.graph, this.read) = (graph, read ?? graph.Of);
        foreach (var root in roots)
        {
            Add(root.Definition());
        }

        foreach (var type in handed.Select(type => type.Definition()).Where(graph.Suite.Walks))
        {
            Meet(type);
        }

        while (queue.TryDequeue(out var member))
        {
            Follow(member);
        }
    }

    /// <summary>Types of which instances are made.</summary>
    public IReadOnlySet<Type> Made => made;

    /// <summary>All methods that can run, those among them that the compiler made.</summary>
    public IEnumerable<MethodBase> Bodies => members.Values.SelectMany(member => member.Bodies);

    /// <summary>Sixteen hexadecimal digits that stand for all of it.</summary>
    /// <param name="values">What the code holds beside its instructions.</param>
    public string Print(string values = "")
    {
        IEnumerable<string> all =
        [
            values,
            .. members.Select(member => $"{Name(member.Key)} {member.Value.Print}"),
            .. named.Select(type => $"type {graph.Print(type)}"),
            .. packages.Select(package => $"package {package}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Order(StringComparer.Ordinal)))))[..16];
    }

    // A lambda that is a root by itself has a name that an edit elsewhere changes; its print says all of it.
    private static string Name(MethodBase member) => member.IsGenerated() ? "" : member.FullName();

    private void Follow(Member member)
    {
        foreach (var called in member.Calls)
        {
            Add(called);
        }

        foreach (var type in member.Made)
        {
            if (made.Add(type))
            {
                named.Add(type);
                Meet(type);
                foreach (var method in graph.CalledFromOutside(type))
                {
                    Add(method);
                }
            }
        }

        foreach (var called in member.Dispatched.Where(dispatched.Add))
        {
            Listed(dispatchedOf, called.DeclaringType!).Add(called);
            foreach (var type in Listed(metOf, called.DeclaringType!))
            {
                Dispatched(called, type);
            }
        }

        named.UnionWith(member.Named);
        packages.UnionWith(member.Packages);
    }

    // A type that a call may come to.
    private void Meet(Type type)
    {
        if (!met.Add(type))
        {
            return;
        }

        foreach (var kind in graph.KindsOf(type))
        {
            Listed(metOf, kind).Add(type);
            foreach (var called in Listed(dispatchedOf, kind))
            {
                Dispatched(called, type);
            }
        }
    }

    private void Dispatched(MethodBase called, Type type)
    {
        foreach (var own in graph.InPlaceOf(called, type))
        {
            Add(own);
        }
    }

    private static List<T> Listed<T>(Dictionary<Type, List<T>> lists, Type of)
    {
        if (!lists.TryGetValue(of, out var list))
        {
            lists[of] = list = [];
        }

        return list;
    }

    private void Add(MethodBase method)
    {
        if (seen.Add(method) && read(method) is { } member)
        {
            members[method] = member;
            queue.Enqueue(member);
        }
    }
}
