namespace UnlearnRepro.Networks.Tests.Models;

/// <summary>A fixture with an empty folder per test.</summary>
public abstract class TemporaryFolder : TorchFixture
{
    protected string Folder { get; private set; } = "";

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("unlearn-repro-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    protected string At(string name) => Path.Combine(Folder, name);
}
