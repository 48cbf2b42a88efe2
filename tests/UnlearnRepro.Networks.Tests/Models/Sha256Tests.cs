using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Models;

public class Sha256Tests : TorchFixture
{
    [Test]
    public void Is_the_hash_of_names_and_values_in_the_order_of_names()
    {
        using var model = Model.FromValues(new Network("affine", [new Linear("fc", 1, 1)]), tensor(new[] { 1f, -2f }).unsqueeze(0), []);

        // fc.bias comes before fc.weight: -2, then 1.
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("fc.bias"), 0x00, 0x00, 0x00, 0xC0,
            .. Encoding.UTF8.GetBytes("fc.weight"), 0x00, 0x00, 0x80, 0x3F,
        ];
        Assert.That(model.Sha256(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Test]
    public void Equal_weights_have_equal_hashes_wherever_they_stand()
    {
        using var three = Given.Model(Given.Cnn(), [1, 2, 3], ScalarType.Float32);
        using var other = Given.Model(Given.Cnn(), [2, 4], ScalarType.Float32);
        using var solo = Given.Model(Given.Cnn(), [2], ScalarType.Float32);

        Assert.That(three.Sha256(1), Is.EqualTo(solo.Sha256()));
        Assert.That(other.Sha256(), Is.EqualTo(solo.Sha256()));
        Assert.That(three.Sha256(0), Is.Not.EqualTo(three.Sha256(1)));
    }

    [Test]
    public void Any_single_bit_of_any_parameter_changes_it()
    {
        using var model = Given.Model(Given.Cnn(), [1], ScalarType.Float32);
        var hashes = new HashSet<string> { model.Sha256() };
        for (int i = 0; i < model.Network.Size; i++)
        {
            byte before = model.Theta.bytes[4 * i];
            model.Theta.bytes[4 * i] ^= 1;
            hashes.Add(model.Sha256());
            model.Theta.bytes[4 * i] = before;
        }

        Assert.That(hashes, Has.Count.EqualTo(1 + model.Network.Size));
    }

    [Test]
    public void A_buffer_changes_it()
    {
        using var model = Given.Model(Given.Cnn(), [1], ScalarType.Float32);
        string before = model.Sha256();

        foreach (var buffer in model.Network.Buffers)
        {
            using var copy = model.Clone();
            copy.Buffer(buffer)[0, 1] += 1e-3;
            Assert.That(copy.Sha256(), Is.Not.EqualTo(before), buffer.Name);
        }
    }
}
