using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>Trained models on disk: made once, shared by methods and processes, and never believed when damaged.</summary>
public class ModelCacheTests
{
    [Test]
    public void ModelsAreMadeOnceAndFoundByTheNextProcess()
    {
        using var digits = DigitsTask.Empty();
        CellResult first = digits.Run(digits.Cell("Original"));
        string[] files = digits.Models;
        Assert.That(files, Has.Length.EqualTo(6), "one M_o and five references");
        var written = files.Select(File.GetLastWriteTimeUtc).ToArray();
        var next = ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new TaskFolders(digits.Artifacts, DataFolders.Default));
        foreach (var prerequisite in next.Prerequisites(digits.Cell("SsdCorrected")))
        {
            prerequisite.Make();
        }

        Assert.That(DigitsTask.Bits(next.Run(digits.Cell("Original"), digits.Metrics)), Is.EqualTo(DigitsTask.Bits(first)));
        Assert.That(digits.Models, Is.EqualTo(files));
        Assert.That(files.Select(File.GetLastWriteTimeUtc), Is.EqualTo(written));
    }

    [Test]
    public void ATruncatedModelIsNamed()
    {
        using var digits = new DigitsTask();
        Cell cell = digits.Cell("Original");
        digits.Run(cell);
        string file = digits.Models.Single(model => Path.GetFileName(model).StartsWith("digits-original-0-", StringComparison.Ordinal));
        byte[] bytes = File.ReadAllBytes(file);
        // Nothing at all, within the header's length, the header, the values; the last byte alone.
        foreach (int length in new[] { 0, 7, 100, 20_000, bytes.Length - 1 })
        {
            File.WriteAllBytes(file, bytes[..length]);
            string message = Assert.Throws<StudyException>(() => digits.Run(cell), $"{length} bytes")!.Message;
            Assert.That(message, Does.StartWith($"{file}: expected ").And.Contains("delete the file").And.Not.Contains("\n"));
        }

        File.Delete(file);
        digits.Run(cell);
        Assert.That(File.ReadAllBytes(file)[^1000..], Is.EqualTo(bytes[^1000..]), "made again as it was");
    }

    [Test]
    public void AFolderThatCannotBeMadeIsOneClearLine()
    {
        using var folder = new TemporaryFolder();
        folder.Write("models", []);
        Assert.That(
            () => ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new TaskFolders(folder.Path, DataFolders.Default)),
            Throws.TypeOf<StudyException>().With.Message.StartsWith($"{folder.At("models")}: expected a folder that can be written to, found: "));
    }
}
