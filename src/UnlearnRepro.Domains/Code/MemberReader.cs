using System.Diagnostics.CodeAnalysis;
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

    private MemberReader(Suite suite) => (this.suite, words) = (suite, new(suite, Make));

    /// <summary>Reads a member.</summary>
    /// <param name="suite">What is walked.</param>
    /// <param name="method">A method of it, by its definition.</param>
    public static Member Read(Suite suite, MethodBase method)
    {
        var reader = new MemberReader(suite);
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
        return new(
            print, reader.bodies, reader.calls, reader.dispatched, reader.made.Where(type => !type.IsGenerated()).ToHashSet(), reader.words.Named, reader.words.Packages);
    }

    private void Write(MethodBase method)
    {
        text.Append("\nmember ").Append(method.IsGenerated() ? words.Mention(method) : $"{Definitions.WithoutFiles(method.DeclaringType!.FullName)}.{Definitions.WithoutFiles(method.Name)}")
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

        text.Append(body.InitLocals ? " cleared" : "");
        foreach (var local in body.LocalVariables)
        {
            text.Append("\n local ").Append(words.Word(local.LocalType)).Append(local.IsPinned ? " pinned" : "");
        }

        var flow = new ControlFlow(body, x => IsCoverage(method, x));
        var instructions = flow.Body.All;
        foreach (var (place, jump) in flow.Order)
        {
            if (jump is { } to)
            {
                text.Append("\n goto @").Append(to);
                continue;
            }

            text.Append('\n').Append(flow.Regions(place)).Append(' ').Append(instructions[place].Name).Append(' ');
            Operand(method, instructions, place, flow);
        }

        foreach (var clause in body.ExceptionHandlingClauses)
        {
            text.Append("\n handler ").Append(clause.Flags).Append(' ').Append(flow.Step(flow.Body.Place(clause.HandlerOffset)))
                .Append(clause.Flags == ExceptionHandlingClauseOptions.Filter ? $" {flow.Step(flow.Body.Place(clause.FilterOffset))}" : "")
                .Append(clause is { Flags: ExceptionHandlingClauseOptions.Clause, CatchType: { } caught } ? $" {words.Word(caught)}" : "");
        }
    }

    private void Operand(MethodBase method, IReadOnlyList<Instruction> all, int place, ControlFlow flow)
    {
        var x = all[place];
        switch (x.Kind)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.InlineBrTarget:
                text.Append('@').Append(flow.Step((int)x.Operand));
                break;
            case OperandType.InlineSwitch:
                text.AppendJoin(',', x.Targets.Select(target => $"@{flow.Step(target)}"));
                break;
            case OperandType.InlineString:
                Literal(method, method.Module.ResolveString((int)x.Operand));
                break;
            case OperandType.InlineSig:
                text.Append(Convert.ToHexString(method.Module.ResolveSignature((int)x.Operand)));
                break;
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                bool constrained = place > 0 && all[place - 1].Name == "constrained.";
                Referred(Resolve(method, (int)x.Operand), x.Name, x.Name is "callvirt" or "ldvirtftn" || constrained);
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
        ByTypeAlone(
        [
            .. called.IsGenericMethod ? called.GetGenericArguments() : [],
            .. of.IsConstructedGenericType && (suite.Walks(of.Definition()) || MakesItsArguments(of.Definition())) ? of.GenericTypeArguments : [],
        ]);
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
        foreach (var type in types.SelectMany(Within).Where(suite.Walks).Select(Definitions.Definition).Where(type => !type.IsInterface && !type.IsGenerated()))
        {
            Make(type);
            Constructed(type);
        }
    }

    // Rule<Twice>[] for its Twice as well.
    private static IEnumerable<Type> Within(Type type) => type switch
    {
        { HasElementType: true } => Within(type.GetElementType()!),
        { IsConstructedGenericType: true } => type.GenericTypeArguments.SelectMany(Within).Append(type),
        _ => [type],
    };

    private static bool MakesItsArguments(Type type) => type.GetGenericArguments().Any(argument =>
        argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)
        || argument.IsDefined(typeof(DynamicallyAccessedMembersAttribute)));

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

    private static MemberInfo Resolve(MethodBase method, int number) => method.Module.ResolveMember(
        number,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null)!;

    private static bool IsCoverage(MethodBase method, Instruction x) =>
        x.Name == "call" && Resolve(method, (int)x.Operand).DeclaringType?.Namespace?.StartsWith("Coverlet.Core.Instrumentation", StringComparison.Ordinal) == true;
}
