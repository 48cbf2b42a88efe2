using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests;

/// <summary>Splits by a seed alone, for scenarios that look at no other level of s_forget.</summary>
internal static class SeedSplits
{
    public static Split Split(this IScenario scenario, ImageDataset data, Seed forget) => scenario.Split(data, new SeedLevel(forget, forget, 0));
}
