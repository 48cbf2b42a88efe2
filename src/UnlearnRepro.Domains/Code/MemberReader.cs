using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// Writes down what a member does, in words that do not change unless it does: the order of control flow instead of that of the file,
/// no debugger's fillers, no calls of a coverage tool, and what the compiler made called by the order in which it is mentioned.
/// </summary>
internal sealed class MemberReader
{
    private readonly Suite suite;
    private readonly StringBuilder text = new();
    private readonly Vocabulary words;
    private readonly HashSet<MethodBase> bodies = [], calls = [], dispatched = [];
    private readonly HashSet<Type> made = [];
    private readonly Queue<MethodBase> pending = [];
    private bool opensResource, namesResource;

    private readonly IReadOnlySet<MethodBase> holes;

    private MemberReader(Suite suite, IReadOnlySet<MethodBase> holes) => (this.suite, this.holes, words) = (suite, holes, new(suite, Make));

    /// <summary>Reads a member.</summary>
    /// <param name="suite">What is walked.</param>
    /// <param name="method">A method of it, by its definition.</param>
    /// <param name="holes">
    /// For a constructor: what fields are begun with by way of these is left out, as if those fields were not there. Empty for all of it.
    /// </param>
    public static Member Read(Suite suite, MethodBase method, IReadOnlySet<MethodBase> holes)
    {
        var reader = new MemberReader(suite, holes);
        reader.Enqueue(method);
        while (reader.pending.TryDequeue(out var next))
        {
            reader.Write(next);
        }

        // Which file it opens is not written in it: any.
        if (reader is { opensResource: true, namesResource: false })
        {
            reader.text.Append(Resources.All(method.Module.Assembly));
        }

        string print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader.text.ToString())));
        var made = reader.made.Where(type => !type.IsGenerated()).ToHashSet();
        return new(print, reader.bodies, reader.calls, reader.dispatched, made, reader.words.Named, reader.words.Packages);
    }

    private void Write(MethodBase method)
    {
        text.Append("\nmember ").Append(method.IsGenerated() ? words.Mention(method) : method.FullName())
            .Append(method.IsStatic ? " static " : " ").Append(method.MethodImplementationFlags)
            .Append('(').AppendJoin(',', method.GetParameters().Select(p => words.Word(p.ParameterType))).Append(')')
            .Append(method is MethodInfo { ReturnType: var returned } ? words.Word(returned) : "");
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) && method.GetCustomAttribute<DllImportAttribute>() is { } native)
        {
            text.Append($" native {native.Value} {native.EntryPoint} {native.CallingConvention} {native.CharSet} {native.SetLastError}");
        }

        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        var flow = new ControlFlow(body, x => IsCoverage(method, x));
        bool[] left = holes.Count > 0 && method is ConstructorInfo ? Fields.Begun(method, flow.Body.All, holes) : [];
        text.Append(body.InitLocals ? " cleared" : "");
        foreach (var local in left.Contains(true) ? [] : body.LocalVariables)
        {
            text.Append("\n local ").Append(words.Word(local.LocalType)).Append(local.IsPinned ? " pinned" : "");
        }

        foreach (var (step, (place, jump)) in flow.Order.Index().Where(x => !(x.Item.Place >= 0 && left.ElementAtOrDefault(x.Item.Place))))
        {
            if (jump is { } to)
            {
                text.Append("\n goto ").Append(to - step);
                continue;
            }

            text.Append('\n').Append(flow.Regions(place)).Append(' ').Append(flow.Body.All[place].Name).Append(' ');
            Operand(method, flow, place, step);
        }

        foreach (var clause in body.ExceptionHandlingClauses)
        {
            text.Append("\n handler ").Append(clause.Flags).Append(' ').Append(flow.Step(flow.Body.Place(clause.HandlerOffset)))
                .Append(clause.Flags == ExceptionHandlingClauseOptions.Filter ? $" {flow.Step(flow.Body.Place(clause.FilterOffset))}" : "")
                .Append(clause is { Flags: ExceptionHandlingClauseOptions.Clause, CatchType: { } caught } ? $" {words.Word(caught)}" : "");
        }
    }

    // Jumps by how far they go, which nothing that is put in elsewhere changes.
    private void Operand(MethodBase method, ControlFlow flow, int place, int step)
    {
        var all = flow.Body.All;
        var x = all[place];
        switch (x.Kind)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.InlineBrTarget:
                text.Append(flow.Step((int)x.Operand) - step);
                break;
            case OperandType.InlineSwitch:
                text.AppendJoin(',', x.Targets.Select(target => flow.Step(target) - step));
                break;
            case OperandType.InlineString:
                Literal(method, method.Module.ResolveString((int)x.Operand));
                break;
            case OperandType.InlineSig:
                text.Append(Convert.ToHexString(method.Module.ResolveSignature((int)x.Operand)));
                break;
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                bool constrained = place > 0 && all[place - 1].Name == "constrained.";
                Referred(method.Resolve((int)x.Operand), x.Name, x.Name is "callvirt" or "ldvirtftn" || constrained);
                break;
            default:
                text.Append(x.Operand);
                break;
        }
    }

    private void Referred(MemberInfo member, string instruction, bool virtually)
    {
        switch (member)
        {
            case Type type:
                text.Append(words.Word(type));
                if (instruction == "ldtoken")
                {
                    ByTypeAlone([type]);
                }

                break;
            case FieldInfo field:
                Field(field);
                break;
            case MethodBase called:
                Called(called, virtually);
                if (instruction == "newobj")
                {
                    Make(called.DeclaringType!.Definition());
                }

                break;
        }
    }

    private void Field(FieldInfo field)
    {
        text.Append(words.Word(field.DeclaringType!)).Append('.');
        if (!suite.Walks(field.DeclaringType!))
        {
            text.Append(field.Name);
            return;
        }

        // The compiler names constant data by their SHA-256.
        bool isData = field.Attributes.HasFlag(FieldAttributes.HasFieldRVA);
        text.Append(field.IsGenerated() && !isData ? words.Mention(field.Definition()) : field.Name).Append(':').Append(words.Word(field.FieldType));
        if (field.IsStatic)
        {
            text.Append(field.IsDefined(typeof(ThreadStaticAttribute)) ? " of each thread" : "");
            Initialised(field.DeclaringType!);
            ByTypeAlone(field.DeclaringType!.GenericTypeArguments);
        }
    }

    private void Called(MethodBase called, bool virtually)
    {
        var of = called.DeclaringType!;
        string arguments = called is MethodInfo { IsGenericMethod: true } ? $"<{string.Join(',', called.GetGenericArguments().Select(words.Word))}>" : "";
        ByTypeAlone(TypeArguments.Of(called, suite));
        opensResource |= called.Name == "GetManifestResourceStream";
        if (!suite.Walks(of))
        {
            text.Append(words.Word(of)).Append("::").Append(called.Name).Append(arguments).Append(words.Signature(called));
            return;
        }

        var written = called.Definition();
        if (written.IsGenerated())
        {
            Enqueue(written);
            text.Append(words.Word(of)).Append("::").Append(words.Mention(written)).Append(arguments);
            return;
        }

        text.Append(words.Word(of)).Append("::").Append(written.Name).Append(arguments).Append(words.Signature(written));
        if (!written.IsAbstract)
        {
            calls.Add(written);
        }

        // What an object holds, a table or a Lazy, its constructor has put there, maybe long ago.
        if (!written.IsStatic && !of.IsInterface)
        {
            Constructed(of.Definition());
        }

        if (virtually && written.IsVirtual && !written.IsFinal && !of.IsSealed)
        {
            dispatched.Add(written);
        }

        Initialised(of);
    }

    private void Constructed(Type type)
    {
        foreach (var constructor in type.GetConstructors(Definitions.Own))
        {
            bool copies = constructor.GetParameters() is [var only] && only.ParameterType.Definition() == type;
            if (!copies)
            {
                calls.Add(constructor);
            }
        }
    }

    // A static constructor runs before the first use.
    private void Initialised(Type type)
    {
        if (!suite.Walks(type) || type.Definition().TypeInitializer is not { } initialiser)
        {
            return;
        }

        if (!type.IsGenerated())
        {
            calls.Add(initialiser);
        }
        else if (type.Name != "<>c")
        {
            Enqueue(initialiser);
        }
    }

    private void Make(Type type)
    {
        if (suite.Walks(type) && !type.IsOwnList() && made.Add(type) && type.IsGenerated())
        {
            foreach (var method in Dispatch.FromOutside(type, suite))
            {
                if (method.IsGenerated())
                {
                    Enqueue(method);
                }
                else
                {
                    calls.Add(method);
                }
            }
        }
    }

    // What can be made, or have static members called, by who knows only the type: new T(), T.Apply, a serializer, Activator.
    private void ByTypeAlone(IEnumerable<Type> types)
    {
        foreach (var type in types.SelectMany(TypeArguments.Within).Where(suite.Walks).Select(Definitions.Definition))
        {
            if (type.IsInterface || type.IsGenerated())
            {
                continue;
            }

            Make(type);
            Constructed(type);
        }
    }

    private void Enqueue(MethodBase method)
    {
        if (bodies.Add(method))
        {
            pending.Enqueue(method);
        }
    }

    private void Literal(MethodBase method, string literal)
    {
        text.Append(literal.Length.ToString(CultureInfo.InvariantCulture)).Append('"').Append(literal).Append('"');
        if (Resources.Print(method.Module.Assembly, literal) is { } resource)
        {
            namesResource = true;
            text.Append(" resource ").Append(resource);
        }
    }

    private static bool IsCoverage(MethodBase method, Instruction x) => x.Name == "call"
        && method.Resolve((int)x.Operand).DeclaringType?.Namespace?.StartsWith("Coverlet.Core.Instrumentation", StringComparison.Ordinal) == true;
}
