using System.Reflection;

namespace UnlearnRepro.Claims;

/// <summary>The rules by name, found by reflection: a new rule is one file.</summary>
public static class ClaimRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, IClaimRule> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IClaimRule)))
        .Select(type => (IClaimRule)Activator.CreateInstance(type)!)
        .ToDictionary(rule => rule.Name);
}
