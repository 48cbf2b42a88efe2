using UnlearnRepro.Contracts;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.KnownBroken;

/// <summary>Contracts on a subject that a check hands in. They have no fixtures, so that the test runner makes none of its own.</summary>
internal static class NoFixtures
{
    public static IEnumerable<TestFixtureData> Source => [];
}

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfPlaces(LossOfLogits loss) : PlacesContract(loss);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfDistribution(LossOfLogits loss) : DistributionContract(loss);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfTokenMean(Func<Answered, Tensor> mean) : TokenMeanContract(mean);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfWholeAnswer(Func<Answered, Tensor, double, Tensor> loss) : WholeAnswerContract(loss);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfPreference(LossOfPreference loss) : PreferenceContract(loss);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfDirection(Func<ulong, long, double[]> direction) : DirectionContract(direction);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfDefaults((object InCode, object ByName) method) : DefaultsContract(method);

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfMethod(IUnlearningMethod<AnswerProblem> method) : AnswerMethodContract(method);

/// <summary>The contract of methods, on answers and one model.</summary>
internal abstract class AnswerMethodContract(IUnlearningMethod<AnswerProblem> method) : MethodContract<AnswerProblem>(method, SmallAnswers.Of, lanes: 1);
