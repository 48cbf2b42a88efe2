using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace UnlearnRepro.Domains.Code;

/// <summary>Types that are handed on as arguments of generic members: who has one can make instances of it and call its static members.</summary>
internal static class TypeArguments
{
    /// <summary>Those of a call; those of a type outside only where it says that it makes instances of them.</summary>
    public static IEnumerable<Type> Of(MethodBase called, Suite suite)
    {
        var of = called.DeclaringType!;
        return
        [
            .. called.IsGenericMethod ? called.GetGenericArguments() : [],
            .. of.IsConstructedGenericType && (suite.Walks(of.Definition()) || MakesThem(of.Definition())) ? of.GenericTypeArguments : [],
        ];
    }

    /// <summary>A type and what it is made of: Rule of Twice, and Twice as well.</summary>
    public static IEnumerable<Type> Within(Type type) => type switch
    {
        { HasElementType: true } => Within(type.GetElementType()!),
        { IsConstructedGenericType: true } => type.GenericTypeArguments.SelectMany(Within).Append(type),
        _ => [type],
    };

    private static bool MakesThem(Type type) => type.GetGenericArguments().Any(argument =>
        argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)
        || argument.IsDefined(typeof(DynamicallyAccessedMembersAttribute)));
}
