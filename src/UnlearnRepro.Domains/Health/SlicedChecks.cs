using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>The checks of a study's slices as one: what fails in one of them fails.</summary>
internal static class SlicedChecks
{
    /// <summary>Check by check.</summary>
    /// <param name="slices">The checks of each slice, in one order.</param>
    public static IReadOnlyList<HealthCheck> Together(IReadOnlyList<IReadOnlyList<HealthCheck>> slices) =>
        slices.Count == 1 ? slices[0] : [.. slices[0].Select((_, k) => Of([.. slices.Select(checks => checks[k])]))];

    private static HealthCheck Of(HealthCheck[] checks)
    {
        HealthCheck[] failed = [.. checks.Where(check => check.Holds == false)], looked = [.. checks.Where(check => check.Holds is not null)];
        var said = failed.FirstOrDefault() ?? looked.FirstOrDefault() ?? checks[0];
        string at = failed.Length > 0 ? $"at {failed.Length} of {checks.Length} levels of what is drawn for the data, first: "
            : looked.Length > 0 ? $"at {looked.Length} of {checks.Length} levels of what is drawn for the data, as at the first: "
            : "";
        bool whole = failed.Any(check => check.Methods.Count == 0);
        return said with { Found = at + said.Found, Methods = whole ? [] : [.. failed.SelectMany(check => check.Methods).Distinct()] };
    }
}
