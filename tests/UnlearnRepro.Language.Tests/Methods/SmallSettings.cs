using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Language.Methods;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>The methods that answers have, with hyper-parameters for <see cref="SmallAnswers"/>.</summary>
internal static class SmallSettings
{
    /// <summary>Those of this domain.</summary>
    public static IReadOnlyList<Type> Own { get; } = [.. All().Where(type => type.Assembly == typeof(AnswerProblem).Assembly)];

    /// <summary>Those of every problem.</summary>
    public static IReadOnlyList<Type> Shared { get; } = [.. All().Except(Own)];

    /// <summary>A method that does something in few steps.</summary>
    /// <param name="type">The method.</param>
    /// <param name="further">Other settings, e.g. <c>BatchSize=0</c>.</param>
    public static IUnlearningMethod<AnswerProblem> Of(Type type, params IEnumerable<(string Name, string Value)> further)
    {
        var small = new Dictionary<string, string> { ["BatchSize"] = "4", ["Epochs"] = type == typeof(Pdu) ? "3" : "2", ["Warmup"] = "1" };
        if (type.Name.Contains("ssd", StringComparison.OrdinalIgnoreCase))
        {
            small["Alpha"] = "0.5";
        }

        foreach (var (name, value) in further)
        {
            small[name] = value;
        }

        return (IUnlearningMethod<AnswerProblem>)MethodCatalog.Create(type, small.Where(s => type.GetProperty(s.Key) is not null).ToDictionary());
    }

    private static IEnumerable<Type> All() =>
        MethodCatalog.Find(typeof(IUnlearningMethod<AnswerProblem>), typeof(AnswerProblem).Assembly).Values.OrderBy(type => type.Name, StringComparer.Ordinal);
}
