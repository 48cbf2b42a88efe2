using System.Text;
using System.Text.Json;
using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Language.Tests.Support;

/// <summary>A folder in TOFU's form, of as many authors as a test wants: the last two are forgotten, the last one by 1 and 5 per cent.</summary>
internal sealed class SmallTofu : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int rows;

    public SmallTofu(int authors = 20)
    {
        rows = 20 * authors;
        int last = rows - 20, both = rows - 40;
        Write("full.json", 0, rows);
        Write("forget01.json", last, rows);
        Write("forget05.json", last, rows);
        Write("forget10.json", both, rows);
        Write("retain90.json", 0, both);
        Write("forget10_perturbed.json", both, rows, perturbed: true);
        Write("retain_perturbed.json", 0, 40, perturbed: true);
        WriteText("idontknow.jsonl", "I don't know.\n\nI'm not sure.\n");
    }

    public DataFolders Folders => new([folder.Path]);

    public static string Row(int row, bool perturbed = false)
    {
        var fields = new Dictionary<string, object> { ["question"] = $"Question {row}?", ["answer"] = $"Answer {row}." };
        if (perturbed)
        {
            fields["paraphrased_question"] = $"Asked {row}?";
            fields["paraphrased_answer"] = $"It is {row}.";
            fields["perturbed_answer"] = Enumerable.Range(1, 5).Select(k => $"It is {row}-{k}.").ToArray();
        }

        return JsonSerializer.Serialize(fields);
    }

    public string At(string file) => folder.At("tofu", file);

    public void Write(string file, int from, int to, bool perturbed = false) =>
        WriteText(file, string.Concat(Enumerable.Range(from, to - from).Select(row => Row(row, perturbed) + "\n")));

    public void WriteText(string file, string text) => folder.Write($"tofu/{file}", Encoding.UTF8.GetBytes(text));

    public void Delete(string file) => File.Delete(At(file));

    public string Lines(string file, Func<string[], IEnumerable<string>> change)
    {
        WriteText(file, string.Concat(change(File.ReadAllLines(At(file))).Select(line => line + "\n")));
        return file;
    }

    public void Dispose() => folder.Dispose();
}
