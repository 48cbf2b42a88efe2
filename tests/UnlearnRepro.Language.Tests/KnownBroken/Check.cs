using System.Linq.Expressions;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.NUnit.KnownBroken;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>The checks that there are.</summary>
internal static class Check
{
    public static Check<LossOfLogits> Distribution { get; } =
        ContractCheck.Of((DistributionContract c) => c.AConstantOnTheLogitsOfAPlaceChangesNothing(), (LossOfLogits loss) => new OfDistribution(loss));

    public static Check<Func<Answered, Tensor>> TokenMean { get; } =
        ContractCheck.Of((TokenMeanContract c) => c.LongAnswersWeighByTheirTokens(), (Func<Answered, Tensor> mean) => new OfTokenMean(mean));

    public static Check<Func<Answered, Tensor, double, Tensor>> WholeAnswer { get; } =
        ContractCheck.Of((WholeAnswerContract c) => c.AnAnswerIsLikelyAsAWhole(), (Func<Answered, Tensor, double, Tensor> loss) => new OfWholeAnswer(loss));

    public static Check<Func<ulong, long, double[]>> Direction { get; } =
        ContractCheck.Of((DirectionContract c) => c.ItIsTheSameWhateverIsForgotten(6), (Func<ulong, long, double[]> direction) => new OfDirection(direction));

    public static Check<(object InCode, object ByName)> Defaults { get; } =
        ContractCheck.Of((DefaultsContract c) => c.InCodeAndByNameItIsOneMethod(), ((object InCode, object ByName) method) => new OfDefaults(method));

    public static Check<LossOfLogits> Places(Expression<Action<PlacesContract>> test) => ContractCheck.Of(test, (LossOfLogits loss) => new OfPlaces(loss));

    public static Check<LossOfPreference> Preference(Expression<Action<PreferenceContract>> test) =>
        ContractCheck.Of(test, (LossOfPreference loss) => new OfPreference(loss));

    public static Check<IUnlearningMethod<AnswerProblem>> Method(Expression<Action<AnswerMethodContract>> test) =>
        ContractCheck.Of(test, (IUnlearningMethod<AnswerProblem> method) => new OfMethod(method));
}
