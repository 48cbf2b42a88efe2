using System.Globalization;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Faults.Held;

/// <summary>
/// The updates of all methods on a small world, by length and by their products with two fixed vectors. The code that made methods.csv
/// was held against original or independent PyTorch code, to 5e-9 of the update at worst: who changes a number here has a new proof.
/// </summary>
[TestFixture]
public sealed class MethodsTests
{
    private const string Header = "method,network,length,cosine,sine";

    private static string[] Lines =>
    [
        .. from type in MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>)).Values.OrderBy(type => type.Name, StringComparer.Ordinal)
           from network in SmallWorld.Networks.Keys
           select $"{type.Name},{network},{string.Join(',', Update(type, network).Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}",
    ];

    [Test]
    public void Every_update_is_the_one_that_was_proved()
    {
        string[] found = Lines;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllLines(Path.Combine(RepositoryRoot.Path, "tests", "UnlearnRepro.Faults", "Held", "methods.csv"), found.Prepend(Header));
        }

        string[] proved = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Held", "methods.csv")).Skip(1)];
        Assert.That(found.Select(Name), Is.EqualTo(proved.Select(Name)));
        Assert.Multiple(() =>
        {
            foreach (var (a, b) in found.Zip(proved))
            {
                double[] x = Numbers(a), y = Numbers(b);
                Assert.That(x.Zip(y, (u, v) => Math.Abs(u - v)).Max(), Is.LessThanOrEqualTo(5e-9 * y[0]), $"{Name(a)}: expected {b}, found {a}");
            }
        });
    }

    private static string Name(string line) => string.Join(',', line.Split(',')[..2]);

    private static double[] Numbers(string line) => [.. line.Split(',')[2..].Select(x => double.Parse(x, CultureInfo.InvariantCulture))];

    private static double[] Update(Type type, string network)
    {
        var (original, problem) = SmallWorld.Trained[network];
        using var scope = TensorScope.Begin();
        using var after = ((IUnlearningMethod<ClassProblem>)MethodCatalog.Create(type, Few(type))).Unlearn(original, problem, SmallWorld.Streams(5));
        double[] update = [.. Values(after).Zip(Values(original), (a, b) => a - b)];
        return [Math.Sqrt(update.Sum(x => x * x)), update.Select((x, k) => x * Math.Cos(k)).Sum(), update.Select((x, k) => x * Math.Sin(1.3 * k * k)).Sum()];
    }

    private static double[] Values(Model model) =>
        [.. model.Theta.data<double>(), .. model.Network.Buffers.SelectMany(b => model.Buffer(b).data<double>())];

    // Defaults are for thousands of samples; twenty are left alone by large batches and thresholds.
    private static Dictionary<string, string> Few(Type type)
    {
        var settings = new Dictionary<string, string>();
        foreach (var (name, value) in ((string, string)[])[("BatchSize", "4"), ("Copies", "2"), ("Noises", "4")])
        {
            if (type.GetProperty(name) is not null)
            {
                settings[name] = value;
            }
        }

        if (type.GetProperty("Lambda") is not null && type.GetProperty("Alpha") is not null)
        {
            settings["Alpha"] = "1";
        }

        return settings;
    }
}
