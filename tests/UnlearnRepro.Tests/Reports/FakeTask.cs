using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

/// <summary>A task whose results are a function: not a number means that the cell collapsed.</summary>
internal sealed class FakeTask(IReadOnlyList<MetricInfo> metrics, Func<Cell, string, double> value) : ITask
{
    public string Name => "fake";

    public string Identity => "fake 1";

    public string Fingerprint => "no library; one machine";

    public IReadOnlyList<MetricInfo> Metrics => metrics;

    public IReadOnlyList<string> MethodNames => [];

    public IReadOnlyList<string> DefaultMethods(string scenario) => [];

    public MethodChoice Method(string text) => throw new StudyException(text);

    public string Scenario(string text, ulong root) => text;

    public IReadOnlyList<string> Notes(Study study) => ["The data are made up."];

    public IReadOnlyList<HealthCheck> Health(StudyResults results) => [];

    public IEnumerable<Prerequisite> Prerequisites(Cell cell) => [];

    public CellResult Run(Cell cell, IReadOnlyCollection<string> wanted)
    {
        var values = wanted.ToDictionary(metric => metric, metric => value(cell, metric));
        var status = values.Values.All(double.IsFinite) ? CellStatus.Ok : CellStatus.Collapsed;
        return new(values, "00", new Dictionary<string, string>(), Seconds: 0.5, status);
    }
}
