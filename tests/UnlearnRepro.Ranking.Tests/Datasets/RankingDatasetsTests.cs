using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Datasets;

namespace UnlearnRepro.Ranking.Tests.Datasets;

public class RankingDatasetsTests
{
    private static readonly DataFolders Nowhere = new(["/nonexistent"]);

    [Test]
    public void NamesAreUniqueAndFoundAgain()
    {
        Assert.That(RankingDatasets.All.Select(s => s.Name), Is.Unique.And.SupersetOf(new[] { "mq2008", "mq2007", "mslr-web10k", "yahoo", "istella-s", "lightgbm-rank" }));
        Assert.That(RankingDatasets.All.Select(s => RankingDatasets.Get(s.Name)), Is.EqualTo(RankingDatasets.All));
    }

    [Test]
    public void WhatIsNotInTheProgramSaysWhereItIsHad()
    {
        var away = RankingDatasets.All.Where(source => !source.IsAvailable(Nowhere, out _)).ToArray();
        Assert.That(away, Has.Length.EqualTo(6));
        Assert.That(away.Select(source => source.Description), Has.All.Match("; https?://[^ ]+$"));
    }

    [Test]
    public void WhatIsDownloadedIsWhatIsLookedFor()
    {
        var source = (IDownloadable)RankingDatasets.Get("lightgbm-rank");
        using var folder = new TemporaryFolder();
        Assert.That(source.IsAvailable(new([folder.Path]), out _), Is.False);
        foreach (var file in source.Remote)
        {
            folder.Write($"{source.Folder}/{file.Name}", []);
        }

        Assert.That(source.IsAvailable(new([folder.Path]), out _));
    }

    [Test]
    public void AMistypedNameIsOneLineWithTheNearest() =>
        Assert.That(Refused.Message(() => RankingDatasets.Get("mq2009")), Does.StartWith("data set: expected one of ").And.EndsWith("found 'mq2009' (did you mean mq2007 or mq2008?)"));
}
