using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>A check of a study's slices as one: what fails in one of them fails.</summary>
internal static class SlicedChecks
{
    /// <summary>The check of all slices.</summary>
    /// <param name="checks">That of each.</param>
    public static HealthCheck Together(IReadOnlyList<HealthCheck> checks)
    {
        if (checks.Count == 1)
        {
            return checks[0];
        }

        HealthCheck[] failed = [.. checks.Where(check => check.Holds == false)], looked = [.. checks.Where(check => check.Holds is not null)];
        var said = failed.FirstOrDefault() ?? looked.FirstOrDefault() ?? checks[0];
        string at = failed.Length > 0 ? $"at {failed.Length} of {checks.Count} levels of what is drawn for the data, first: "
            : looked.Length > 0 ? $"at {looked.Length} of {checks.Count} levels of what is drawn for the data, as at the first: "
            : "";
        bool whole = failed.Any(check => check.Methods.Count == 0);
        return said with { Found = at + said.Found, Methods = whole ? [] : [.. failed.SelectMany(check => check.Methods).Distinct()] };
    }
}
