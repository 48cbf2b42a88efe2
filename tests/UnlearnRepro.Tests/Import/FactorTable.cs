using System.Globalization;
using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Import;

/// <summary>Small tables with one further column, class, or two, class and fold.</summary>
internal static class FactorTable
{
    public const string One = "method,class,train_seed,unlearn_seed,metric,value", Two = "method,class,fold,train_seed,unlearn_seed,metric,value";

    /// <summary>The only study of a table.</summary>
    public static TableStudy Read(string header, IEnumerable<string> lines, params (string Inner, string Outer)[] within) =>
        Table.Studies(header, lines, new() { Factors = header == One ? ["class"] : ["class", "fold"], Within = within }).Single();

    /// <summary>Values of GA, values[class][model][run], as lines; a model is called by its place, or by its class and place.</summary>
    public static IEnumerable<string> Lines(double[][][] values, bool ownLabels = false) =>
        from c in Enumerable.Range(0, values.Length)
        from t in Enumerable.Range(0, values[c].Length)
        from u in Enumerable.Range(0, values[c][t].Length)
        select string.Create(CultureInfo.InvariantCulture, $"GA,c{c},{(ownLabels ? $"{c}-{t}" : $"{t}")},{u},acc,{values[c][t][u]}");

    /// <summary>How the factors of a method lie to each other, e.g. <c>class 3; train 4 in class</c>.</summary>
    public static string Factors(this TableStudy study, string method = "GA") => string.Join("; ", study.Grid(method).Factors.Select(
        f => f.NestedIn.Count == 0 ? $"{f.Name} {f.Levels}" : $"{f.Name} {f.Levels} in {string.Join('+', f.NestedIn)}"));

    /// <summary>A method's metric over all that varies.</summary>
    public static DesignGrid Grid(this TableStudy study, string method, string metric = "acc") => study.Design(study.Study.Methods.Single(m => m.Name == method), metric)!;

    /// <summary>The row of a method in the report's table of the design.</summary>
    public static DesignRow Row(this TableStudy study, string method = "GA") =>
        StudyReport.Of(study, []).Design.Single(row => row.Method.Name == method && row.Metric.Name == "acc");
}
