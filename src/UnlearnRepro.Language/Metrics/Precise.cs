namespace UnlearnRepro.Language.Metrics;

/// <summary>ln(1 + x) and exp(x) - 1 that keep their digits near 0, where .NET's own are the plain formulas (Kahan's device).</summary>
internal static class Precise
{
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : u == 0 ? double.NegativeInfinity : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    public static double ExpMinusOne(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? u : (u - 1) * (x / Math.Log(u));
    }
}
