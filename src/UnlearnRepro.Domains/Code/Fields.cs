using System.Reflection;
using System.Reflection.Emit;

namespace UnlearnRepro.Domains.Code;

/// <summary>What fields are begun with: in a constructor the compiler writes one field after the other, each ending with its assignment.</summary>
internal static class Fields
{
    /// <summary>Which instructions of a constructor belong to fields whose beginning mentions one of some methods.</summary>
    /// <param name="constructor">The constructor, static or not.</param>
    /// <param name="all">Its instructions.</param>
    /// <param name="methods">The methods.</param>
    public static bool[] Begun(MethodBase constructor, IReadOnlyList<Instruction> all, IReadOnlySet<MethodBase> methods)
    {
        bool[] belongs = new bool[all.Count];
        bool mentions = false;
        for (int i = 0, start = 0; i < all.Count; i++)
        {
            var named = all[i].Kind is OperandType.InlineMethod or OperandType.InlineField ? constructor.Resolve((int)all[i].Operand) : null;
            mentions |= named is MethodBase called && methods.Contains(called.Definition());
            if (all[i].Name is "stsfld" or "stfld" && named is FieldInfo field && IsOwn(field, constructor))
            {
                Array.Fill(belongs, mentions, start, i + 1 - start);
                (start, mentions) = (i + 1, false);
            }
        }

        return belongs;
    }

    private static bool IsOwn(FieldInfo field, MethodBase constructor) =>
        !field.IsGenerated() && field.DeclaringType!.Definition() == constructor.DeclaringType;
}
