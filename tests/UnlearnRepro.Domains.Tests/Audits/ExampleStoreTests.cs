using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Domains.Tests.Support;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Tests.Audits;

/// <summary>Attacks are judged by these numbers alone: a file that is not byte for byte what a cell wrote is not believed.</summary>
public class ExampleStoreTests
{
    private readonly TemporaryFolder folder = new();
    private ExampleStore store = null!;
    private string file = "";

    [SetUp]
    public void Write()
    {
        store = new(folder.Path);
        store.Write("cell", "weights", new([0.1, -2], [3], 90, 80));
        file = folder.At("examples", "cell.safetensors");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void NumbersComeBackAndThoseOfOtherWeightsDoNot()
    {
        var read = store.Read("cell", "weights")!;
        Assert.That(read.Forget.Concat(read.Population).Append(read.RetainAccuracy).Append(read.TestAccuracy), Is.EqualTo((double[])[0.1, -2, 3, 90, 80]));
        Assert.That((store.Read("cell", "others"), store.Read("none", "weights")), Is.EqualTo(((ExampleScores?)null, (ExampleScores?)null)));
    }

    [Test]
    public void NoMutantIsBelieved()
    {
        byte[] whole = File.ReadAllBytes(file);
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] mutant = [.. whole];
            mutant[place] ^= (byte)(1 << (place % 8));
            Refused(mutant, $"byte {place}");
        }
    }

    [Test]
    public void AnEmptyFileAndOneOfZerosAreRefusedAndWrittenAgain()
    {
        Refused([], "empty");
        Refused(new byte[new FileInfo(file).Length], "zeros");
        Refused(new byte[1000], "zeros");
        File.Delete(file);
        Assert.That(store.Read("cell", "weights"), Is.Null, "so that the cell is run again");
        Write();
        Assert.That(store.Read("cell", "weights")!.RetainAccuracy, Is.EqualTo(90));
    }

    /// <summary>One model serves many cells, so that its weights do not tell whose numbers they are.</summary>
    [Test]
    public void NumbersOfAnotherCellAreNotBelieved()
    {
        store.Write("other", "weights", new([5], [6], 70, 60));
        byte[] other = File.ReadAllBytes(folder.At("examples", "other.safetensors"));
        Assert.That(Refused(other, "other"), Does.Contain("expected the numbers of cell cell, found those of other"));
    }

    private string Refused(byte[] bytes, string what)
    {
        File.WriteAllBytes(file, bytes);
        string message = Assert.Throws<StudyException>(() => store.Read("cell", "weights"), what)!.Message;
        Assert.That(message, Does.StartWith($"{file}: expected ").And.EndWith("; delete the file to have it made again").And.Not.Contains("\n"));
        return message;
    }
}
