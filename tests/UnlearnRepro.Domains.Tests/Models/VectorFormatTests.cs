using UnlearnRepro.Domains.Models;

namespace UnlearnRepro.Domains.Tests.Models;

public class VectorFormatTests
{
    private static readonly double[] Model = [0.1, -0.0, double.Epsilon, 1e300];

    [Test]
    public void AModelIsReadBackToTheBitWithItsMetadata()
    {
        using var folder = new TemporaryFolder();
        var (read, metadata) = new VectorFormat(4).Load(Saved(folder, Model));
        Assert.That(read.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(Model.Select(BitConverter.DoubleToInt64Bits)));
        Assert.That(metadata, Is.EqualTo(new Dictionary<string, string> { ["seconds"] = "1" }));
    }

    [TestCase(3)]
    [TestCase(5)]
    public void AModelOfAnotherLengthIsRefused(int length)
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder, Model);
        Assert.That(
            () => new VectorFormat(length).Load(path),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"{path}: expected one tensor weights of {length} F64, found weights of 4 F64"));
    }

    [Test]
    public void ADamagedFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder, Model);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.That(() => new VectorFormat(4).Load(path), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{path}: expected SHA-256"));
    }

    /// <summary>Also where the numbers are equal: 0 and -0 are two models.</summary>
    [Test]
    public void OtherBitsHaveAnotherFingerprint()
    {
        var format = new VectorFormat(1);
        Assert.That(new[] { 0.0, -0.0, 1.0 }.Select(number => format.Sha256([number])), Is.Unique);
        Assert.That(format.Sha256([0.25]), Is.EqualTo(new VectorFormat(1).Sha256([1.0 / 4])));
    }

    [TestCase(double.NaN, false)]
    [TestCase(double.NegativeInfinity, false)]
    [TestCase(double.MaxValue, true)]
    public void AModelIsFiniteIfEveryNumberIs(double number, bool finite) => Assert.That(new VectorFormat(2).IsFinite([1, number]), Is.EqualTo(finite));

    private static string Saved(TemporaryFolder folder, double[] model)
    {
        using var file = File.Create(folder.At("model.safetensors"));
        new VectorFormat(model.Length).Save(model, file, new Dictionary<string, string> { ["seconds"] = "1" });
        return file.Name;
    }
}
