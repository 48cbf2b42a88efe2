namespace UnlearnRepro.Domains.Attacks;

/// <summary>
/// Logistic regression on one feature: p(member | x) = 1 / (1 + exp(-(w x + b))). Each class has half of the weight (class_weight balanced),
/// and w is penalised by w^2 / 2 against the summed loss, which is the default of scikit-learn's binary form (C = 1). It is the exact
/// optimum; where SUPREME's solver stops is <see cref="MultinomialRule"/>'s.
/// </summary>
/// <param name="W">Slope.</param>
/// <param name="B">Intercept.</param>
public sealed record LogisticRule(double W, double B)
{
    /// <summary>Whether the rule takes x for a member.</summary>
    public bool IsMember(double x) => (W * x) + B > 0;

    /// <summary>
    /// The rule of least penalised loss, by Newton's method: the loss is convex in two numbers, and a step that does not
    /// lower it is halved.
    /// </summary>
    public static LogisticRule Fit(double[] members, double[] others)
    {
        double n = members.Length + others.Length;
        (double[] X, double Target, double Weight)[] classes = [(members, 1, n / (2 * members.Length)), (others, 0, n / (2 * others.Length))];
        var rule = new LogisticRule(0, 0);
        double loss = Loss(rule);
        for (int iteration = 0; iteration < 50; iteration++)
        {
            var (stepW, stepB) = NewtonStep(rule);
            double scale = 1;
            var next = rule;
            do
            {
                next = new(rule.W - (scale * stepW), rule.B - (scale * stepB));
                scale /= 2;
            }
            while (!(Loss(next) <= loss) && scale > 1e-10);

            if (!(Loss(next) < loss - (1e-12 * loss)))
            {
                break;
            }

            (rule, loss) = (next, Loss(next));
        }

        return rule;

        double Loss(LogisticRule r) => (r.W * r.W / 2) + classes.Sum(c => c.Weight * c.X.Sum(x =>
        {
            double z = (r.W * x) + r.B;
            return Math.Max(z, 0) - (z * c.Target) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        }));

        (double W, double B) NewtonStep(LogisticRule r)
        {
            double gw = r.W, gb = 0, hww = 1, hwb = 0, hbb = 0;
            foreach (var (xs, target, weight) in classes)
            {
                foreach (double x in xs)
                {
                    double p = 1 / (1 + Math.Exp(-((r.W * x) + r.B)));
                    double g = weight * (p - target), h = weight * p * (1 - p);
                    gw += g * x;
                    gb += g;
                    hww += h * x * x;
                    hwb += h * x;
                    hbb += h;
                }
            }

            double det = (hww * hbb) - (hwb * hwb);
            return det > 0 ? (((hbb * gw) - (hwb * gb)) / det, ((hww * gb) - (hwb * gw)) / det) : (0, 0);
        }
    }
}
