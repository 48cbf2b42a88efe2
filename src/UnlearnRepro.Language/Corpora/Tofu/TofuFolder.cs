using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>The files of TOFU in a folder, each read when it is asked for, and what was found absent on the way.</summary>
/// <param name="folder">The folder.</param>
internal sealed class TofuFolder(string folder)
{
    private readonly List<string> absent = [];

    /// <summary>The files without which nothing can be read.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        "full.json", .. AuthorShare.Percents.Select(Forget), Perturbed(AuthorShare.Percents[^1]), "retain_perturbed.json", "idontknow.jsonl",
    ];

    /// <summary>Files that were asked for and are not there.</summary>
    public IReadOnlyList<string> Absent => absent;

    /// <summary>Name of a file of rows to be forgotten, e.g. <c>forget05.json</c>.</summary>
    public static string Forget(int percent) => $"forget{percent:00}.json";

    /// <summary>Name of the file of the same rows with paraphrased and perturbed answers.</summary>
    public static string Perturbed(int percent) => $"forget{percent:00}_perturbed.json";

    /// <summary>Name of the file of the other rows.</summary>
    public static string Retain(int percent) => $"retain{100 - percent:00}.json";

    /// <summary>Name of a file of rows that no model is trained on.</summary>
    public static string Holdout(int percent) => $"holdout{percent:00}.json";

    /// <summary>The path of a file that is there.</summary>
    public string PathOf(string file) => SourceFolder.PathOf(folder, file) ?? throw new DatasetException(folder, file, "none");

    /// <summary>The rows of a file; null where it is not there, which is noted.</summary>
    public IReadOnlyList<QaRow>? Optional(string file)
    {
        if (SourceFolder.PathOf(folder, file) is { } path)
        {
            return QaReader.Read(path);
        }

        absent.Add(file);
        return null;
    }

    /// <summary>The rows of a file.</summary>
    public IReadOnlyList<QaRow> Read(string file) => QaReader.Read(PathOf(file));
}
