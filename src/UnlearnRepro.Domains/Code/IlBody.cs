using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace UnlearnRepro.Domains.Code;

/// <summary>One instruction of a method's body.</summary>
/// <param name="Name">Its name in the long form: <c>ldloc</c> for <c>ldloc.0</c> and <c>ldloc.s</c>.</param>
/// <param name="Kind">What its operand is.</param>
/// <param name="Operand">A token, a number's bits, the index of a variable or the place of the instruction that is jumped to.</param>
/// <param name="Targets">The places that a switch jumps to.</param>
/// <param name="Flow">Where control goes from here.</param>
internal sealed record Instruction(string Name, OperandType Kind, long Operand, int[] Targets, FlowControl Flow);

/// <summary>
/// The instructions of a method (ECMA-335, partition III), short forms written out, so that two compilations differ only where they do
/// different things. Jumps lead to places in the list, not to bytes.
/// </summary>
internal sealed class IlBody
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<int, int> places = [];

    /// <summary>Reads a body.</summary>
    public IlBody(MethodBody body)
    {
        byte[] il = body.GetILAsByteArray()!;
        var read = new List<Instruction>();
        for (int at = 0; at < il.Length;)
        {
            places[at] = read.Count;
            read.Add(Next(il, ref at));
        }

        places[il.Length] = read.Count;
        All = [.. read.Select(x => x.Kind switch
        {
            OperandType.InlineBrTarget => x with { Operand = places[(int)x.Operand] },
            OperandType.InlineSwitch => x with { Targets = [.. x.Targets.Select(target => places[target])] },
            _ => x,
        })];
    }

    /// <summary>The instructions in the order of the file.</summary>
    public IReadOnlyList<Instruction> All { get; }

    /// <summary>The place of the instruction that begins at a byte.</summary>
    public int Place(int offset) => places[offset];

    private static Instruction Next(byte[] il, ref int at)
    {
        short value = il[at++];
        if (value == 0xFE)
        {
            value = (short)(0xFE00 | il[at++]);
        }

        var code = Codes[value];
        var (name, fixedOperand) = LongForm(code.Name!);
        int operand = at;
        at += Size(code.OperandType, il, at);
        if (code.OperandType == OperandType.InlineSwitch)
        {
            int end = at;
            int[] targets = [.. Enumerable.Range(1, BitConverter.ToInt32(il, operand)).Select(k => end + BitConverter.ToInt32(il, operand + (4 * k)))];
            return new(name, OperandType.InlineSwitch, 0, targets, code.FlowControl);
        }

        long number = fixedOperand ?? Number(code.OperandType, il, operand);
        return code.OperandType switch
        {
            OperandType.ShortInlineBrTarget or OperandType.InlineBrTarget => new(name, OperandType.InlineBrTarget, at + number, [], code.FlowControl),
            OperandType.ShortInlineI => new(name, OperandType.InlineI, number, [], code.FlowControl),
            OperandType.ShortInlineVar => new(name, OperandType.InlineVar, number, [], code.FlowControl),
            OperandType.InlineNone when fixedOperand is not null => new(name, OperandType.InlineI, number, [], code.FlowControl),
            var kind => new(name, kind, number, [], code.FlowControl),
        };
    }

    private static int Size(OperandType kind, byte[] il, int at) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
        _ => 4,
    };

    private static long Number(OperandType kind, byte[] il, int at) => Size(kind, il, at) switch
    {
        0 => 0,
        1 => kind == OperandType.ShortInlineVar ? il[at] : (sbyte)il[at],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(il.AsSpan(at)),
        4 => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)),
        _ => BinaryPrimitives.ReadInt64LittleEndian(il.AsSpan(at)),
    };

    // ldarg.0, ldloc.s, ldc.i4.m1, br.s and their like: the name without the abbreviation, and the operand that stood in it.
    private static (string Name, long? Operand) LongForm(string name)
    {
        if (name.EndsWith(".s", StringComparison.Ordinal))
        {
            return (name[..^2], null);
        }

        int dot = name.LastIndexOf('.');
        string before = dot < 0 ? name : name[..dot], last = name[(dot + 1)..];
        return before is "ldarg" or "ldloc" or "stloc" or "ldc.i4" && dot > 0
            ? last == "m1" ? (before, -1) : int.TryParse(last, out int index) ? (before, index) : (name, null)
            : (name, null);
    }
}
