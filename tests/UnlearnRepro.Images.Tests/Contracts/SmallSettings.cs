namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>
/// Hyper-parameters for a <see cref="SmallProblem"/>. The defaults are made for thousands of samples: 24 in one batch leave a shuffle nothing
/// to decide, and a threshold of 10 selects nothing.
/// </summary>
internal static class SmallSettings
{
    /// <summary>Those that the method has.</summary>
    public static Dictionary<string, string> Of(Type method, params IEnumerable<KeyValuePair<string, string>> further)
    {
        var small = new Dictionary<string, string> { ["BatchSize"] = "5", ["Epochs"] = "2", ["Copies"] = "2", ["Noises"] = "4", ["NoiseSteps"] = "4", ["PerClass"] = "4", ["RepairBatchSize"] = "5" };
        if (method.Name.Contains("Ssd", StringComparison.OrdinalIgnoreCase))
        {
            small["Alpha"] = "0.5";
        }

        foreach (var (name, value) in further)
        {
            small[name] = value;
        }

        return small.Where(s => method.GetProperty(s.Key) is not null).ToDictionary();
    }
}
