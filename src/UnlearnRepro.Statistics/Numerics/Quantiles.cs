using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace UnlearnRepro.Statistics.Numerics;

/// <summary>
/// Quantiles at cumulative probability p. MathNet finds them by root search, about 20 microseconds each, and an interval
/// needs eight: they are kept, because simulations and planning ask for the same few again and again. Broken degrees of freedom
/// come from data, hardly ever twice the same, and would fill the memory.
/// </summary>
internal static class Quantiles
{
    private static readonly ConcurrentDictionary<(char Law, double A, double B, double P), double> Known = new();

    public static double T(double df, double p) =>
        Known.GetOrAdd(('t', df, 0, p), static k => FreshT(k.A, k.P));

    public static double ChiSquared(double df, double p) => Kept(('c', df, 0, p), static k => MathNet.Numerics.Distributions.ChiSquared.InvCDF(k.A, k.P));

    /// <summary>
    /// F quantile. The upper half is taken from the reciprocal law: MathNet searches up to 1000 only and throws beyond,
    /// which one denominator degree of freedom reaches.
    /// </summary>
    public static double F(double df1, double df2, double p) =>
        Kept(('f', df1, df2, p), static k => k.P <= 0.5
            ? FisherSnedecor.InvCDF(k.A, k.B, k.P)
            : 1 / FisherSnedecor.InvCDF(k.B, k.A, 1 - k.P));

    /// <summary>
    /// Student quantile that is not kept. MathNet searches up to 800 only and throws beyond, which one degree of freedom reaches at
    /// the levels of a family of some fifty claims; the far tail is searched on a logarithmic scale.
    /// </summary>
    public static double FreshT(double df, double p)
    {
        const double reach = 800;
        double tail = Math.Min(p, 1 - p);
        return StudentT.CDF(0, 1, df, -reach) < tail
            ? StudentT.InvCDF(0, 1, df, p)
            : Math.Sign(p - 0.5) * Math.Exp(Brent.FindRoot(
                t => Math.Log(StudentT.CDF(0, 1, df, -Math.Exp(t)) / tail), Math.Log(reach / 2), 300, 1e-12, 500));
    }

    private static double Kept((char Law, double A, double B, double P) key, Func<(char Law, double A, double B, double P), double> find) =>
        double.IsInteger(key.A) && double.IsInteger(key.B) ? Known.GetOrAdd(key, find) : find(key);
}
