using UnlearnRepro.Domains.Data;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>
/// TOFU (Maini et al. 2024, arXiv 2401.06121): 20 questions and answers about each of 200 invented authors. Its questions about real authors and
/// about the world are left out: a model trained on TOFU alone does not know the answers, and utility would measure nothing. SHA-256 of its files
/// are not published, and copies differ in the order of rows: files are held against each other instead.
/// </summary>
/// <param name="authors">
/// How many of the authors. The last tenth of them are the last of forget10, the others the first that are not in it, which are those with
/// perturbed answers. Null for all, with the forget sets that are TOFU's own.
/// </param>
/// <exception cref="ArgumentOutOfRangeException">Fewer than two.</exception>
public sealed class TofuSource(int? authors = null) : ICorpusSource
{
    private const string Page = "https://huggingface.co/datasets/locuslab/TOFU";

    private static readonly SourceFolder Place = new(
        "tofu", string.Join(", ", TofuFolder.Required), $"it is had at {Page}, idontknow.jsonl at https://github.com/locuslab/tofu", TofuFolder.Required);

    private readonly int? authors = authors is null or >= 2
        ? authors
        : throw new ArgumentOutOfRangeException(nameof(authors), $"authors: expected at least 2, found {authors}");

    /// <inheritdoc/>
    public string Name => Place.Name;

    /// <inheritdoc/>
    public string Description => $"4,000 questions and answers about 200 invented authors, English (MIT); {Page}";

    /// <inheritdoc/>
    public bool IsDrawn => false;

    /// <inheritdoc/>
    public bool IsAvailable(DataFolders folders, out string where) => Place.IsAvailable(folders, out where);

    /// <inheritdoc/>
    public Corpus Load(DataFolders folders, SeedLevel data) => Load(folders);

    /// <summary>As <see cref="Load(DataFolders, SeedLevel)"/>; nothing is drawn.</summary>
    /// <exception cref="DatasetException">The files are not there, or not what they should be.</exception>
    public Corpus Load(DataFolders folders)
    {
        var files = new TofuFolder(Place.Require(folders));
        var rows = new TofuRows(files);
        int all = rows.Full.Count / TofuRows.OfAuthor, count = authors ?? all;
        int[] chosen = Chosen(rows, all, count);
        Fact[] facts = [.. chosen.SelectMany((author, number) => TofuFacts.OfAuthor(rows, author, number))];
        var holdout = rows.Holdout.Take(TofuRows.OfAuthor * AuthorShare.Most(count))
            .Select((row, place) => TofuFacts.Of(row, rows.Full.Count + place, count + (place / TofuRows.OfAuthor), row.Paraphrased is null ? null : row));
        int told = facts.Count(fact => fact.HasAlternatives);
        return new(
            count == all ? "TOFU" : $"TOFU, {count} authors", facts, [.. holdout], RefusalReader.Read(files.PathOf("idontknow.jsonl")),
            "P. Maini et al., TOFU: A Task of Fictitious Unlearning for LLMs (2024), arXiv 2401.06121; locuslab/TOFU", "MIT")
        {
            Splits = count == all ? rows.Splits : AuthorShare.Percents.ToDictionary(percent => percent, percent => Last(AuthorShare.Of(percent, count), count)),
            Notes =
            [
                .. files.Absent.Select(file => $"{file} is not there"),
                .. told < facts.Length ? new[] { $"{told} of {facts.Length} facts have paraphrased and perturbed answers" } : [],
                .. count == all ? [] : new[] { $"{count} of {all} authors, those who are forgotten at the end" },
            ],
        };
    }

    private static int[] Chosen(TofuRows rows, int all, int count)
    {
        var forgotten = rows.Splits[AuthorShare.Percents[^1]];
        int last = AuthorShare.Most(count), first = count - last;
        if (count == all)
        {
            return [.. Enumerable.Range(0, all)];
        }

        int[] retained = [.. Enumerable.Range(0, all).Except(forgotten).Take(first)];
        return retained.Length == first && last <= forgotten.Count
            ? [.. retained, .. forgotten.TakeLast(last)]
            : throw new DatasetException($"data set '{Place.Name}'", $"at most {all} authors", $"{count}");
    }

    private static IReadOnlyList<int> Last(int some, int count) => [.. Enumerable.Range(count - some, some)];
}
