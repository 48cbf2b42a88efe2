using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Nothing is written where something else is read or written.</summary>
[TestFixture]
public sealed class OwnFilesTests
{
    private static readonly string[] Table = ["method,train_seed,unlearn_seed,metric,value", "GA,1,1,acc,1", "GA,1,2,acc,3", "GA,2,1,acc,5", "GA,2,2,acc,6"];

    [TestCase("t.csv")]
    [TestCase("./sub/../t.csv")]
    [TestCase("link.csv")]
    [TestCase("linked/t.csv")]
    [TestCase("hard.csv")]
    [Platform("Linux,MacOSX", Reason = "links are made by ln")]
    public void An_input_by_whatever_name_is_not_written_to(string name)
    {
        using var folder = new ArtifactsFolder();
        string table = At(folder, "t.csv");
        File.WriteAllLines(table, Table);
        Directory.CreateDirectory(At(folder, "sub"));
        File.CreateSymbolicLink(At(folder, "link.csv"), table);
        Directory.CreateSymbolicLink(At(folder, "linked"), folder.Path);
        System.Diagnostics.Process.Start("ln", [table, At(folder, "hard.csv")]).WaitForExit();
        Assert.That(
            () => OwnFiles.Require([new("the input", table)], [new("--json", At(folder, name))]),
            Throws.TypeOf<StudyException>().With.Message.EqualTo($"--json: expected a file of its own to write, found {At(folder, name)}, which is in use as the input {table}"));
        Assert.That(() => OwnFiles.Require([new("the input", table)], [new("--json", At(folder, "t.json"))]), Throws.Nothing);
    }

    [Test]
    public void Two_outputs_are_two_files_whether_or_not_they_are_there()
    {
        using var folder = new ArtifactsFolder();
        Directory.CreateSymbolicLink(At(folder, "linked"), folder.Path);
        Given[] report = [.. OwnFiles.Report("the report", folder.Path)];
        Assert.That(() => OwnFiles.Require([], [new("--json", At(folder, "linked/summary.json")), .. report]), Throws.TypeOf<StudyException>());
        Assert.That(() => OwnFiles.Require([], [new("--json", At(folder, "figures/x.json")), .. report]), Throws.TypeOf<StudyException>());
        Assert.That(() => OwnFiles.Require([], [new("--json", At(folder, "mine.json")), .. report]), Throws.Nothing);
    }

    [Test]
    public void What_lies_below_a_folder_that_is_read_is_not_written_to()
    {
        using var folder = new ArtifactsFolder();
        Directory.CreateDirectory(At(folder, "store"));
        Assert.That(
            () => OwnFiles.Require([new("the store folder", At(folder, "store"))], [new("--json", At(folder, "store/new/x.jsonl"))]),
            Throws.TypeOf<StudyException>().With.Message.EndsWith($"which is in use as the store folder {At(folder, "store")}"));
    }

    [Test]
    public void The_program_leaves_the_users_files_alone_and_knows_all_that_it_writes()
    {
        using var folder = new ArtifactsFolder();
        string table = At(folder, "t.csv"), report = At(folder, "report"), records = Path.Combine(report, "records.csv");
        File.WriteAllLines(table, Table);
        var refused = Unlearn.Run("verdict", table, "--json", At(folder, "./t.csv"), "--artifacts", folder.Path);
        Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Error);
        Assert.That(refused.Error, Does.StartWith("error: --json: expected a file of its own to write"));
        Assert.That(File.ReadAllLines(table), Is.EqualTo(Table));

        var written = Unlearn.Run("verdict", table, "--out", report, "--target", "1", "--training-cost", "1", "--unlearning-cost", "1");
        Assert.That(written.ExitCode, Is.Zero, written.Error);
        string[] known = [.. OwnFiles.Report("", report).Select(file => file.Path)];
        Assert.That(Directory.EnumerateFileSystemEntries(report), Is.SubsetOf(known), "a report writes a file that OwnFiles does not know");

        // The folder of a report that is named after its own records is known only when they have been read.
        string[] before = File.ReadAllLines(records);
        Directory.CreateDirectory(At(folder, "reports"));
        Directory.Move(report, At(folder, "reports/records"));
        records = At(folder, "reports/records/records.csv");
        Assert.That(Unlearn.Run("verdict", records, "--artifacts", folder.Path).Error, Does.StartWith($"error: the report: expected a file of its own to write, found {records}"));
        Assert.That(File.ReadAllLines(records), Is.EqualTo(before));
    }

    [Test]
    public void A_study_does_not_write_over_its_store()
    {
        using var folder = new ArtifactsFolder();
        string store = At(folder, "store/mine.jsonl");
        Directory.CreateDirectory(At(folder, "store"));
        File.WriteAllText(store, "records\n");
        foreach (string option in (string[])["--json", "--summary"])
        {
            var result = Unlearn.Run("reproduce", "--task", "digits", "--tier", "smoke", option, store, "--artifacts", folder.Path);
            Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"error: {option}: expected a file of its own to write, found {store}, which is in use as the store folder {At(folder, "store")}\n")));
            Assert.That(File.ReadAllText(store), Is.EqualTo("records\n"));
        }
    }

    private static string At(ArtifactsFolder folder, string name) => Path.Combine(folder.Path, name);
}
