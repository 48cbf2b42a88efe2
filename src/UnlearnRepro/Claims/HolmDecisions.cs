using UnlearnRepro.Statistics;
namespace UnlearnRepro.Claims;
internal static class HolmDecisions
{
    public static IReadOnlyList<(Finding Finding, double Level)> Decide(IReadOnlyList<Func<double, Finding>> claims, double alpha)
    {
        var result = new (Finding, double)?[claims.Count];
        var open = new (Finding, double)[claims.Count];
        foreach (var direction in (Decision[])[Decision.Holds, Decision.Fails])
        {
            var remaining = Enumerable.Range(0, claims.Count).ToList();
            while (remaining.Count > 0)
            {
                double level = 1 - (alpha / remaining.Count);
                foreach (int k in remaining) open[k] = (claims[k](level), level);
                int[] decided = [.. remaining.Where(k => open[k].Item1.Decision == direction)];
                foreach (int k in decided) { result[k] ??= open[k]; remaining.Remove(k); }
                if (decided.Length == 0) break;
            }
        }
        return [.. Enumerable.Range(0, claims.Count).Select(k => result[k] ?? open[k])];
    }
}
