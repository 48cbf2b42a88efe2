namespace UnlearnRepro.Domains.Attacks;

/// <summary>
/// What scikit-learn 1.6.1, the version that SUPREME pins, makes of <c>LogisticRegression(class_weight="balanced", solver="lbfgs",
/// multi_class="multinomial")</c> on one feature and two classes. Each class k has coefficients w_k and b_k of its own, and
/// (1/N) sum_i v_i (-ln softmax_y(w x_i + b)) + (w_0^2 + w_1^2) / (2N) is minimised, v_i the balanced weights. In terms of the difference of the
/// classes that is half of the penalty of <see cref="LogisticRule"/>.
/// <para>The solver starts at 0 and stops where no partial derivative is above 1e-4, an absolute bound: if the feature hardly varies,
/// that is at 0 or after one step, of length 1 and without an intercept to speak of. The rule then asks for the feature's sign, not its size, and an
/// entropy has but one.</para>
/// </summary>
public static class MultinomialRule
{
    private const double GradientTolerance = 1e-4, ValueTolerance = 64 * 2.220446049250313e-16;
    private const int Iterations = 100;

    /// <summary>The rule of the class of members, whose coefficients scikit-learn keeps: a member is what it scores above 0.</summary>
    public static LogisticRule Fit(double[] members, double[] others)
    {
        double n = members.Length + others.Length;
        double[] found = LimitedMemoryBfgs.Minimise(Loss, new double[4], GradientTolerance, ValueTolerance, Iterations);
        return new(found[1], found[3]);

        // Of w_0, w_1, b_0 and b_1.
        (double Value, double[] Gradient) Loss(double[] c)
        {
            double value = ((c[0] * c[0]) + (c[1] * c[1])) / (2 * n);
            double[] gradient = [c[0] / n, c[1] / n, 0, 0];
            Add(members, own: 1);
            Add(others, own: 0);
            return (value, gradient);

            void Add(double[] xs, int own)
            {
                // Balanced weights add up to n / 2 in each class.
                double weight = 1 / (2.0 * xs.Length);
                foreach (double x in xs)
                {
                    double margin = ((c[own] - c[1 - own]) * x) + c[2 + own] - c[3 - own];
                    value += weight * (Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))));
                    double g = weight / (1 + Math.Exp(margin));
                    gradient[own] -= g * x;
                    gradient[1 - own] += g * x;
                    gradient[2 + own] -= g;
                    gradient[3 - own] += g;
                }
            }
        }
    }
}
