using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Kernels.Tests.Methods;

/// <summary>All methods of the kernels, so that a new file is tested without being named.</summary>
internal static class Every
{
    /// <summary>Each with its defaults, except those that would leave 20 samples alone, large batches and large thresholds, or take long.</summary>
    public static IEnumerable<TestFixtureData> Method => MethodCatalog.Find().Values.Select(type =>
    {
        var settings = new Dictionary<string, string>();
        if (type.GetProperty("BatchSize") is not null)
        {
            settings["BatchSize"] = "4";
        }

        foreach (var (name, few) in new[] { ("Copies", "2"), ("Noises", "4") }.Where(s => type.GetProperty(s.Item1) is not null))
        {
            settings[name] = few;
        }

        if (type.GetProperty("Lambda") is not null && type.GetProperty("Alpha") is not null)
        {
            settings["Alpha"] = "1";
        }

        return new TestFixtureData(MethodCatalog.Create(type, settings)).SetArgDisplayNames(type.Name);
    });
}
