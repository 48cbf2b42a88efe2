using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Tests.Support;

namespace UnlearnRepro.Domains.Tests.Data;

public class DataFoldersTests
{
    [Test]
    public void TheVariableComesFirstThenTheRepositoryThenTheSystem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("UnlearnRepro.sln", []);
        string below = Directory.CreateDirectory(folder.At("a", "b")).FullName;
        DataFolders folders = DataFolders.From(folder.At("mine"), below);
        Assert.That(folders.Paths.Take(2), Is.EqualTo(new[] { folder.At("mine"), folder.At("artifacts", "data") }));
        Assert.That(folders.Target, Is.EqualTo(folder.At("mine")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(folders.Paths, Does.Contain("/usr/share/datasets"));
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void WithoutTheVariableAndOutsideTheRepositoryTheWorkingFolderServes(string? variable)
    {
        using var folder = new TemporaryFolder();
        Assert.That(DataFolders.From(variable, folder.Path).Target, Is.EqualTo(folder.At("artifacts", "data")));
    }

    [Test]
    public void TheFirstCompleteFolderIsFound()
    {
        using var folder = new TemporaryFolder();
        folder.Write("1/mnist/half", []);
        folder.Write("2/mnist/whole", []);
        folder.Write("3/mnist/whole", []);
        var folders = new DataFolders([folder.At("0"), folder.At("1"), folder.At("2"), folder.At("3")]);
        Assert.That(folders.Find("mnist", f => File.Exists(Path.Combine(f, "whole"))), Is.EqualTo(folder.At("2", "mnist")));
        Assert.That(folders.Find("cifar", _ => true), Is.Null);
    }

    [Test]
    public void AnEmptyListIsRefused() => Assert.That(
        () => new DataFolders([]), Throws.ArgumentException.With.Message.EqualTo("data folders: expected at least 1, found 0"));
}
