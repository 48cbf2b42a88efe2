using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Models;

/// <summary>No file that differs by a byte from what was written is believed: neither its values nor its names, shapes or metadata.</summary>
public class MutantTests : TemporaryFolder
{
    private static readonly Network Affine = new("affine", [new Linear("fc", 1, 1)]);

    private byte[] whole = [];

    [SetUp]
    public void WriteWhole()
    {
        using var model = Given.Model(Affine, [1], ScalarType.Float32);
        model.SaveTo(At("whole"), new Dictionary<string, string> { ["seconds"] = "1.25", ["forward_passes"] = "27" });
        whole = File.ReadAllBytes(At("whole"));
    }

    [Test]
    public void Another_byte_anywhere_is_noticed()
    {
        // The bit that turns a digit into another, the one that turns a capital letter, the highest, all of them; and what JSON may have more of.
        string[] believed =
        [
            .. from place in Enumerable.Range(0, whole.Length)
               from value in new[] { whole[place] ^ 1, whole[place] ^ 0x20, whole[place] ^ 0x80, whole[place] ^ 0xFF, ' ', '0', '"' }.Distinct()
               where value != whole[place] && IsBelieved([.. whole[..place], (byte)value, .. whole[(place + 1)..]])
               select $"{value} at {place}",
        ];
        Assert.That(believed, Is.Empty);
    }

    [Test]
    public void A_byte_less_or_more_anywhere_is_noticed()
    {
        int[] believed =
        [
            .. Enumerable.Range(0, whole.Length).Where(place => IsBelieved([.. whole[..place], .. whole[(place + 1)..]])),
            .. Enumerable.Range(0, whole.Length + 1).Where(place => IsBelieved([.. whole[..place], (byte)' ', .. whole[place..]])),
        ];
        Assert.That(believed, Is.Empty);
    }

    [Test]
    public void Every_truncation_is_noticed() =>
        Assert.That(Enumerable.Range(0, whole.Length).Where(length => IsBelieved(whole[..length])), Is.Empty);

    /// <summary>What a power cut may leave: the right name and length, and nothing on the disk.</summary>
    [Test]
    public void Zeros_in_place_of_the_end_are_noticed() => Assert.That(
        Enumerable.Range(0, whole.Length - 1).Where(kept => IsBelieved([.. whole[..kept], .. new byte[whole.Length - kept]])), Is.Empty);

    [Test]
    public void The_file_as_it_was_written_is_believed() => Assert.That(IsBelieved(whole));

    private bool IsBelieved(byte[] bytes)
    {
        File.WriteAllBytes(At("mutant"), bytes);
        try
        {
            ModelFile.Load(At("mutant"), Affine).Model.Dispose();
            return true;
        }
        catch (InvalidDataException e)
        {
            Assert.That(e.Message, Does.StartWith($"{At("mutant")}: expected ").And.Contains("found").And.Not.Contains("\n"));
            return false;
        }
    }
}
