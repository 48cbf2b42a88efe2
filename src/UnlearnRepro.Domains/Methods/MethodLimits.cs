using System.Globalization;
using System.Reflection;

namespace UnlearnRepro.Domains.Methods;

/// <summary>Holds a method to the limits that the parameters of its record carry.</summary>
public static class MethodLimits
{
    /// <summary>
    /// The method itself, if every number is within its <see cref="LimitAttribute">limits</see> and has a value in float32, in which methods
    /// compute. <see cref="MethodCatalog.Create"/> asks for it, and a method asks at its start, for whoever made it in code.
    /// </summary>
    /// <exception cref="ArgumentException">One is not: the method, the hyper-parameter, the limit and the value.</exception>
    public static T RequireLimits<T>(this T method)
        where T : IMethod
    {
        foreach (var parameter in Numbers(method.GetType()))
        {
            object found = MethodCatalog.Value(method, parameter)!;
            double value = Convert.ToDouble(found, CultureInfo.InvariantCulture);
            LimitAttribute[] limits = [.. parameter.GetCustomAttributes<LimitAttribute>()];
            string? expected = !limits.All(limit => limit.Holds(value)) ? string.Join(" and ", limits.Select(limit => limit.Words))
                : !float.IsFinite((float)value) ? $"a number that float32 has, from {Least} to {Most}"
                : null;
            if (expected is not null)
            {
                string name = $"method {method.GetType().Name}, {parameter.Name}";
                throw new ArgumentException(FormattableString.Invariant($"{name}: expected {expected}, found {found}"));
            }
        }

        return method;
    }

    /// <summary>The hyper-parameters of a method that are numbers, each of which has a <see cref="LimitAttribute"/>.</summary>
    public static IEnumerable<ParameterInfo> Numbers(Type method) => MethodCatalog.HyperParameters(method)
        .Where(p => !p.ParameterType.IsEnum && Type.GetTypeCode(p.ParameterType) is >= TypeCode.SByte and <= TypeCode.Decimal);

    private static string Least => float.MinValue.ToString("G3", CultureInfo.InvariantCulture);

    private static string Most => float.MaxValue.ToString("G3", CultureInfo.InvariantCulture);
}
