using UnlearnRepro.Words;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>The data sets known by name.</summary>
public static class RankingDatasets
{
    private const string Webscope = "https://webscope.sandbox.yahoo.com/catalog.php?datatype=c";

    private const string Istella = "http://quickrank.isti.cnr.it/istella-dataset/";

    /// <summary>
    /// Set 1 of the Yahoo! Learning to Rank Challenge (Chapelle, Chang 2011): 519 of the 700 features of both sets are defined, those that are not are 0. The
    /// files were not at hand when this was written.
    /// </summary>
    public static SplitSource Yahoo { get; } = new(
        "yahoo",
        "Yahoo! Learning to Rank Challenge, set 1",
        $"19,944 + 2,994 + 6,983 queries, 709,877 documents, 700 features, grades 0-4 (C14, Webscope's agreement); {Webscope}",
        new(Features: 700, MaxGrade: 4),
        Normalises: true,
        ["set1.train.txt", "set1.valid.txt", "set1.test.txt"],
        "O. Chapelle, Y. Chang, Yahoo! Learning to Rank Challenge overview (2011), JMLR W&CP 14",
        "Yahoo Webscope's agreement: research only, not to be handed on",
        Webscope);

    /// <summary>Istella-S (Lucchese et al. 2016), with raw features up to the largest double. The files were not at hand when this was written.</summary>
    public static SplitSource IstellaS { get; } = new(
        "istella-s",
        "Istella-S",
        $"33,018 queries, 3,408,630 documents, 220 features, grades 0-4 (Istella's agreement, not for commerce); {Istella}",
        new(Features: 220, MaxGrade: 4),
        Normalises: true,
        ["train.txt", "vali.txt", "test.txt"],
        "C. Lucchese et al., Post-learning optimization of tree ensembles for efficient ranking (2016), SIGIR",
        "Istella LETOR licence agreement: not for commerce",
        Istella);

    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<IRankingSource> All { get; } =
        [new Generated(), MicrosoftDatasets.Mq2008, MicrosoftDatasets.Mq2007, MicrosoftDatasets.MslrWeb10K, Yahoo, IstellaS, new LightGbmRank()];

    /// <summary>The data set called <paramref name="name"/>.</summary>
    /// <exception cref="StudyException">There is none; the message lists the nearest names.</exception>
    public static IRankingSource Get(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new StudyException(Names.Unknown("data set", name, All.Select(s => s.Name)));
}
