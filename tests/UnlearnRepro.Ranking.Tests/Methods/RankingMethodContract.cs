using System.Globalization;
using System.Reflection;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Methods;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>
/// What the pipeline takes for granted of an unlearning method, here of rankers: as MethodContract and DeclarationContract have it for networks.
/// </summary>
/// <param name="method">The method, with settings that change a ranker of twenty rounds.</param>
public abstract class RankingMethodContract(IUnlearningMethod<Ranker, Federation> method)
{
    private static readonly Seed Seed = Seed.Root(20), OtherSeed = Seed.Root(40);
    private static readonly Federation Data = SmallFederation.Of(SmallFederation.Recipe());

    // Never changed: a test holds every method to that.
    private static readonly Ranker Trained = Data.Trained();

    /// <summary>Whether the forgotten clients take part in the unlearning.</summary>
    protected virtual bool AsksTheForgotten => false;

    [Test]
    public void TheOriginalAndTheDataStayAsTheyWere()
    {
        var original = Data.Trained();
        string model = Fingerprint.Of(original), data = Fingerprint.Of(Data);
        var unlearned = method.Unlearn(original, Data, Seed);
        Assert.That(Fingerprint.Of(original), Is.EqualTo(model), "M_o and its log");
        Assert.That(Fingerprint.Of(Data), Is.EqualTo(data), "the federation");

        // M_u is a copy: what happens to it later does not reach M_o either.
        Array.Clear(unlearned.Weights);
        Assert.That(Fingerprint.Of(original), Is.EqualTo(model), "M_o and its log after a change of M_u");
    }

    /// <summary>Another run comes in between: what it leaves behind must not be seen.</summary>
    [Test]
    public void EqualSeedsGiveEqualWeightsToTheBit()
    {
        string first = Unlearned(Seed);
        Unlearned(OtherSeed);
        Assert.That(Unlearned(Seed), Is.EqualTo(first));
    }

    [Test]
    public void OtherSeedsGiveOtherWeightsExactlyWhereItDraws() =>
        Assert.That(Unlearned(OtherSeed) == Unlearned(Seed), Is.EqualTo(method.Randomness == Randomness.None), $"{method.Randomness}, and equal weights");

    [Test]
    public void NothingOfTheOriginalSurvivesExactlyWhereItStartsAfresh()
    {
        var other = Training.Original(Data, Seed.Root(2));
        bool equal = Fingerprint.Of(method.Unlearn(other, Data, Seed).Weights) == Unlearned(Seed);
        Assert.That(equal, Is.EqualTo(method.Randomness == Randomness.Retraining), "M_u of two M_o, equal");
    }

    [Test]
    public void ItChangesTheModel() => Assert.That(
        Unlearned(Seed), method is Original ? Is.EqualTo(Fingerprint.Of(Trained.Weights)) : Is.Not.EqualTo(Fingerprint.Of(Trained.Weights)));

    [Test]
    public void WeightsAreFiniteAndWithoutALog([Values] Attack attack)
    {
        var data = Data with { Attack = attack };
        var unlearned = method.Unlearn(data.Trained(), data, Seed);
        Assert.That(unlearned.Weights, Has.Length.EqualTo(SmallFederation.Features).And.All.Matches<double>(double.IsFinite));
        Assert.That(unlearned.Log, Is.Null);
    }

    /// <summary>Which documents the forgotten clients have is known to M_o and to nobody else.</summary>
    [Test]
    public void ItAsksTheForgottenExactlyWhereItSaysSo()
    {
        Query[][] clients = [SmallFederation.Queries(77, 3), .. Data.Clients.Skip(1).Select(queries => queries.ToArray())];
        var train = Data.Data.Train with { Queries = [.. clients.SelectMany(queries => queries)] };
        var others = Data with { Clients = clients, Data = Data.Data with { Train = train } };
        string with = Fingerprint.Of(method.Unlearn(Trained, others, Seed).Weights);
        Assert.That(with != Unlearned(Seed), Is.EqualTo(AsksTheForgotten), "M_u of other queries of the forgotten, other weights");
    }

    [Test]
    public void WithoutALogItNeedsNoneOrSaysSoInOneLine()
    {
        try
        {
            Assert.That(Fingerprint.Of(method.Unlearn(Trained with { Log = null }, Data, Seed).Weights), Is.EqualTo(Unlearned(Seed)));
        }
        catch (ArgumentException e)
        {
            Assert.That(e.Message, Is.EqualTo($"method {method.GetType().Name}: expected M_o with its training log, found none"));
        }
    }

    [Test]
    public void ItsTextIsAllOfIt() => Assert.That(MethodCatalog.Create(method.GetType(), Settings()), Is.EqualTo(method), method.Parameters());

    /// <summary>One that changes nothing is inactive by mistake. Half of its value, one more, 1 and a hundred times as much are tried.</summary>
    [Test]
    public void EveryHyperParameterMatters()
    {
        string first = Unlearned(Seed);
        Assert.That(Settings().Where(s => IsIdle(s.Key, s.Value)).Select(s => s.Key), Is.Empty, "hyper-parameters without an effect");

        bool IsIdle(string name, string value) => Others(name, value).All(other => Fingerprint.Of(other.Unlearn(Trained, Data, Seed).Weights) == first);
    }

    [Test]
    public void EveryHyperParameterHasALimitAndKeepsIt()
    {
        foreach (var parameter in MethodLimits.Numbers(method.GetType()))
        {
            Assert.That(parameter.GetCustomAttributes<LimitAttribute>(), Is.Not.Empty, $"limits of {parameter.Name}");
            object worst = parameter.ParameterType == typeof(double) ? (object)double.NaN : int.MinValue;
            Assert.That(
                () => Made(parameter, worst).Unlearn(Trained, Data, Seed),
                Throws.ArgumentException.With.Message.StartsWith($"method {method.GetType().Name}, {parameter.Name}: expected "));
        }
    }

    private string Unlearned(Seed seed) => Fingerprint.Of(method.Unlearn(Trained, Data, seed).Weights);

    // By its constructor, past all checks.
    private IUnlearningMethod<Ranker, Federation> Made(ParameterInfo other, object value)
    {
        var constructor = (ConstructorInfo)other.Member;
        object?[] values = [.. constructor.GetParameters().Select(p => p.Name == other.Name ? value : method.GetType().GetProperty(p.Name!)!.GetValue(method))];
        return (IUnlearningMethod<Ranker, Federation>)constructor.Invoke(values);
    }

    // Those that the limits allow, of a number or a yes or no.
    private IEnumerable<IUnlearningMethod<Ranker, Federation>> Others(string name, string text)
    {
        bool whole = MethodLimits.Numbers(method.GetType()).Any(p => p.Name == name && p.ParameterType == typeof(int));
        foreach (string other in bool.TryParse(text, out bool yes) ? [$"{!yes}"] : Numbers(double.Parse(text, CultureInfo.InvariantCulture)))
        {
            IMethod made;
            try
            {
                made = MethodCatalog.Create(method.GetType(), new Dictionary<string, string>(Settings()) { [name] = other });
            }
            catch (ArgumentException)
            {
                continue;
            }

            yield return (IUnlearningMethod<Ranker, Federation>)made;
        }

        string[] Numbers(double value)
        {
            double[] numbers = [value / 2, value + 1, 1, whole ? value : 100 * value];
            return [.. numbers.Where(v => v != value && (!whole || v % 1 == 0)).Select(v => v.ToString(CultureInfo.InvariantCulture))];
        }
    }

    private Dictionary<string, string> Settings() =>
        method.Parameters().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]);
}
