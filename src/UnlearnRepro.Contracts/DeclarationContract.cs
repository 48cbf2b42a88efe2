using System.Globalization;
using System.Reflection;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Contracts;

/// <summary>
/// What an unlearning method says of itself is so: that it starts afresh, that its hyper-parameters do something, are all in its
/// text and keep their limits. Like <see cref="MethodContract"/>, for every method in this repository
/// without being written; on one model.
/// </summary>
/// <param name="method">The method, with settings that change a model of 24 samples.</param>
/// <param name="network">A network for 16 pixels and 3 classes, best with batch norm, whose averages are a part of M_o too.</param>
public abstract class DeclarationContract(IUnlearningMethod<ClassProblem> method, Network network)
    : DeclarationContract<ClassProblem>(method, (training, forget, dtype) => new SmallProblem(network, training, forget, dtype));

/// <summary>The same for methods of any kind of problem.</summary>
/// <typeparam name="TProblem">The kind of problem.</typeparam>
/// <param name="method">The method, with settings that change a model of so small a problem.</param>
/// <param name="small">Makes the problem.</param>
public abstract class DeclarationContract<TProblem>(IUnlearningMethod<TProblem> method, SmallProblemOf<TProblem> small)
    where TProblem : Problem
{
    /// <summary>Hyper-parameters that so small a problem gives nothing to decide.</summary>
    protected virtual IReadOnlyList<string> Idle => [];

    /// <summary>M_r is independent of M_o, parameters and buffers; nothing else is.</summary>
    [Test]
    public void NothingOfTheOriginalSurvivesExactlyWhereItStartsAfresh()
    {
        using var problem = small([1]);
        using var other = small([2]);
        Assert.That(Unlearned(method, other) == Unlearned(method, problem), Is.EqualTo(method.Randomness == Randomness.Retraining), "M_u of two M_o, equal");
    }

    /// <summary>A hyper-parameter that is not in the text is not in the content key: two settings would share one stored cell.</summary>
    [Test]
    public void ItsTextIsAllOfIt() => Assert.That(MethodCatalog.Create(method.GetType(), Settings()), Is.EqualTo(method), method.Parameters());

    /// <summary>One that changes nothing is inactive by mistake. Half of its value, one more, 1 and a hundred times as much are tried.</summary>
    [Test]
    public void EveryHyperParameterMatters()
    {
        using var problem = small([1]);
        string first = Unlearned(method, problem);
        Assert.That(Settings().Where(s => !Idle.Contains(s.Key) && IsIdle(s.Key, s.Value)).Select(s => s.Key), Is.Empty, "hyper-parameters without an effect");

        bool IsIdle(string name, string value) =>
            Others(value).Any() && Others(value).All(other => Unlearned(With(name, other), problem) == first);
    }

    /// <summary>A number without one, or without <see cref="FreeAttribute"/>, is one whose values nobody thought about.</summary>
    [Test]
    public void EveryHyperParameterHasALimit() => Assert.That(
        MethodLimits.Numbers(method.GetType()).Where(p => !p.IsDefined(typeof(LimitAttribute))).Select(p => p.Name),
        Is.Empty,
        "hyper-parameters without a limit");

    /// <summary>Also of a method that was made in code: it calls <see cref="MethodLimits.RequireLimits"/> before all else.</summary>
    [Test]
    public void WhatIsBeyondALimitIsRefused()
    {
        using var problem = small([1]);
        foreach (var parameter in MethodLimits.Numbers(method.GetType()))
        {
            if (Worst(parameter) is { } worst)
            {
                Assert.That(
                    () => Unlearned(Made(parameter, worst), problem),
                    Throws.ArgumentException.With.Message.StartsWith($"method {method.GetType().Name}, {parameter.Name}: expected "));
            }
        }
    }

    // A value that no limit allows; null if the hyper-parameter may have every value of its type.
    private static object? Worst(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(double) ? double.NaN
        : parameter.GetCustomAttributes<LimitAttribute>().All(limit => limit.Holds(int.MinValue)) ? null
        : Convert.ChangeType(int.MinValue, parameter.ParameterType, CultureInfo.InvariantCulture);

    // By its constructor, past all checks.
    private IUnlearningMethod<TProblem> Made(ParameterInfo other, object value)
    {
        var constructor = (ConstructorInfo)other.Member;
        object?[] values = [.. constructor.GetParameters().Select(p => p.Name == other.Name ? value : method.GetType().GetProperty(p.Name!)!.GetValue(method))];
        return (IUnlearningMethod<TProblem>)constructor.Invoke(values);
    }

    // None for what is neither a number nor a yes or no.
    private static IEnumerable<string> Others(string text)
    {
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out double value))
        {
            return bool.TryParse(text, out bool yes) ? [$"{!yes}"] : [];
        }

        bool whole = !text.Contains('.', StringComparison.Ordinal) && value >= 1;
        double[] others = [value / 2, value + 1, 1, whole ? value : 100 * value];
        return others.Where(v => v != value && (!whole || v % 1 == 0)).Select(v => v.ToString(CultureInfo.InvariantCulture));
    }

    private IUnlearningMethod<TProblem> With(string name, string value) =>
        (IUnlearningMethod<TProblem>)MethodCatalog.Create(method.GetType(), new Dictionary<string, string>(Settings()) { [name] = value });

    private Dictionary<string, string> Settings() =>
        method.Parameters().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]);

    private static string Unlearned(IUnlearningMethod<TProblem> method, ISmallProblem<TProblem> problem)
    {
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20));
        return SmallProblem.Hashes(unlearned).Single();
    }
}
