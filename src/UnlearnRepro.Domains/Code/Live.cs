using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// What hangs on an object of the running program: delegates, types of objects, and the numbers and words that closures and fields which
/// are set once hold. Code can be found by walking only if it is known what it will meet.
/// </summary>
internal sealed class Live
{
    private readonly Suite suite;
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<MethodBase> methods = [];
    private readonly HashSet<Type> types = [];
    private readonly StringBuilder values = new();

    /// <summary>Looks at an object, and at what it holds.</summary>
    public Live(Suite suite, object? of)
    {
        this.suite = suite;
        Look(of);
    }

    /// <summary>The methods of delegates.</summary>
    public IReadOnlySet<MethodBase> Methods => methods;

    /// <summary>The types of objects.</summary>
    public IReadOnlySet<Type> Types => types;

    /// <summary>The numbers and words, in the order of the fields.</summary>
    public string Values => values.ToString();

    private void Look(object? of)
    {
        switch (of)
        {
            case null:
                values.Append(" null");
                return;
            case string or Enum or decimal:
            case not null when of.GetType().IsPrimitive:
                values.Append(' ').Append(Convert.ToString(of, CultureInfo.InvariantCulture));
                return;
        }

        var type = of.GetType();
        if (!type.IsValueType && !seen.Add(of))
        {
            return;
        }

        switch (of)
        {
            case Delegate several when several.GetInvocationList() is { Length: > 1 } list:
                Array.ForEach(list, Look);
                break;
            case Delegate one when suite.Walks(one.Method.DeclaringType!.Definition()):
                methods.Add(one.Method.Definition());
                Look(one.Target);
                break;
            case ITuple tuple:
                foreach (int i in Enumerable.Range(0, tuple.Length))
                {
                    Look(tuple[i]);
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
                Fields(of, type);
                break;
        }
    }

    private void Fields(object of, Type type)
    {
        for (Type? t = type; t is not null && suite.Walks(t.Definition()); t = t.BaseType)
        {
            foreach (var field in t.GetFields(Definitions.Own & ~BindingFlags.Static).Where(f => f.IsInitOnly || t.IsGenerated()))
            {
                Look(field.GetValue(of));
            }
        }
    }
}
