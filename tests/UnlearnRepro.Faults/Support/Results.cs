namespace UnlearnRepro.Faults.Support;

/// <summary>What a run has to have said.</summary>
internal static class Results
{
    /// <summary>Requires what bad input gets: exit 2 and one line that has the parts in it.</summary>
    public static void IsOneLine(this Result result, params string[] parts)
    {
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Output + result.Error);
        Assert.That(result.Error.TrimEnd('\n'), Does.StartWith("error: ").And.Not.Contains('\n'));
        foreach (string part in parts)
        {
            Assert.That(result.Error, Does.Contain(part));
        }
    }
}
