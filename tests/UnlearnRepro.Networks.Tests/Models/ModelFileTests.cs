using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Models;

public class ModelFileTests : TemporaryFolder
{
    [Test]
    public void A_model_comes_back_to_the_bit_with_buffers_and_metadata([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var model = Given.Model(Given.Cnn(), [1], dtype);
        model.SaveTo(At("m"), new Dictionary<string, string> { ["key"] = "value" });

        var (loaded, metadata) = ModelFile.Load(At("m"), Given.Cnn());
        using (loaded)
        {
            Assert.That(loaded.Everything(), Is.EqualTo(model.Everything()));
            Assert.That(loaded.Theta.dtype, Is.EqualTo(dtype));
            Assert.That(loaded.Sha256(), Is.EqualTo(model.Sha256()));
            Assert.That(metadata, Is.EqualTo(new Dictionary<string, string> { ["key"] = "value" }));
        }
    }

    [Test]
    public void Special_values_come_back_to_the_bit()
    {
        using var model = Given.Model(Given.Mlp(), [1], ScalarType.Float32);
        model.Theta[0, 0] = float.NaN;
        model.Theta[0, 1] = float.NegativeInfinity;
        model.Theta[0, 2] = -0f;
        model.Theta[0, 3] = float.Epsilon;
        model.SaveTo(At("m"));

        using var loaded = ModelFile.Load(At("m"), Given.Mlp()).Model;

        Assert.That(loaded.Theta.bytes.ToArray(), Is.EqualTo(model.Theta.bytes.ToArray()));
    }

    [Test]
    public void One_lane_of_several_is_saved()
    {
        using var three = Given.Model(Given.Cnn(), [1, 2, 3], ScalarType.Float32);
        three.SaveTo(At("m"), lane: 1);

        using var loaded = ModelFile.Load(At("m"), Given.Cnn()).Model;

        Assert.That(loaded.Lanes, Is.EqualTo(1));
        Assert.That(loaded.Everything(), Is.EqualTo(three.Lane(1).Everything()));
    }

    [Test]
    public void A_loaded_model_can_be_trained_on()
    {
        using var model = Given.Model(Given.Cnn(), [1]);
        model.SaveTo(At("m"));
        using var loaded = ModelFile.Load(At("m"), Given.Cnn()).Model;

        loaded.Backward(loaded.Forward(Given.Samples(1, 4).X, training: true).square().sum());

        Assert.That(loaded.Gradient.Numbers(), Has.Some.Not.Zero);
    }

    [Test]
    public void A_file_holds_each_parameter_and_buffer_under_its_name_and_shape()
    {
        using var model = Given.Model(Given.Cnn(), [1], ScalarType.Float32);
        model.SaveTo(At("m"));

        var tensors = SafeTensors.Read(At("m")).Tensors;

        Assert.That(tensors.Select(t => $"{t.Name} {t.Type} {string.Join('x', t.Shape)}"), Is.EqualTo(new[]
        {
            "conv1.weight F32 2x1x3x3", "bn1.weight F32 2", "bn1.bias F32 2", "conv2.weight F32 2x2x3x3", "conv2.bias F32 2",
            "fc.weight F32 3x8", "fc.bias F32 3", "bn1.running_mean F32 2", "bn1.running_var F32 2",
        }));
        double[] bias = [.. tensors.Single(t => t.Name == "fc.bias").Bytes.Chunk(4).Select(b => (double)BitConverter.ToSingle(b))];
        Assert.That(bias, Is.EqualTo(model.Part("fc.bias")));
    }
}
