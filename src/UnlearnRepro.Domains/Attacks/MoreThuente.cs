namespace UnlearnRepro.Domains.Attacks;

/// <summary>
/// The line search of Moré and Thuente (1994) with the constants of L-BFGS-B: a step is good if the value falls by a thousandth of
/// what the slope promises and the slope is at most nine tenths as steep.
/// </summary>
internal sealed class MoreThuente
{
    /// <summary>The longest step.</summary>
    public const double Longest = 1e10;

    private const double Decrease = 1e-3, Curvature = 0.9, Relative = 0.1;
    private const int Evaluations = 50;

    // The best step so far, the other end of the interval, and whether the two enclose a minimum.
    private Point best, other;
    private bool enclosed;

    private MoreThuente(double value, double slope) => best = other = new(0, value, slope);

    /// <summary>A good step, or the best that rounding allows; null where none was found in 50 evaluations.</summary>
    /// <param name="at">Value and slope at a step.</param>
    /// <param name="value">The value at 0.</param>
    /// <param name="slope">The slope at 0, negative.</param>
    /// <param name="first">The first step tried.</param>
    public static double? Search(Func<double, (double Value, double Slope)> at, double value, double slope, double first) =>
        new MoreThuente(value, slope).Search(at, first);

    private double? Search(Func<double, (double Value, double Slope)> at, double first)
    {
        var (_, start, slope) = best;
        double promise = Decrease * slope, least = 0, most = 5 * first, step = first;
        double width = Longest, before = 2 * Longest;
        bool modified = true;
        for (int count = 0; count < Evaluations; count++)
        {
            var (value, steep) = at(step);
            var here = new Point(step, value, steep);
            double line = start + (step * promise);
            modified &= !(value <= line && steep >= 0);
            bool stuck = (enclosed && (step <= least || step >= most || most - least <= Relative * most))
                || (step == Longest && value <= line && steep <= promise)
                || (step == 0 && (value > line || steep >= promise));
            if (stuck || (value <= line && Math.Abs(steep) <= Curvature * -slope))
            {
                return step;
            }

            // As long as no step is low enough, of the function less the line.
            if (modified && value <= best.Value && value > line)
            {
                (best, other) = (best.Less(promise), other.Less(promise));
                step = Next(here.Less(promise), least, most);
                (best, other) = (best.Less(-promise), other.Less(-promise));
            }
            else
            {
                step = Next(here, least, most);
            }

            if (enclosed)
            {
                if (Math.Abs(other.Step - best.Step) >= 0.66 * before)
                {
                    step = best.Step + ((other.Step - best.Step) / 2);
                }

                (before, width) = (width, Math.Abs(other.Step - best.Step));
                (least, most) = (Math.Min(best.Step, other.Step), Math.Max(best.Step, other.Step));
            }
            else
            {
                (least, most) = (step + (1.1 * (step - best.Step)), step + (4 * (step - best.Step)));
            }

            step = Math.Clamp(step, 0, Longest);
            if (enclosed && (step <= least || step >= most || most - least <= Relative * most))
            {
                step = best.Step;
            }
        }

        return null;
    }

    // The next step, from cubics and secants through the ends and the point; the interval shrinks to what must hold a minimum.
    private double Next(Point at, double least, double most)
    {
        bool opposite = at.Slope * Math.Sign(best.Slope) < 0;
        double next;
        if (at.Value > best.Value)
        {
            // Higher: a minimum is enclosed.
            double chord = (best.Value - at.Value) / (at.Step - best.Step);
            double cubic = Cubic(best, at), quadratic = best.Step + (best.Slope / (chord + best.Slope) / 2 * (at.Step - best.Step));
            next = Math.Abs(cubic - best.Step) < Math.Abs(quadratic - best.Step) ? cubic : cubic + ((quadratic - cubic) / 2);
            enclosed = true;
        }
        else if (opposite)
        {
            double cubic = Cubic(at, best), secant = Secant(at, best);
            next = Math.Abs(cubic - at.Step) > Math.Abs(secant - at.Step) ? cubic : secant;
            enclosed = true;
        }
        else if (Math.Abs(at.Slope) < Math.Abs(best.Slope))
        {
            next = Flatter(at, least, most);
        }
        else
        {
            next = enclosed ? Cubic(at, other) : at.Step > best.Step ? most : least;
        }

        if (at.Value > best.Value)
        {
            other = at;
        }
        else
        {
            (best, other) = (at, opposite ? best : other);
        }

        return next;
    }

    // Lower and less steep: the cubic counts only if it rises in the step's direction or has its minimum beyond the point.
    private double Flatter(Point at, double least, double most)
    {
        var (theta, gamma) = Root(best, at, atLeastZero: true);
        gamma = at.Step > best.Step ? -gamma : gamma;
        double p = gamma - at.Slope + theta, q = gamma + (best.Slope - at.Slope) + gamma, r = p / q;
        double cubic = r < 0 && gamma != 0 ? at.Step + (r * (best.Step - at.Step)) : at.Step > best.Step ? most : least;
        double secant = Secant(at, best);
        if (!enclosed)
        {
            return Math.Clamp(Math.Abs(cubic - at.Step) > Math.Abs(secant - at.Step) ? cubic : secant, least, most);
        }

        double next = Math.Abs(cubic - at.Step) < Math.Abs(secant - at.Step) ? cubic : secant;
        double bound = at.Step + (0.66 * (other.Step - at.Step));
        return at.Step > best.Step ? Math.Min(bound, next) : Math.Max(bound, next);
    }

    // The minimum of the cubic through two points with their slopes, seen from the first.
    private static double Cubic(Point from, Point to)
    {
        var (theta, gamma) = Root(from, to, atLeastZero: false);
        gamma = to.Step < from.Step ? -gamma : gamma;
        double p = gamma - from.Slope + theta, q = gamma - from.Slope + gamma + to.Slope;
        return from.Step + (p / q * (to.Step - from.Step));
    }

    private static (double Theta, double Gamma) Root(Point a, Point b, bool atLeastZero)
    {
        double theta = (3 * (a.Value - b.Value) / (b.Step - a.Step)) + a.Slope + b.Slope;
        double scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(a.Slope), Math.Abs(b.Slope)));
        double square = (theta / scale * (theta / scale)) - (a.Slope / scale * (b.Slope / scale));
        return (theta, scale * Math.Sqrt(atLeastZero ? Math.Max(0, square) : square));
    }

    private static double Secant(Point at, Point from) => at.Step + (at.Slope / (at.Slope - from.Slope) * (from.Step - at.Step));

    /// <summary>A step with the value and the slope there.</summary>
    private readonly record struct Point(double Step, double Value, double Slope)
    {
        public Point Less(double slope) => new(Step, Value - (Step * slope), Slope - slope);
    }
}
