using NUnit.Framework;

namespace UnlearnRepro.NUnit.KnownBroken;

/// <summary>A page of documentation that ends in the table of known defects.</summary>
public static class DefectsPage
{
    private const string Head = "| defect | whose code | caught here by |";

    /// <summary>The page's table has these rows. UPDATE_SNAPSHOTS=1 writes it, except on CI.</summary>
    /// <param name="name">The page's file in the folder docs.</param>
    /// <param name="rows">Defect, whose code, and the check.</param>
    /// <param name="fixture">The test to run for that.</param>
    public static void Verify(string name, IEnumerable<(string Name, string Source, string Catcher)> rows, string fixture)
    {
        string path = Path.Combine(RepositoryRoot.Path, "docs", name);
        string table = string.Join('\n', rows.Select(d => $"| {d.Name} | {d.Source} | {Code(d.Catcher)} |").Prepend("| - | - | - |").Prepend(Head));
        string page = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        string text = page[..Math.Max(0, page.IndexOf(Head, StringComparison.Ordinal))];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(path, $"{text}{table}\n");
            return;
        }

        Assert.That(page[text.Length..].TrimEnd(), Is.EqualTo(table), $"accept: UPDATE_SNAPSHOTS=1 dotnet test --filter FullyQualifiedName~{fixture}");
    }

    // Names from the code in the type of code.
    private static string Code(string catcher) => catcher.Contains('.', StringComparison.Ordinal) ? $"`{catcher}`" : catcher;
}
