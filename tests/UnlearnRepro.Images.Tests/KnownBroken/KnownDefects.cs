using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Tests.Attacks;
using UnlearnRepro.Domains.Tests.Audits;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Contracts;
using UnlearnRepro.Images.Tests.Health;
using UnlearnRepro.Images.Tests.Metrics;
using UnlearnRepro.Images.Tests.Scenarios;
using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.NUnit.KnownBroken;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>All of them, as docs/known-defects.md shows them.</summary>
internal static class KnownDefects
{
    private const string Supreme = "SUPREME 0.1.4", Ssd = "the code of SSD", Many = "any code with one generator", DeepUnlearn = "the code of Deep Unlearn";

    private static readonly MethodChoice Drawn = new("Drawn", "Rate=1", SeedUse.TrainingAndUnlearning);

    /// <summary>The table.</summary>
    public static IReadOnlyList<KnownDefect> All { get; } =
    [
        Of("a reference model left in training mode", $"{Supreme}, by inspection", Check.Measurement(c => c.AModelAgainstItselfIsExactlyIdeal()), LeftInTrainingMode.Of, model => model.Clone()),
        Of("the same: measuring moves batch norm's averages", $"{Supreme}, by inspection", Check.Measurement(c => c.MeasuringChangesNoModel()), LeftInTrainingMode.Of, model => model.Clone()),
        Of("Retrain keeps weights of M_o", Ssd, Check.Declaration(c => c.NothingOfTheOriginalSurvivesExactlyWhereItStartsAfresh()), new WarmRetrain(), new Retrain()),
        Of("D_f in the repair set", $"{Supreme}, UNSIR on subclasses", Check.ForgetLabels,
            new RepairsWithForgetSamples(new Unsir(Noises: 4, Copies: 2)), new Unsir(Noises: 4, Copies: 2)),
        Of("Jensen-Shannon divided by the number of classes", $"{Supreme}, {Ssd}", Check.Divergence(c => c.SureAndOppositeAnswersAreTheLogarithmOf2Apart(2)), WrongReductions.JensenShannonOverClasses, JsDivergence.Between),
        Of("Jensen-Shannon with its arguments exchanged, without a bound", $"{Supreme}, {Ssd}", Check.Divergence(c => c.SureAndOppositeAnswersAreTheLogarithmOf2Apart(2)), JsPublished.Between, JsDivergence.Between),
        Of("half of a Jensen-Shannon divergence, not symmetric", "a slip that the name does not show", Check.Divergence(c => c.ItIsSymmetricAndAtMostTheLogarithmOf2()), WrongReductions.OneSided, JsDivergence.Between),
        Of("accuracy as the mean over batches", Supreme, Check.SampleMean, WrongReductions.AccuracyByBatches, Accuracy.Of),
        Of("test images that are the train images", $"{Supreme} and {Ssd}, Pins", Check.Data, TrainIsTest.Dataset, TrainIsTest.Split),
        Of("the same, and declared to be known", $"{Supreme} and {Ssd}, Pins", Check.Health("G3"), Shared(500), Shared(0)),
        Of("a content key without a hyper-parameter", "open-unlearning, issue 161, there without the split", Check.Declaration(c => c.ItsTextIsAllOfIt()), new SharedCell { LearningRate = 0.1 }, new Finetune(LearningRate: 0.1)),
        Of("D_f depends on s_unlearn", Supreme, Check.Claim("unlearning-is-isolated"), task => new ForgetSetFollows(task, (cell, _) => cell.Unlearn), task => task),
        Of("D_f depends on the method", Supreme, Check.Claim("unlearning-is-isolated"), task => new ForgetSetFollows(task, (cell, _) => cell.Method == "Original" ? 0 : 1), task => task),
        Of("D_f depends on the metrics that are asked for", Supreme, Check.Task(c => c.WhichMetricsAreAskedForChangesNeitherWeightsNorTheOthers()), task => new ForgetSetFollows(task, (_, metrics) => metrics.Count), task => task),
        Of("a smoothing term without an effect", "the code of SCRUB", Check.Declaration(c => c.EveryHyperParameterMatters()), new StudentBesideItself(), new Scrub(Smoothing: 0.5, Epochs: 2, AscentEpochs: 1, BatchSize: 5)),
        Of("NaN where a distance is 0", "what a fix of that term meets", Check.Method(c => c.OneSampleCanBeForgotten()), new RootOfNothing(), new Scrub(Smoothing: 0.5, Epochs: 2, AscentEpochs: 1, BatchSize: 5)),
        Of("one quotient of two networks: training and evaluation mode mixed", $"{Supreme}, JIT", Check.Idle, new MixedModes(Sigma: 0), new Jit(Sigma: 0)),
        Of("M_o changed in place", Ssd, Check.Method(c => c.TheOriginalAndTheDataStayAsTheyWere()), new InPlace(), new SsdCorrected(Alpha: 0.5)),
        Of("a generator of the whole process", Many, Check.Method(c => c.NothingIsDrawnOutsideTheStreams()), GlobalGenerator.OfLibtorch, new FisherForgetting()),
        Of("the same, seeded before every draw", Many, Check.Method(c => c.NothingIsDrawnOutsideTheStreams()), GlobalGenerator.Seeded, new FisherForgetting()),
        Of("the same: that of the language", Many, Check.Method(c => c.NothingIsDrawnOutsideTheStreams()), GlobalGenerator.OfDotNet, new FisherForgetting()),
        Of("tensors that nobody frees", "any code without a scope", Check.Method(c => c.NoTensorIsLeftBehind()), new LeavesTensors(), new LeavesTensors(Freed: true)),
        Of("the same: taken out of their scope", "any code that keeps too much", Check.Method(c => c.NoTensorIsLeftBehind()), new LeavesTensors(Freed: true, Detached: true), new LeavesTensors(Freed: true)),
        Of("taken for deterministic, and shuffles", $"{Supreme}, SSD by its paper's definition", Check.Method(c => c.OtherSeedsGiveOtherWeightsExactlyWhereItDraws()),
            new Declared(Randomness.None, new SsdPublished(Alpha: 0.5, BatchSize: 5)), new Declared(Randomness.Order, new SsdPublished(Alpha: 0.5, BatchSize: 5))),
        Of("the same where only rounding shows it", $"{Supreme}, SSD-Det", Check.Method(c => c.ItOpensTheStreamsThatItsClassAllows()),
            new Declared(Randomness.None, new ShuffledSsdContract.ShuffledSsd()), new Declared(Randomness.Rounding, new ShuffledSsdContract.ShuffledSsd())),
        Of("lanes that mix", "whoever computes several seeds at once", Check.Method(c => c.ALaneIsWhatItWouldBeAlone(), lanes: 3), new ClippedTogether(), new ClippedTogether(Apart: true)),
        Of("hyper-parameters of another task", $"{Supreme}, fine-tuning a transformer", Check.Health("G4"), ForeignSettings.On("cifar-10-vit"), ForeignSettings.On("digits")),
        Of("a collapsed model passed on as an accuracy", "any code that reports it alone", Check.Task(c => c.AModelThatIsNoneIsCountedWhateverIsAskedFor()), task => new CollapsePassedOn(task), task => task),
        Of("the same: a metric that is NaN", "any code that averages what is left", Check.Health("G5"), new ImageStudy { Twist = ImageStudy.With(c => c is { Parameters: "Rate=7", Train: 2 }, ("mia", double.NaN)) }, new ImageStudy()),
        Of("a short last batch that counts as a full one", Ssd, Check.Importance, LastBatchOverweighted.Published, LastBatchOverweighted.BySize),
        Of("seeds that overlap: 1000 s_t + j at J = 1001", $"{Supreme}, scripts", Check.Seeds(c => c.NoTwoStreamsAreOne(1001, 1)), SeedFormulas.Thousands, SeedContractTests.Named),
        Of("the same, in a study", $"{Supreme}, scripts", Check.Health("G8"), Streams((t, u) => SeedFormulas.Thousands.Unlearn(t, u, 1001)), Streams((t, u) => SeedContractTests.Named.Unlearn(t, u, 1001))),
        Of("one seed for training and unlearning at J = 1", $"{Supreme}, scripts", Check.Seeds(c => c.NoTwoStreamsAreOne(1, 1)), SeedFormulas.Script, SeedContractTests.Named),
        Of("small whole numbers shared by the stages", $"{Supreme}, paper", Check.Seeds(c => c.NoTwoStreamsAreOne(4, 2)), SeedFormulas.Paper, SeedContractTests.Named),
        Of("a seed that depends on J", $"{Supreme}, paper", Check.Seeds(c => c.MoreSeedsMoveNoStream(2, 4)), SeedFormulas.Paper, SeedContractTests.Named),
        Of("the same from J = 1 to J = 2", $"{Supreme}, scripts", Check.Seeds(c => c.MoreSeedsMoveNoStream(1, 2)), SeedFormulas.Script, SeedContractTests.Named),
        Of("the same, in a study that grows", $"{Supreme}, paper", Check.Claim("more-seeds-change-nothing"), task => new SeedsByStudySize(task), task => task),
    ];

