using System.Reflection;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Degenerate data for every kind of argument that the library takes.</summary>
/// <param name="Name">What is wrong with them.</param>
/// <param name="First">The grid of a first method, and of a second one where there are two.</param>
/// <param name="Second">The second one.</param>
/// <param name="Methods">Number of methods in a crossed design.</param>
/// <param name="DecidesNothing">Whether no decision at all may come out.</param>
internal sealed record Degenerate(string Name, SeedGrid First, SeedGrid Second, int Methods, bool DecidesNothing)
{
    public override string ToString() => Name;
}

/// <summary>
/// Calls every public entry of the library by reflection, with arguments by type and name: an entry added later is called too, and one with
/// an argument unknown here fails the test that lists them.
/// </summary>
internal static class PublicEntries
{
    private static readonly Type[] Data = [typeof(SeedGrid), typeof(MethodGrids), typeof(References), typeof(EvaluationGrid), typeof(TwoWayGrid), typeof(FactorialGrid), typeof(VarianceComponents)];

    /// <summary>Public static methods of public types that take data.</summary>
    public static IEnumerable<MethodInfo> All => typeof(SeedGrid).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsSpecialName && method.GetParameters().Any(p => Data.Contains(p.ParameterType)));

    /// <summary>
    /// What an entry says: its result and what its public methods and properties give, walked to the leaves. An argument that does not fit the
    /// design is refused by an exception, which is an answer too.
    /// </summary>
    public static (IReadOnlyList<(string Path, object Value)> Said, Exception? Refused) Ask(MethodInfo entry, Degenerate data)
    {
        List<(string, object)> said = [];
        try
        {
            Walk(entry.Invoke(null, Arguments(entry, data))!, $"{entry.DeclaringType!.Name}.{entry.Name}", data, said, 0);
        }
        catch (TargetInvocationException refused)
        {
            return ([], refused.InnerException);
        }

        return (said, null);
    }

    private static void Walk(object? value, string path, Degenerate data, List<(string, object)> said, int depth)
    {
        if (value is null or string || depth > 6)
        {
            return;
        }

        said.Add((path, value));
        Type type = value.GetType();
        if (value is Estimate { IsKnown: false } || type.IsPrimitive || type.IsEnum || (Data.Contains(type) && depth > 0 && type != typeof(VarianceComponents)))
        {
            return;
        }

        if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, $"{path}[]", data, said, depth + 1);
            }

            return;
        }

        if (type.Assembly != typeof(SeedGrid).Assembly)
        {
            return;
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            Walk(property.GetValue(value), $"{path}.{property.Name}", data, said, depth + 1);
        }

        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType == typeof(Finding) || m.ReturnType == typeof(Estimate)))
        {
            if (value is not Estimate)
            {
                Walk(method.Invoke(value, Arguments(method, data)), $"{path}.{method.Name}()", data, said, depth + 1);
            }
        }
    }

    /// <summary>One argument for each parameter.</summary>
    public static object?[] Arguments(MethodInfo method, Degenerate data)
    {
        int grids = 0;
        return [.. method.GetParameters().Select(p => p.ParameterType == typeof(SeedGrid) ? grids++ == 0 ? data.First : data.Second : Argument(p, data))];
    }

    private static object? Argument(ParameterInfo p, Degenerate data) => (p.ParameterType, p.Name) switch
    {
        (Type t, _) when t == typeof(MethodGrids) => new MethodGrids(
            [.. Enumerable.Range(0, data.Methods).Select(m => new NamedGrid($"{m}", m % 2 == 0 ? data.First : data.Second))]),
        (Type t, _) when t == typeof(References) => new References(data.Second.SeedMeans),
        (Type t, _) when t == typeof(Friedman) => Friedman.Of(new MethodGrids([new("a", data.First), new("b", data.Second)]), true),
        (Type t, _) when t == typeof(EvaluationGrid) => new EvaluationGrid(
            [.. Enumerable.Range(0, data.First.I).Select(i => (IReadOnlyList<IReadOnlyList<double>>)
                [.. data.First.Values(i).Take(Cells(data, i)).Select((y, j) => (double[])[.. Enumerable.Repeat(y, data.Methods > 2 ? 1 + ((i + j) % 3) : 2)])])]),
        (Type t, _) when t == typeof(TwoWayGrid) => new TwoWayGrid([.. Enumerable.Range(0, data.Methods).Select(m => Cells(m % 2 == 0 ? data.First : data.Second, data.First.I))]),
        (Type t, _) when t == typeof(FactorialGrid) => Factorial(data),
        (Type t, _) when t == typeof(VarianceComponents) => VarianceComponents.Of(data.First),
        (Type t, _) when t == typeof(EquivalenceMargin) => EquivalenceMargin.ReferenceSds(1),
        (Type t, _) when t == typeof(Interval) => new Interval(0, 1),
        (Type t, _) when t == typeof(bool) => true,
        (Type t, _) when t == typeof(ulong) => 1UL,
        (Type t, "effect") when t == typeof(string) => "T",
        (Type t, "other") when t == typeof(string) => "M",
        (_, "draws" or "replicates") => 199,
        (_, "one" or "a") => 0,
        (_, "other" or "b") => Math.Min(data.First.I, data.Methods) - 1,
        (_, "trainingSeeds" or "unlearningSeeds" or "subsetSize" or "plannedUnlearningSeeds") => 1,
        (_, "margin" or "difference" or "distance" or "trainingCost" or "unlearningCost" or "halfWidth") => 1.0,
        (_, "budget") => 100.0,
        (_, "tolerance" or "ratio") => 2.0,
        (_, "p" or "threshold" or "share" or "rate") => 0.2,
        _ when p.HasDefaultValue => p.DefaultValue,
        _ => throw new NotSupportedException($"{p.Member.DeclaringType!.Name}.{p.Member.Name} has a parameter '{p.Name}' without an example here."),
    };

    // Of three nested levels the middle ones, and what is in them, differ in number where there are three methods.
    private static int Cells(Degenerate data, int i) => data.Methods > 2 ? Math.Max(1, data.First.RowLengths[i] - (i % 2)) : data.First.RowLengths.Min();

    // Rows of a method are cells of one level; a method with fewer rows leaves cells missing.
    private static IReadOnlyList<double[]> Cells(SeedGrid grid, int columns) =>
        [.. Enumerable.Range(0, columns).Select(i => i < grid.I ? grid.Values(i).ToArray() : [])];

    // Methods crossed with trained models, with the runs that all of them have.
    private static FactorialGrid Factorial(Degenerate data)
    {
        int i = Math.Min(data.First.I, data.Second.I), j = Math.Min(data.First.RowLengths.Min(), data.Second.RowLengths.Min());
        return new FactorialGrid(
            [new("M", data.Methods), new("T", i), new("U", j, "M", "T")],
            [.. Enumerable.Range(0, data.Methods).SelectMany(m => Enumerable.Range(0, i).SelectMany(k => (m % 2 == 0 ? data.First : data.Second).Values(k).Take(j)))]);
    }
}
