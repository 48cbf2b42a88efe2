using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Scenarios;

/// <summary>
/// Forgets a percentage of the authors, rounded down and at least one: those of the corpus's own forget set where it has one, others are drawn by
/// s_forget. The first author drawn is the next one of a random order that all levels share, the others are drawn at each level anew. So each author
/// is as likely as any other, levels that forget one author forget different ones, and at one level a smaller set is within a larger one.
/// </summary>
/// <param name="Percent">1, 5 or 10.</param>
public sealed record AuthorsScenario(int Percent)
{
    /// <summary>The forms of a name.</summary>
    public static IReadOnlyList<ScenarioForm<AuthorsScenario>> Forms { get; } = [.. AuthorShare.Percents.Select(Form)];

    /// <summary>What the user types, e.g. <c>authors-10pct</c>.</summary>
    public string Name => $"authors-{Percent}pct";

    /// <summary>The scenario of a name.</summary>
    /// <exception cref="DatasetException">There is none of that name; the message lists those there are.</exception>
    public static AuthorsScenario Parse(string name) => Forms.Parse(name);

    /// <summary>Whether D_f differs between levels of s_forget; otherwise the corpus says who is forgotten.</summary>
    public static bool Draws(Corpus corpus) => corpus.Splits.Count == 0;

    /// <summary>How many levels s_forget has: one for each author where one is forgotten, one where nothing is drawn, else null for no end of them.</summary>
    public int? Levels(Corpus corpus) => !Draws(corpus) ? 1 : AuthorShare.Of(Percent, corpus.Authors) == 1 ? corpus.Authors : null;

    /// <summary>Splits a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="forget">A level of s_forget; not looked at unless the corpus <see cref="Draws"/>.</param>
    /// <exception cref="DatasetException">It has no forget set of this size, no author would stay, or there are fewer levels.</exception>
    public TextSplit Split(Corpus corpus, SeedLevel forget)
    {
        int[] authors = [.. (Draws(corpus) ? Drawn(corpus, forget) : Own(corpus)).Order()];
        return authors.Length < corpus.Authors
            ? new(corpus, authors, Neighbours.Of(corpus, authors))
            : throw new DatasetException(Where(corpus), "an author who stays", "none");
    }

    private static ScenarioForm<AuthorsScenario> Form(int percent)
    {
        var scenario = new AuthorsScenario(percent);
        return new(scenario.Name, scenario.Name, $"{percent} % of the authors, at least one", name => name == scenario.Name ? scenario : null);
    }

    private IReadOnlyList<int> Own(Corpus corpus) => corpus.Splits.TryGetValue(Percent, out var authors)
        ? authors
        : throw new DatasetException(Where(corpus), $"one of its forget sets of {string.Join(", ", corpus.Splits.Keys.Order())} %", $"{Percent}");

    private IEnumerable<int> Drawn(Corpus corpus, SeedLevel forget)
    {
        int count = AuthorShare.Of(Percent, corpus.Authors);
        if (forget.Index >= Levels(corpus))
        {
            throw new DatasetException(Where(corpus), $"at most {corpus.Authors} levels of s_forget, one for each author", $"{forget.Index + 1}");
        }

        int first = Permutation.Of(corpus.Authors, forget.Axis.At("authors"))[forget.Index % corpus.Authors];
        return Permutation.Of(corpus.Authors, forget.Seed).Where(author => author != first).Prepend(first).Take(count);
    }

    private string Where(Corpus corpus) => $"scenario {Name} of '{corpus.Name}'";
}
