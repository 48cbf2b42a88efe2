using UnlearnRepro.Contracts;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>The contract of every method of language models, alone and in three lanes, with batches and with all of D_f at every step.</summary>
[TestFixtureSource(nameof(Every))]
public class MethodContractTests(IUnlearningMethod<AnswerProblem> method, int lanes) : MethodContract<AnswerProblem>(method, SmallAnswers.Of, lanes)
{
    private static IEnumerable<TestFixtureData> Every() =>
        from type in SmallSettings.Own
        from batch in new[] { "4", "0" }
        from lanes in new[] { 1, 3 }
        select new TestFixtureData(SmallSettings.Of(type, ("BatchSize", batch)), lanes).SetArgDisplayNames(type.Name, $"batches of {batch}", $"{lanes} lanes");
}

/// <summary>What each says of itself.</summary>
[TestFixtureSource(nameof(Every))]
public class DeclarationContractTests(IUnlearningMethod<AnswerProblem> method) : DeclarationContract<AnswerProblem>(method, SmallAnswers.Of)
{
    private static IEnumerable<TestFixtureData> Every() => SmallSettings.Own.Select(type => new TestFixtureData(SmallSettings.Of(type)).SetArgDisplayNames(type.Name));
}
