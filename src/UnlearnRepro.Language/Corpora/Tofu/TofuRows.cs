using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>
/// All rows of TOFU, checked against each other: who is forgotten, and the rows with paraphrased and perturbed answers by their place in full.
/// </summary>
internal sealed class TofuRows
{
    /// <summary>Rows about an author, one behind the other.</summary>
    public const int OfAuthor = 20;

    private readonly TofuFolder files;
    private readonly RowIndex index;
    private readonly Dictionary<int, QaRow> alternatives = [];

    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="DatasetException">One of them is missing or damaged, or they do not fit together.</exception>
    public TofuRows(TofuFolder files)
    {
        this.files = files;
        string path = files.PathOf("full.json");
        Full = QaReader.Read(path);
        index = new(path, Full);
        if (Full.Count % OfAuthor != 0)
        {
            throw new DatasetException(path, $"{OfAuthor} rows for each author", $"{Full.Count} rows");
        }

        int[]? larger = null;
        foreach (int percent in AuthorShare.Percents.Reverse())
        {
            larger = Forget(percent, larger);
        }

        Holdout = files.Optional(TofuFolder.Holdout(AuthorShare.Percents[^1])) ?? [];
        CheckHoldout();
        RetainAlternatives();
    }

    /// <summary>The rows that a model is trained on.</summary>
    public IReadOnlyList<QaRow> Full { get; }

    /// <summary>Rows of the same kind that are not among them; empty where there are none.</summary>
    public IReadOnlyList<QaRow> Holdout { get; }

    /// <summary>Authors who are forgotten, by the percentage that their file's name has.</summary>
    public Dictionary<int, IReadOnlyList<int>> Splits { get; } = [];

    /// <summary>The row with paraphrased and perturbed answers that goes with a row of full; null where there is none.</summary>
    public QaRow? Alternatives(int row) => alternatives.GetValueOrDefault(row);

    // The rows of a forget set; those of the next larger one hold them.
    private int[] Forget(int percent, int[]? larger)
    {
        string file = TofuFolder.Forget(percent), path = files.PathOf(file);
        var rows = QaReader.Read(path);
        int[] places = index.Places(path, rows);
        if (larger is not null && Array.FindIndex(places, place => !larger.Contains(place)) is >= 0 and var outside)
        {
            throw new DatasetException($"{path}:{rows[outside].Line}", "a row of the next larger forget set", "another one");
        }

        int[] authors = [.. places.Select(place => place / OfAuthor).Distinct().Order()];
        if (authors.Length * OfAuthor != places.Length)
        {
            throw new DatasetException(path, $"all {OfAuthor} rows of each author", $"{places.Length} rows of {authors.Length} authors");
        }

        Splits[percent] = authors;
        CheckRetain(percent, places);
        if (files.Optional(TofuFolder.Perturbed(percent)) is { } perturbed)
        {
            AddAlternatives(TofuFolder.Perturbed(percent), perturbed, places, file);
        }

        return places;
    }

    private void CheckRetain(int percent, int[] forgotten)
    {
        if (files.Optional(TofuFolder.Retain(percent)) is not { } rows)
        {
            return;
        }

        string path = files.PathOf(TofuFolder.Retain(percent));
        int[] places = index.Places(path, rows);
        if (Array.FindIndex(places, forgotten.ToHashSet().Contains) is >= 0 and var both)
        {
            throw new DatasetException($"{path}:{rows[both].Line}", $"a row that is not in {TofuFolder.Forget(percent)}", "one that is");
        }

        if (places.Length + forgotten.Length != Full.Count)
        {
            throw new DatasetException(path, $"{Full.Count - forgotten.Length} rows, those of full.json that are not forgotten", $"{places.Length}");
        }
    }

    // The rows of a file stand as those of another one do.
    private void AddAlternatives(string file, IReadOnlyList<QaRow> rows, int[] places, string other)
    {
        string path = files.PathOf(file);
        int[] found = index.Places(path, rows);
        if (found.Zip(places).Index().FirstOrDefault(pair => pair.Item.First != pair.Item.Second, (-1, default)) is ( >= 0 and var at, _))
        {
            throw new DatasetException($"{path}:{rows[at].Line}", $"the rows of {other} in their order", "another one");
        }

        if (found.Length != places.Length)
        {
            throw new DatasetException(path, $"{places.Length} rows, as {other} has", $"{found.Length}");
        }

        Add(path, rows, found);
    }

    private void RetainAlternatives()
    {
        string path = files.PathOf("retain_perturbed.json");
        var rows = QaReader.Read(path);
        int[] places = index.Places(path, rows);
        var forgotten = Splits[AuthorShare.Percents[^1]].ToHashSet();
        if (Array.FindIndex(places, place => forgotten.Contains(place / OfAuthor)) is >= 0 and var wrong)
        {
            throw new DatasetException($"{path}:{rows[wrong].Line}", $"a row that is not in {TofuFolder.Forget(AuthorShare.Percents[^1])}", "one that is");
        }

        Add(path, rows, places);
    }

    private void Add(string path, IReadOnlyList<QaRow> rows, int[] places)
    {
        foreach (var (row, place) in rows.Zip(places))
        {
            string? missing = row.Paraphrased is null ? "paraphrased_answer" : row.Perturbed.Count == 0 ? "perturbed_answer" : null;
            alternatives[place] = missing is null ? row : throw new DatasetException($"{path}:{row.Line}: {missing}", "one", "none");
        }
    }

    private void CheckHoldout()
    {
        if (Holdout.FirstOrDefault(index.Has) is { } row)
        {
            throw new DatasetException(
                $"{files.PathOf(TofuFolder.Holdout(AuthorShare.Percents[^1]))}:{row.Line}", "a row that is not in full.json", "one that is");
        }
    }
}
