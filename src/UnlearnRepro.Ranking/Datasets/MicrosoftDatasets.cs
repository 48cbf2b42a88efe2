using UnlearnRepro.Ranking.Datasets.Letor;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>Data sets of Microsoft Research: LETOR 4.0 (Qin, Liu 2013, arXiv 1306.2597) and MSLR-WEB (2010). Their terms forbid handing them on.</summary>
public static class MicrosoftDatasets
{
    private const string Letor4 = "https://www.microsoft.com/en-us/research/project/letor-learning-rank-information-retrieval/letor-4-0/";

    private const string Mslr = "https://www.microsoft.com/en-us/research/project/mslr/";

    private const string Terms = "Microsoft Research's agreement: research only, not to be handed on";

    /// <summary>MQ2008: features are normalised within queries in the files. The checksums are those of the uncompressed files.</summary>
    public static FoldSource Mq2008 { get; } = new(
        "mq2008",
        "MQ2008",
        $"784 queries in 5 folds, 15,211 documents, 46 features, grades 0-2 (LETOR 4.0, Microsoft's research agreement); {Letor4}",
        new(Features: 46, MaxGrade: 2),
        Normalises: false,
        "T. Qin, T.-Y. Liu, Introducing LETOR 4.0 datasets (2013), arXiv 1306.2597",
        Terms,
        Letor4,
        [
            "cbd42504549a2388f6c0aefdb506f22074225b574c7a5df10194174c9b00e4e0",
            "055ac792cb8f7d5a029090b8acbfb6c57323339d1371251bf2465ac182aa8605",
            "a03fe2b6e76479de60fecdb37d560a40a4e899b0cd685553d2da31ea205af1ab",
            "a239850bc6fe960ad08c2b7b0d99db90fe976dd93a15358e98036591b4e7a2ac",
            "c68c52feb1ecae7f17b64c8e2fda2098302681bbd4ea5fad8c73a1d32a1cf2b2",
        ],
        [
            "9b98c14e9536f2a18c59670714c99defc63e74359c56cba219a61db248f27123",
            "96528d299fc07c54d8a6c7a539142be5cde1b75b15b7da875508b874e73bce91",
            "3886fb46484c2f55f78ce992886614dd65974f89897db18cf1127d0af259685b",
            "46bf4d68615328ec7933b28881129df08b8a23a4b12cb0c0a1652b48eab08b50",
            "d672fe2403743defa8642b44fa88a1d389ed9ada5a93aaece412ac563da22834",
        ]);

    /// <summary>MQ2007, in the form of MQ2008. Its files were not at hand when this was written: no checksum is known.</summary>
    public static FoldSource Mq2007 { get; } = new(
        "mq2007",
        "MQ2007",
        $"about 1,700 queries in 5 folds, 46 features, grades 0-2 (LETOR 4.0, Microsoft's research agreement); {Letor4}",
        new(Features: 46, MaxGrade: 2),
        Normalises: false,
        "T. Qin, T.-Y. Liu, Introducing LETOR 4.0 datasets (2013), arXiv 1306.2597",
        Terms,
        Letor4,
        PartSums: [],
        TrainSums: []);

    /// <summary>MSLR-WEB10K, whose features are raw in the files. They were not at hand when this was written: no checksum is known.</summary>
    public static FoldSource MslrWeb10K { get; } = new(
        "mslr-web10k",
        "MSLR-WEB10K",
        $"10,000 queries in 5 folds, 1.2 million documents, 136 features, grades 0-4 (Microsoft's research agreement); {Mslr}",
        new(Features: 136, MaxGrade: 4),
        Normalises: true,
        "T. Qin, T.-Y. Liu, Microsoft Learning to Rank datasets (2010)",
        Terms,
        Mslr,
        PartSums: [],
        TrainSums: []);
}
