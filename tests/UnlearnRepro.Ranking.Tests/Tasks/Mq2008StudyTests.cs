using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Tests.Support;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Tests.Datasets;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Ranking.Tests.Tasks;

/// <summary>A study of real queries, where they are at hand.</summary>
public class Mq2008StudyTests
{
    [Test]
    public void TheStudyRunsAndRetrainRanksAsMq2008IsRanked()
    {
        var folders = SharedData.Of(MicrosoftDatasets.Mq2008);
        using var folder = new TemporaryFolder();
        var task = new RankingDomain().Open("mq2008", new TaskFolders(folder.Path, folders));
        using var store = new RecordStore(folder.Path);
        MethodChoice[] methods = [.. new[] { "Original", "Retrain", "FedEraser", "FedRemoveUpdates" }.Select(task.Method)];
        var study = Tiers.Study(task, "model-poison", 2, 2).WithMethods(methods);
        var results = new StoredCells(task, store, _ => { }).Complete(study, 2);

        // Fold 1 has .716 after 1,000 rounds with perfect users (measured elsewhere); 200 rounds with navigational ones are within two standard deviations.
        var retrain = results.Grid(methods[1], "ndcg-10").Finite!;
        Assert.That(retrain.SeedMeans, Has.All.InRange(0.69, 0.735));
        Assert.That(results.Grid(methods[0], "ndcg-10").Finite!.SeedMeans, Has.All.LessThan(0.68), "M_o after an attack");
        Assert.That(task.Levels("model-poison", Seeds.SeedAxis.Data, study.Root), Is.EqualTo(5));
        Assert.That(task.Notes(study), Has.Some.Contains("MQ2008"));
    }
}
