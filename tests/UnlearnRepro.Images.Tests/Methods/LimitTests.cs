using System.Globalization;
using System.Reflection;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Words;
using static System.FormattableString;

namespace UnlearnRepro.Images.Tests.Methods;

/// <summary>
/// Every number among the hyper-parameters of every method has a limit: what is just beyond it is refused in one line with the method, the
/// hyper-parameter, the limit and the value, and the last value that it allows is taken.
/// </summary>
public class LimitTests
{
    private const string Float32 = "a number that float32 has, from -3.4E+38 to 3.4E+38";
    private static readonly MethodResolver Resolver = ImagesDomain.Methods("no task, so that nothing else is set");

    [TestCaseSource(nameof(Every))]
    public void ItHasOne(string method, ParameterInfo parameter) => Assert.That(Limits(parameter), Is.Not.Empty, $"method {method}, {parameter.Name}");

    [TestCaseSource(nameof(Every))]
    public void WhatIsBeyondIsRefused(string method, ParameterInfo parameter)
    {
        string limit = string.Join(" and ", Limits(parameter).Select(Said));
        foreach (double bad in Limits(parameter).SelectMany(l => Beyond(l, parameter)))
        {
            Refused(bad, limit);
        }

        if (parameter.ParameterType == typeof(double))
        {
            Refused(double.NaN, limit);
            foreach (double bad in (double[])[double.PositiveInfinity, double.NegativeInfinity, 1e39, -1e39, 2.0 * float.MaxValue])
            {
                Refused(bad, Limits(parameter).All(l => l.Holds(bad)) ? Float32 : limit);
            }
        }

        void Refused(double value, string expected)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            Assert.That(
                () => Resolver.Resolve($"{method}:{parameter.Name}={text}"),
                Throws.TypeOf<StudyException>().With.Message.EqualTo($"method {method}, {parameter.Name}: expected {expected}, found {text}"));
        }
    }

    [TestCaseSource(nameof(Every))]
    public void TheLastValueWithinIsTaken(string method, ParameterInfo parameter)
    {
        foreach (double good in Limits(parameter).SelectMany(l => Last(l, parameter)))
        {
            Assert.That(() => Resolver.Resolve(Invariant($"{method}:{parameter.Name}={good}")), Throws.Nothing);
        }
    }

    [Test]
    public void EveryKindOfLimitIsInUse() => Assert.That(
        Every().SelectMany(data => Limits((ParameterInfo)data.Arguments[1]!)).Select(limit => limit.GetType()).Distinct(),
        Is.EquivalentTo(typeof(LimitAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LimitAttribute)))));

    // What a message must say of each kind.
    private static string Said(LimitAttribute limit) => limit switch
    {
        AtLeastAttribute l => Invariant($"at least {l.Bound}"),
        AboveAttribute l => Invariant($"above {l.Bound}"),
        AtMostAttribute l => Invariant($"at most {l.Bound}"),
        WithinAttribute l => Invariant($"from {l.Least} to {l.Most}"),
        _ => "a number",
    };

    private static double[] Beyond(LimitAttribute limit, ParameterInfo parameter) => limit switch
    {
        AtLeastAttribute l => [Before(l.Bound, parameter)],
        AboveAttribute l => [l.Bound],
        AtMostAttribute l => [After(l.Bound, parameter)],
        WithinAttribute l => [Before(l.Least, parameter), After(l.Most, parameter)],
        _ => [],
    };

    private static double[] Last(LimitAttribute limit, ParameterInfo parameter) => limit switch
    {
        AtLeastAttribute l => [l.Bound],
        AboveAttribute l => [After(l.Bound, parameter)],
        AtMostAttribute l => [l.Bound],
        WithinAttribute l => [l.Least, l.Most],
        _ => [float.MinValue, 0, float.MaxValue],
    };

    private static double Before(double value, ParameterInfo parameter) => IsWhole(parameter) ? value - 1 : Math.BitDecrement(value);

    private static double After(double value, ParameterInfo parameter) => IsWhole(parameter) ? value + 1 : Math.BitIncrement(value);

    private static bool IsWhole(ParameterInfo parameter) => parameter.ParameterType != typeof(double);

    private static LimitAttribute[] Limits(ParameterInfo parameter) => [.. parameter.GetCustomAttributes<LimitAttribute>()];

    private static IEnumerable<TestCaseData> Every() =>
        from name in ImagesDomain.Methods("digits").Names
        from parameter in MethodLimits.Numbers(Resolver.Resolve(name).GetType())
        select new TestCaseData(name, parameter).SetArgDisplayNames(name, parameter.Name!);
}
