using System.Globalization;
using System.Reflection;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// What types and members are called within one member. What the compiler made has names that tell places in the file: here it is called by
/// the order in which it is mentioned.
/// </summary>
/// <param name="suite">What is walked.</param>
/// <param name="onStructure">Told of each structure: where one is named there is one.</param>
internal sealed class Vocabulary(Suite suite, Action<Type> onStructure)
{
    private readonly Dictionary<MemberInfo, string> mentions = [];
    private readonly HashSet<Type> named = [];
    private readonly HashSet<string> packages = [];

    /// <summary>Types that were named.</summary>
    public IReadOnlySet<Type> Named => named;

    /// <summary>What stands for code outside that was named.</summary>
    public IReadOnlySet<string> Packages => packages;

    /// <summary>A type.</summary>
    public string Word(Type type)
    {
        if (type.HasElementType)
        {
            string element = Word(type.GetElementType()!);
            return type.IsByRef ? $"{element}&" : type.IsPointer ? $"{element}*" : $"{element}[{type.GetArrayRank()}]";
        }

        if (type.IsGenericParameter)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{(type.DeclaringMethod is null ? "!" : "!!")}{type.GenericParameterPosition}");
        }

        if (type.IsFunctionPointer)
        {
            return $"fn({string.Join(',', type.GetFunctionPointerParameterTypes().Select(Word))}){Word(type.GetFunctionPointerReturnType())}";
        }

        return Written(type.Definition()) + (type.IsGenericType ? $"<{string.Join(',', type.GetGenericArguments().Select(Word))}>" : "");
    }

    /// <summary>What a method takes and returns.</summary>
    public string Signature(MethodBase method) =>
        $"({string.Join(',', method.GetParameters().Select(p => Word(p.ParameterType)))}){(method is MethodInfo m ? Word(m.ReturnType) : "")}";

    /// <summary>What the compiler made.</summary>
    public string Mention(MemberInfo member)
    {
        if (!mentions.TryGetValue(member, out string? word))
        {
            mentions[member] = word = string.Create(CultureInfo.InvariantCulture, $"#{mentions.Count}");
        }

        return word;
    }

    private string Written(Type type)
    {
        if (!suite.Walks(type))
        {
            packages.Add(suite.Print(type));
            return $"{type.Namespace}.{type.Name}";
        }

        if (type is { IsValueType: true, IsEnum: false })
        {
            onStructure(type);
        }

        if (type.IsGenerated())
        {
            return Mention(type);
        }

        named.Add(type);
        return Definitions.WithoutFiles(type.FullName);
    }
}
