using System.Globalization;
using System.Reflection;
using UnlearnRepro.Domains.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>What is just beyond a limit is refused in one line, and the last value that it allows is taken.</summary>
public class LimitTests
{
    [TestCaseSource(nameof(Every))]
    public void What_is_beyond_is_refused_and_the_last_value_within_is_taken(Type method, ParameterInfo parameter)
    {
        LimitAttribute[] limits = [.. parameter.GetCustomAttributes<LimitAttribute>()];
        Assert.That(limits, Is.Not.Empty);
        bool whole = parameter.ParameterType != typeof(double);
        double[] bad =
        [
            .. limits.Select(limit => limit switch
            {
                AtLeastAttribute l => whole ? l.Bound - 1 : Math.BitDecrement(l.Bound),
                AboveAttribute l => l.Bound,
                FreeAttribute => double.NaN,
                _ => throw new NotSupportedException($"{limit}"),
            }),
            .. whole ? (double[])[] : [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e39],
        ];
        foreach (double value in bad)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            Assert.That(
                () => Made(value),
                Throws.ArgumentException.With.Message.StartsWith($"method {method.Name}, {parameter.Name}: expected ").And.Message.EndsWith($", found {text}")
                    .And.Message.Not.Contains("\n"));
        }

        foreach (double value in limits.Select(limit => limit switch
            {
                AtLeastAttribute l => l.Bound,
                AboveAttribute l => Math.BitIncrement(l.Bound),
                _ => float.MinValue,
            }))
        {
            Assert.That(() => Made(value), Throws.Nothing);
        }

        IMethod Made(double value) => MethodCatalog.Create(method, new Dictionary<string, string> { [parameter.Name!] = value.ToString(CultureInfo.InvariantCulture) });
    }

    private static IEnumerable<TestCaseData> Every() =>
        from type in SmallSettings.Own
        from parameter in MethodLimits.Numbers(type)
        select new TestCaseData(type, parameter).SetArgDisplayNames(type.Name, parameter.Name!);
}
