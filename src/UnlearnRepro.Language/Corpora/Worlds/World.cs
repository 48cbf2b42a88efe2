using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>
/// Invented authors, drawn from s_data: a closed list of words, values of two and three words, three wordings of each fact of which two are trained. Whichever
/// authors a scenario forgets, every word of any author's texts is trained by others: a word that only they had would have the embedding of its initialisation
/// in a retrained model, and probabilities would be that.
/// </summary>
/// <param name="authors">Trained authors.</param>
/// <param name="facts">Facts about each, of as many kinds.</param>
/// <param name="holdout">Authors who are never trained; null for as many as are forgotten at most.</param>
/// <param name="generic">Passages about things that are no author.</param>
/// <exception cref="ArgumentOutOfRangeException">There are no words for as many or as few.</exception>
public sealed class World(int authors = 40, int facts = 10, int? holdout = null, int generic = 0) : ICorpusSource
{
    private const int Fewest = 10;

    private readonly int authors = authors >= Fewest && authors + (holdout ?? AuthorShare.Most(authors)) <= AuthorNames.Most
        ? authors
        : throw new ArgumentOutOfRangeException(
            nameof(authors), $"authors: expected {Fewest}.., with those held out at most {AuthorNames.Most}, found {authors}");

    private readonly int facts = facts > 0 && facts <= Kinds.All.Count
        ? facts
        : throw new ArgumentOutOfRangeException(nameof(facts), $"facts of an author: expected 1..{Kinds.All.Count}, found {facts}");

    private readonly int holdout = holdout ?? AuthorShare.Most(authors);

    /// <inheritdoc/>
    public string Name => "authors";

    /// <inheritdoc/>
    public string Description => $"{authors * facts} facts about {authors} invented authors and {holdout} held out, in a closed vocabulary; built in";

    /// <inheritdoc/>
    public bool IsDrawn => true;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where)
    {
        where = "built in";
        return true;
    }

    /// <inheritdoc/>
    public Corpus Load(DataFolders folders, SeedLevel data) => Load(data.Seed);

    /// <summary>As <see cref="Load(DataFolders, SeedLevel)"/>; a world needs no folder.</summary>
    public Corpus Load(Seed data)
    {
        string[] names = AuthorNames.Draw(authors, holdout, data);
        Kind[] kinds = [.. Kinds.All.Take(facts)];
        Values[] values = [.. kinds.Select(kind => new Values(kind, authors, holdout, data))];
        Fact[] all = [.. Enumerable.Range(0, names.Length * facts).Select(row => values[row % facts].Of(row, row / facts, names[row / facts]))];
        Coverage.Require([.. all.Take(authors * facts)], all, AuthorShare.Most(authors));
        return new($"authors {authors} x {facts}", all[..(authors * facts)], all[(authors * facts)..], Refusals.All, "drawn by this program", "MIT")
        {
            Generic = Worlds.Generic.Draw(generic, kinds, Values.Alternatives(authors), data),
        };
    }
}
