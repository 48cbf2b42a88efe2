using UnlearnRepro.Claims;
using UnlearnRepro.NUnit;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>docs/rules.md has every rule with its margins, as the code has them; UPDATE_SNAPSHOTS=1 writes it, except on CI.</summary>
public class RulesPageTests
{
    private static readonly string Path = System.IO.Path.Combine(RepositoryRoot.Path, "docs", "rules.md");

    private const string Start = """
        # Rules: what decides a claim

        The kinds of claims that a claims file can make ([claims.json](../src/UnlearnRepro.Images/claims.json), or one of your own for
        [verdict](verdict.md)), with the numbers that each states under `margins`: these and no others, written as numbers, fixed before the results are seen.
        Statistical rules read numbers alone and can judge any table, but for those that read an audit or take factors; a family's claims share its error rate. Those that compare two studies stand in joint claims alone
        ([claims.md](claims.md)), whose parts name the other study under `than`. Exact rules run cells again or read their
        fingerprints, have no margin and no error rate, and need a study that can be run. `methods` are given in the order in which the sentence has them; `metric` is the one that
        the values are of, `audit` the number of many models that a report's tables "Audits over the grid" have, `factors` the seed axes that a study varies
        ([claims.md](claims.md)), for the rules that say how many they take. Written by a test from the code, `src/UnlearnRepro/Claims/Rules`.

        """;

    [Test]
    public void ThePageIsThatOfTheCode()
    {
        string page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(Path, page);
        }

        Assert.That(File.ReadAllText(Path).ReplaceLineEndings("\n"), Is.EqualTo(page), $"accept: UPDATE_SNAPSHOTS=1 dotnet test --filter FullyQualifiedName~{nameof(RulesPageTests)}");
    }

    [Test]
    public void EveryRuleSaysWhatAClaimSaysAndWhatItsNumbersAre() => Assert.Multiple(() =>
    {
        foreach (var rule in ClaimRules.All.Values)
        {
            Assert.That(rule.Says, Does.EndWith("."), rule.Name);
            Assert.That(rule.Margins.Select(margin => margin.Meaning), Has.All.Not.Empty, rule.Name);
            Assert.That(rule is not IExactRule || rule.Margins.Count == 0, rule.Name);
        }
    });

    private static string Page()
    {
        var text = new StringWriter();
        text.Write(Start.ReplaceLineEndings("\n"));
        Part("Statistical rules", rule => rule is IStatisticalRule);
        Part("Rules that compare two studies", rule => rule is IComparisonRule);
        Part("Exact rules", rule => rule is IExactRule);
        return text.ToString();

        void Part(string title, Func<IClaimRule, bool> kind)
        {
            text.Write($"\n## {title}\n");
            foreach (var rule in ClaimRules.All.Values.Where(kind).OrderBy(rule => rule.Name, StringComparer.Ordinal))
            {
                text.Write($"\n### {rule.Name}\n\n{rule.Says}\n{Factors(rule)}{(rule.Margins.Count == 0 ? "" : "\n")}{string.Concat(rule.Margins.Select(Margin))}");
            }
        }
    }

    private static string Factors(IClaimRule rule) => rule.Factors == 0 ? "" : $"\n{NumberText.Count(rule.Factors, "factor")}.\n";

    private static string Margin(RuleMargin margin) => $"- `{margin.Name}`: {margin.Meaning}{(margin.Default is { } value ? $" ({NumberText.Of(value)} if left out)" : "")}\n";
}
