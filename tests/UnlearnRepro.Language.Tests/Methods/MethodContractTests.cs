using UnlearnRepro.Contracts;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>The contract of every method of language models, alone and in three lanes, and in three lanes with all of D_f at every step.</summary>
[TestFixtureSource(nameof(Every))]
public class MethodContractTests(IUnlearningMethod<AnswerProblem> method, int lanes) : MethodContract<AnswerProblem>(method, SmallAnswers.Of, lanes)
{
    private static IEnumerable<TestFixtureData> Every() =>
        from type in SmallSettings.Own
        from setting in new (string Batch, int Lanes)[] { ("4", 1), ("4", 3), ("0", 3) }
        select new TestFixtureData(SmallSettings.Of(type, ("BatchSize", setting.Batch)), setting.Lanes)
            .SetArgDisplayNames(type.Name, $"batches of {setting.Batch}", $"{setting.Lanes} lanes");
}

/// <summary>What each says of itself.</summary>
[TestFixtureSource(nameof(Every))]
public class DeclarationContractTests(IUnlearningMethod<AnswerProblem> method) : DeclarationContract<AnswerProblem>(method, SmallAnswers.Of)
{
    private static IEnumerable<TestFixtureData> Every() => SmallSettings.Own.Select(type => new TestFixtureData(SmallSettings.Of(type)).SetArgDisplayNames(type.Name));
}