    /// <summary>Defects whose own tests hold both numbers side by side.</summary>
    public static IReadOnlyList<(string Name, string Source, string Catcher)> Elsewhere { get; } =
    [
        ("modified entropy with ln p for ln(1 - p), labels as columns", "the code of SalUn", $"{nameof(MembershipFeaturesTests)}.{nameof(MembershipFeaturesTests.ModifiedEntropyIsThePapersAndNotThePublishedCodes)}"),
        ("D'_f that is D_f, train images under the name of a test", $"{Supreme}, random sample", $"{nameof(RandomSampleTests)}.{nameof(RandomSampleTests.BothTestSetsAreTheWholeTestPart)}"),
        ("U-LiRA on 0/1 correctness", DeepUnlearn, $"{nameof(ULiraTests)}.{nameof(ULiraTests.ALeakInConfidenceAloneIsSeen)}"),
        ("U-LiRA that judges the models it was fitted to", DeepUnlearn, $"{nameof(ULiraTests)}.{nameof(ULiraTests.SeesNothingWhereNothingIs)}"),
        ("U-LiRA with a standard deviation of 0", DeepUnlearn, $"{nameof(ULiraTests)}.{nameof(ULiraTests.EqualModelsHaveALawToo)}"),
        ("forgetting quality 0 for every deterministic method, by one original model", "the NeurIPS 2023 competition, by design", $"{nameof(ForgettingQualityTests)}.{nameof(ForgettingQualityTests.ADeterministicMethodHasNoneOfOneOriginalAndSomeOfMany)}"),
        ("a Jensen-Shannon that is infinite where a probability underflows", $"{Supreme}, {Ssd}", $"{nameof(PublishedFormsTests)}.{nameof(PublishedFormsTests.WhereAProbabilityUnderflowsThereIsNoFiniteNumber)}"),
        ("membership by a solver that stops at its start: all or nothing where entropies are nearly equal", $"{Supreme}, by scikit-learn 1.6.1", $"{nameof(MultinomialRuleTests)}.{nameof(MultinomialRuleTests.WhereTheFeatureHardlyVariesItIsAllOrNothing)}"),
        ("half of the penalty that scikit-learn's default has, by multi_class=multinomial", $"{Supreme}, {Ssd}", $"{nameof(MultinomialRuleTests)}.{nameof(MultinomialRuleTests.ItHasHalfOfThePenalty)}"),
        ("cost that includes the evaluation", Supreme, $"{nameof(ImageTaskTests)}.{nameof(ImageTaskTests.PassesAreThoseOfTheMethodWithoutTheEvaluation)}"),
    ];

    private static KnownDefect Of<T>(string name, string source, Check<T> check, T broken, T honest) => KnownDefect.Of(name, source, check, broken, honest);

    private static ImageStudy Shared(int images) => new() { Known = facts => facts with { Shared = images, KnownShared = images } };

    private static ImageStudy Streams(Func<int, int, ulong> stream) => new()
    {
        Methods = [Drawn],
        Metrics = ["mia"],
        TrainingSeeds = 2,
        UnlearningSeeds = 1001,
        Known = facts => facts with { Stream = cell => stream(cell.Train, cell.Unlearn) },
    };
}
