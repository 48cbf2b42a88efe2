using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// What hangs on an object of the running program: delegates, types of objects, and the numbers and words that closures and fields
/// hold. Code can be found by walking only if it is known what it will meet.
/// </summary>
internal sealed class Live
{
    private readonly Suite suite;
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<MethodBase> methods = [];
    private readonly HashSet<Type> types = [];
    private readonly StringBuilder values = new(), captured = new();
    private Module? of;

    /// <summary>Looks at an object, and at what it holds.</summary>
    public Live(Suite suite, object? root)
    {
        this.suite = suite;
        Look(root);
    }

    /// <summary>The methods of delegates.</summary>
    public IReadOnlySet<MethodBase> Methods => methods;

    /// <summary>The types of objects.</summary>
    public IReadOnlySet<Type> Types => types;

    /// <summary>What has put into the objects what they hold.</summary>
    public IEnumerable<MethodBase> Constructors =>
        types.Where(type => !type.IsGenerated()).SelectMany(type => type.GetConstructors(Definitions.Own & ~BindingFlags.Static));

    /// <summary>The numbers and words, in the order of the fields.</summary>
    public string Values => values.ToString();

    /// <summary>Those among them that closures hold.</summary>
    public string Captured => captured.ToString();

    private void Look(object? found)
    {
        switch (found)
        {
            case null:
                values.Append(" null");
                return;
            case string or Enum or decimal:
            case not null when found.GetType().IsPrimitive:
                values.Append(' ').Append(Convert.ToString(found, CultureInfo.InvariantCulture));
                return;
        }

        var type = found.GetType();
        if (!type.IsValueType && !seen.Add(found))
        {
            return;
        }

        switch (found)
        {
            case Delegate several when several.GetInvocationList() is { Length: > 1 } list:
                Array.ForEach(list, Look);
                break;
            case Delegate one:
                Called(one);
                break;
            case Type named:
                values.Append(' ').Append(Definitions.WithoutFiles(named.FullName));
                if (suite.Walks(named))
                {
                    types.Add(named.Definition());
                }

                break;
            case ITuple tuple:
                foreach (int i in Enumerable.Range(0, tuple.Length))
                {
                    Look(tuple[i]);
                }

                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    Look(entry.Key);
                    Look(entry.Value);
                }

                break;
            case IList list:
                foreach (object? item in list)
                {
                    Look(item);
                }

                break;
            case not null when suite.Walks(type.Definition()):
                types.Add(type.Definition());
                Fields(found, type);
                break;
            default:
                // Nobody knows what it holds: a Lazy, a query, a set. The whole compilation that made it stands for it.
                values.Append(' ').Append(type.Name).Append(of?.ModuleVersionId);
                break;
        }
    }

    private void Called(Delegate one)
    {
        if (!suite.Walks(one.Method.DeclaringType!.Definition()))
        {
            values.Append(' ').Append(one.Method.DeclaringType).Append("::").Append(one.Method).Append(suite.Print(one.Method.DeclaringType!));
            Look(one.Target);
            return;
        }

        methods.Add(one.Method.Definition());
        var outer = of;
        int start = values.Length;
        of = one.Method.Module;
        Look(one.Target);
        of = outer;
        if (one.Target?.GetType().IsGenerated() == true)
        {
            captured.Append(values.ToString(start, values.Length - start));
        }
    }

    private void Fields(object owner, Type type)
    {
        for (Type? t = type; t is not null && suite.Walks(t.Definition()); t = t.BaseType)
        {
            foreach (var field in t.GetFields(Definitions.Own & ~BindingFlags.Static))
            {
                Look(field.GetValue(owner));
            }
        }
    }
}
