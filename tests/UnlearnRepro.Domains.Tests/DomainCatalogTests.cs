using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Tests;

public class DomainCatalogTests
{
    private static readonly Named Kites = new("kites", "kite-task", "kite-data", "kite-study"), Boats = new("boats", "boat-task", "boat-data", "boat-study");

    [Test]
    public void EverythingIsFoundByItsName()
    {
        var catalog = new DomainCatalog(Kites, Boats);
        Assert.That(catalog.Task("boat-task").Domain, Is.SameAs(Boats));
        Assert.That(catalog.Source("boat-data").Name, Is.EqualTo("boat-data"));
        Assert.That(catalog.Study("boat-study").Domain, Is.SameAs(Boats));
        Assert.That(catalog.Tasks[0].Info.Name, Is.EqualTo("kite-task"), "the first of the first");
        Assert.That(Refused.Message(() => catalog.Task("boat-tusk")), Is.EqualTo("task: expected one of kite-task, boat-task, found 'boat-tusk' (did you mean boat-task?)"));
        Assert.That(Refused.Message(() => catalog.Source("x")), Is.EqualTo("data set: expected one of kite-data, boat-data, found 'x'"));
    }

    /// <summary>Large and small letters are the same to a file system.</summary>
    [TestCase("KITES", "boat-task", "boat-data", "boat-study", "domain kites")]
    [TestCase("boats", "kite-task", "boat-data", "boat-study", "task kite-task")]
    [TestCase("boats", "boat-task", "Kite-data", "boat-study", "data set kite-data")]
    [TestCase("boats", "boat-task", "boat-data", "kite-study", "registered study kite-study")]
    public void ANameOfTwoDomainsIsRefused(string name, string task, string data, string study, string told) => Assert.That(
        () => new DomainCatalog(Kites, new Named(name, task, data, study)).Studies, Throws.ArgumentException.With.Message.EqualTo($"{told}: expected one of this name, found 2"));

    private sealed record Named(string Name, string TaskName, string DataName, string StudyName) : IDomain
    {
        public IReadOnlyList<TaskInfo> Tasks { get; } = [new(TaskName, "", DataName, "all", [])];

        public IReadOnlyList<ScenarioForm> Scenarios => [];

        public IReadOnlyList<ISource> Data { get; } = [new BuiltIn(DataName, "")];

        public DomainFiles Files { get; } = new(
            new([], []) { Studies = [new(StudyName, TaskName, "all", 3, 2, "")] }, new HealthFile(new(0, 0, 0, "", ""), new Dictionary<string, TaskLimits>()), new Dictionary<string, Tuning.TaskTuning>(), []);

        public ITask Open(string task, TaskFolders folders) => throw new NotSupportedException();
    }
}
