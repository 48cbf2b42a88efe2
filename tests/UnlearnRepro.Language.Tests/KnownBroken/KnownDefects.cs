using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Methods;
using UnlearnRepro.NUnit.KnownBroken;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>All of them, as docs/known-defects-language.md shows them.</summary>
internal static class KnownDefects
{
    private const string Ours = "a first version of this project";

    /// <summary>The table.</summary>
    public static IReadOnlyList<KnownDefect> All { get; } =
    [
        KnownDefect.Of(
            "a label of -100 is an index: token V - 100 is unlearned where none is asked for", "OpenUnlearning, UNDIAL",
            Check.Places(c => c.AtTheStartWhatIsNotAskedForStays()), Losses.UndialByWrappedIndex, Losses.Undial),
        KnownDefect.Of(
            "a mean over questions and padding", "OpenUnlearning, UNDIAL",
            Check.Places(c => c.PaddingChangesNothing()), Losses.UndialOverAllPlaces, Losses.Undial),
        KnownDefect.Of(
            "a mask of the answer's tokens for logits of the next ones", "OpenUnlearning, PDU",
            Check.Places(c => c.WhereNoTokenIsAskedForNothingIsLearned()), Losses.PduBesideItsMask, Losses.Pdu),
        KnownDefect.Of(
            "the same: the first token of an answer is never looked at", "OpenUnlearning, PDU",
            Check.Places(c => c.EveryTokenThatIsAskedForIsLearned()), Losses.PduBesideItsMask, Losses.Pdu),
        KnownDefect.Of(
            "no mask at all", "OpenUnlearning, PDU before its pull request 147",
            Check.Places(c => c.PaddingChangesNothing()), Losses.PduWithoutAMask, Losses.Pdu),
        KnownDefect.Of(
            "a divergence that changes with padding", "the code of TOFU, OpenUnlearning",
            Check.Places(c => c.PaddingChangesNothing()), Losses.DivergenceOverAllPlaces, Losses.KlMin),
        KnownDefect.Of(
            "a divergence of logits that are no logarithms", "the code of MUSE",
            Check.Distribution, Losses.DivergenceOfRawLogits, Losses.KlMin),
        KnownDefect.Of(
            "NPO that compares logits one by one", "the code of MUSE",
            Check.Distribution, Losses.NpoOfLogits, Losses.Npo),
        KnownDefect.Of(
            "NPO by the mean over tokens, which SimNPO alone has", "a slip that answers of one length hide",
            Check.WholeAnswer, (said, reference, beta) => Npo.Loss(said with { Places = said.Places / 2 }, reference / 2, beta), Npo.Loss),
        KnownDefect.Of(
            "DPO without 2 / beta", "the code of TOFU",
            Check.Preference(c => c.AtTheStartItsSlopeIsOne(0.1)), Losses.DpoWithoutItsFactor, Losses.Dpo),
        KnownDefect.Of(
            "DPO that scores answers by labels of another name", "the code of TOFU",
            Check.Preference(c => c.ItComparesAnswersAsPlainLoopsDo(0.3)), Losses.DpoByOtherLabels, Losses.Dpo),
        KnownDefect.Of(
            "a mean of sequences' means in the place of the trainer's mean over tokens", "a slip that answers of one length hide",
            Check.TokenMean, said => (said.Sum / said.Length).mean(), said => said.TokenMean),
        KnownDefect.Of(
            "a direction from the generator of the order, drawn when it is first needed", "OpenUnlearning, RMU",
            Check.Direction, Directions.OfOneGenerator, Directions.Own),
        KnownDefect.Of(
            "the same: of the whole process", "OpenUnlearning, RMU",
            Check.Method(c => c.NothingIsDrawnOutsideTheStreams()), new RmuOfTheProcess(), SmallSettings.Of(typeof(Rmu))),
        KnownDefect.Of(
            "a class whose own weights are those of its settings file, exchanged", "OpenUnlearning, SatImp",
            Check.Defaults, (new SatImp(Gamma: 1, Alpha: 0.1), Named(typeof(SatImp))), (new SatImp(), Named(typeof(SatImp)))),
    ];

    /// <summary>What tests outside this folder hold: the defect, whose code, the test.</summary>
    public static IReadOnlyList<(string Name, string Source, string Catcher)> Elsewhere { get; } =
    [
        ("what an epoch draws is freed with its first step", Ours, $"{nameof(MethodContractTests)}.{nameof(MethodContractTests.ItChangesTheModel)}"),
        ("-ln p of M_o that nobody frees", Ours, $"{nameof(MethodContractTests)}.{nameof(MethodContractTests.NoTensorIsLeftBehind)}"),
        ("an answer without a token: nothing over nothing", Ours, $"{nameof(DrawTests)}.{nameof(DrawTests.Answers_without_a_token_are_refused)}"),
    ];

    private static IMethod Named(Type type) => MethodCatalog.Create(type, new Dictionary<string, string>());
}
