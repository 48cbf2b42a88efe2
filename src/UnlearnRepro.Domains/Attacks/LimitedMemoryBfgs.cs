namespace UnlearnRepro.Domains.Attacks;

/// <summary>
/// Minimises a smooth function as L-BFGS-B 3.0 does where there are no bounds (Byrd, Lu, Nocedal and Zhu 1995; Zhu et al. 1997), which is the solver
/// that SciPy has: the same first step, line search, memory and stopping rules. Published numbers come from where it stops, and with
/// scikit-learn's tolerance that is not yet the minimum; a solver that goes on, MathNet's for one, gives others.
/// </summary>
internal static class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Where the solver stops.</summary>
    /// <param name="function">Value and gradient at a point.</param>
    /// <param name="start">The first point.</param>
    /// <param name="gradientTolerance">It stops where no partial derivative is larger.</param>
    /// <param name="valueTolerance">It stops where a step lowers the value by no more than this times the larger of 1 and the values.</param>
    /// <param name="iterations">Steps at most.</param>
    public static double[] Minimise(
        Func<double[], (double Value, double[] Gradient)> function, double[] start, double gradientTolerance, double valueTolerance, int iterations)
    {
        double[] x = start;
        var (value, gradient) = function(x);
        List<(double[] Step, double[] Change)> memory = [];
        for (int iteration = 0; iteration < iterations && gradient.Max(Math.Abs) > gradientTolerance;)
        {
            double[] direction = Direction(gradient, memory);
            double slope = Dot(gradient, direction);
            double first = iteration == 0 ? Math.Min(1 / Math.Sqrt(Dot(direction, direction)), MoreThuente.Longest) : 1;
            var at = (X: x, Value: value, Gradient: gradient);
            double? step = slope < 0 ? MoreThuente.Search(At, value, slope, first) : null;
            if (step is not { } length)
            {
                // No way down with what it remembers; without a memory there is none at all.
                if (memory.Count == 0)
                {
                    return x;
                }

                memory.Clear();
                continue;
            }

            iteration++;
            double before = value;
            Remember(memory, Scaled(direction, length), Difference(at.Gradient, gradient), -slope * length);
            (x, value, gradient) = at;
            if (before - value <= valueTolerance * Math.Max(Math.Max(Math.Abs(before), Math.Abs(value)), 1))
            {
                return x;
            }

            (double Value, double Slope) At(double length)
            {
                double[] point = [.. x.Zip(direction, (a, d) => a + (length * d))];
                var (there, its) = function(point);
                at = (point, there, its);
                return (there, Dot(its, direction));
            }
        }

        return x;
    }

    // Minus the inverse of the remembered Hessian times the gradient, by the two loops of Nocedal 1980.
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change)> memory)
    {
        double[] q = Scaled(gradient, -1);
        double[] parts = new double[memory.Count];
        for (int k = memory.Count - 1; k >= 0; k--)
        {
            var (step, change) = memory[k];
            parts[k] = Dot(step, q) / Dot(step, change);
            q = Difference(q, Scaled(change, parts[k]));
        }

        if (memory.Count > 0)
        {
            var (step, change) = memory[^1];
            q = Scaled(q, Dot(step, change) / Dot(change, change));
        }

        for (int k = 0; k < memory.Count; k++)
        {
            var (step, change) = memory[k];
            q = Difference(q, Scaled(step, (Dot(change, q) / Dot(step, change)) - parts[k]));
        }

        return q;
    }

    // A step along which the slope did not rise tells no curvature and is not kept.
    private static void Remember(List<(double[] Step, double[] Change)> memory, double[] step, double[] change, double fall)
    {
        if (Dot(step, change) <= Epsilon * fall)
        {
            return;
        }

        if (memory.Count == Memory)
        {
            memory.RemoveAt(0);
        }

        memory.Add((step, change));
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Scaled(double[] a, double by) => [.. a.Select(x => by * x)];

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
