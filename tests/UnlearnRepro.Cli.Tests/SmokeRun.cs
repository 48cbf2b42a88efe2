namespace UnlearnRepro.Cli.Tests;

/// <summary>The smoke tier at seed 7, run from nothing by one worker: once for all tests that look at it or start from what it left.</summary>
internal sealed class SmokeRun
{
    /// <summary>The study's folder among the reports.</summary>
    public const string Study = "digits-full-class-3-smoke-seed7";

    private static readonly Lazy<SmokeRun> Made = new(() => new());

    private SmokeRun() => Result = Unlearn.Succeed("reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--workers", "1", "--artifacts", Artifacts.Path, "--json", Json);

    /// <summary>It.</summary>
    public static SmokeRun Only => Made.Value;

    /// <summary>What it returned and printed.</summary>
    public Result Result { get; }

    /// <summary>Where it wrote; to be looked at and not changed.</summary>
    public ArtifactsFolder Artifacts { get; } = new();

    /// <summary>Its summary.</summary>
    public string Json => Path.Combine(Artifacts.Path, "out.json");

    /// <summary>Deletes what it wrote.</summary>
    public static void Delete()
    {
        if (Made.IsValueCreated)
        {
            Made.Value.Artifacts.Dispose();
        }
    }
}

/// <summary>Runs once after all tests of the assembly.</summary>
[SetUpFixture]
public sealed class SmokeRunEnd
{
    [OneTimeTearDown]
    public void Delete() => SmokeRun.Delete();
}
