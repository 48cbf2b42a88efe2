using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Tofu;
using UnlearnRepro.Language.Tasks;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tests.Tasks;

/// <summary>Studies of language models.</summary>
public sealed class LanguageTaskTests
{
    // What models that have hardly learned have alike.
    private static readonly string[] Alike = ["exact-forget", "exact-retain", "exact-neighbour", "extraction-forget"];

    private readonly string artifacts = Directory.CreateTempSubdirectory("unlearn-language-").FullName;

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(artifacts, recursive: true);

    [Test]
    public void ResultsAreTheSameToTheBitForAnyNumberOfWorkersAndAnyFolder()
    {
        Assert.That(Told(Run("two", workers: 2)), Is.EqualTo(Told(Run("one", workers: 1))));

        static IEnumerable<string> Told(StudyResults results) => results.Records.OrderBy(r => $"{r.Cell}", StringComparer.Ordinal).Select(r =>
            $"{r.Cell} {r.Result.WeightsSha256} {string.Join(' ', r.Result.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key} {m.Value:R}"))}");
    }

    [Test]
    public void EveryMetricIsANumberAndTellsModelsApart()
    {
        var results = Run("one", workers: 1);
        Assert.Multiple(() =>
        {
            foreach (string metric in results.Study.Metrics)
            {
                double[] values = [.. results.Records.Select(r => r.Result.Metrics[metric])];
                Assert.That(values, Has.All.Matches<double>(double.IsFinite), metric);
                Assert.That(values.Distinct().Count(), Is.GreaterThan(Alike.Contains(metric) ? 0 : 1), metric);
            }
        });
    }

    [Test]
    public void MetricsAgreeWhereOneSaysWhatAnotherDoes()
    {
        var original = Run("one", workers: 1).Records.First(r => r.Cell.Method == "Original").Result.Metrics;
        Assert.That(original["distance-original"], Is.Zero);
        Assert.That(original["forget-quality-least"], Is.AtMost(original["forget-quality"]).And.AtMost(original["forget-quality-most"]));
        Assert.That(original["leak-1"], Is.EqualTo(original["value-forget"]).Within(1e-12), "one sample gives the fact away as often as it is likely");
        Assert.That(original["leak-128"], Is.GreaterThan(original["leak-1"]));
    }

    [Test]
    public void ATaskThatThereIsNotIsToldWithTheNames() => Assert.That(
        () => LanguageTaskCatalog.Get("languge"), Throws.TypeOf<StudyException>().With.Message.Contains("did you mean language"));

    /// <summary>The real files, where they are: read, cut into tokens and asked about.</summary>
    [Test]
    public void TofuIsATaskWhereItsFilesAre()
    {
        var parts = new LanguageParts(LanguageTaskCatalog.Get("tofu-20"), SharedData.Of(new TofuSource()));
        var data = parts.Data("authors-10pct", axis => Seed.Root(1).Level(axis, 0));
        Assert.That((data.Forgotten.Facts.Count, data.Forget.Count, data.Train.Count), Is.EqualTo((40, 40L, 400L)));
        Assert.That(data.Retained.Facts, Has.All.Matches<Fact>(fact => fact!.HasAlternatives));
        Assert.That(parts.Metrics.Select(m => m.Name), Has.None.StartsWith("value-").And.None.EndsWith("-neighbour").And.None.StartsWith("mia-"));
        Assert.That(parts.Notes(data), Has.Some.Contains("holdout10"));
    }

    private StudyResults Run(string folder, int workers)
    {
        string own = Path.Combine(artifacts, folder);
        var task = SmallLanguage.Open(own);
        using var store = new RecordStore(own);
        string[] methods = ["Original", "Retrain", "GradDiff", "IdkDpo", "Rmu", "SsdCorrected:Alpha=4,Lambda=1"];
        return new StoredCells(task, store, _ => { }).Complete(Tiers.Study(task, "authors-10pct", 2, 2).WithMethods([.. methods.Select(task.Method)]), workers);
    }
}
