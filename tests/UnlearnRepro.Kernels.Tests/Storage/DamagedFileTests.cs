using System.Text;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Storage;

namespace UnlearnRepro.Kernels.Tests.Storage;

/// <summary>Whatever a cache folder may hold ends in one exception that says which file, what was expected and what found.</summary>
public class DamagedFileTests : TemporaryFolder
{
    private static readonly byte[] Eight = new byte[8];

    [Test]
    public void Every_truncation_of_a_model_is_noticed()
    {
        using var model = Given.Model(new Network("affine", [new Linear("fc", 1, 1)]), [1], ScalarType.Float32);
        model.Save(At("whole"), new Dictionary<string, string>());
        byte[] whole = File.ReadAllBytes(At("whole"));

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(At("part"), whole[..length]);
            AssertRefused(At("part"), $"first {length} bytes", model.Network);
        }
    }

    [TestCase("not json", TestName = "A_header_that_is_no_json")]
    [TestCase("[1, 2]", TestName = "A_header_that_is_an_array")]
    [TestCase("null", TestName = "A_header_that_is_null")]
    [TestCase("""{"__metadata__":{"k":1}}""", TestName = "Metadata_that_are_no_text")]
    [TestCase("""{"__metadata__":[]}""", TestName = "Metadata_that_are_an_array")]
    [TestCase("""{"a":null}""", TestName = "A_tensor_that_is_null")]
    [TestCase("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", TestName = "A_tensor_without_a_type")]
    [TestCase("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", TestName = "A_tensor_without_a_shape")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2]}}""", TestName = "A_tensor_without_offsets")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", TestName = "A_tensor_with_one_offset")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", TestName = "A_tensor_that_begins_inside_the_header")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", TestName = "A_tensor_that_ends_behind_the_file")]
    [TestCase("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", TestName = "A_tensor_whose_shape_and_offsets_differ")]
    [TestCase("""{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", TestName = "A_tensor_with_negative_sizes")]
    [TestCase("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", TestName = "A_tensor_whose_size_overflows_to_0")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2305843009213693951],"data_offsets":[0,9223372036854775804]}}""", TestName = "A_tensor_whose_end_overflows")]
    [TestCase("""{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}""", TestName = "A_tensor_of_integers")]
    [TestCase("""{"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", TestName = "A_type_that_is_a_number")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", TestName = "Two_tensors_of_one_name")]
    public void Header(string header)
    {
        File.WriteAllBytes(At("bad"), SafeTensorsTests.Bytes(header, Eight));
        AssertRefused(At("bad"), header);
    }

    [Test]
    public void Random_bytes_are_refused()
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            File.WriteAllBytes(At("bad"), bytes);
            AssertRefused(At("bad"), Convert.ToHexString(bytes));
        }
    }

    [Test]
    public void A_huge_header_length_is_refused_without_being_allocated()
    {
        File.WriteAllBytes(At("bad"), [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, .. Encoding.ASCII.GetBytes("{}")]);
        AssertRefused(At("bad"), "length");
    }

    [Test]
    public void A_model_of_another_network_is_refused_and_both_shapes_named()
    {
        using var model = Given.Model(new Network("narrow", [new Linear("fc", 2, 3)]), [1], ScalarType.Float32);
        model.Save(At("m"), new Dictionary<string, string>());

        Assert.That(
            () => ModelFile.Load(At("m"), new Network("wide", [new Linear("fc", 4, 3)])),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(At("m"))
                .And.Message.Contains("expected 'fc.weight' of shape [3, 4], found [3, 2]"));
        Assert.That(
            () => ModelFile.Load(At("m"), new Network("other", [new Linear("head", 2, 3)])),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("expected 'head.weight' of shape [3, 2], found none"));
    }

    [Test]
    public void A_model_with_more_layers_is_refused()
    {
        using var model = Given.Model(new Network("deep", [new Linear("fc", 2, 2), new Linear("head", 2, 2)]), [1], ScalarType.Float32);
        model.Save(At("m"), new Dictionary<string, string>());

        Assert.That(
            () => ModelFile.Load(At("m"), new Network("shallow", [new Linear("fc", 2, 2)])),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(At("m")).And.Message.Contains("head.weight"));
    }

    private static void AssertRefused(string path, string what, Network? network = null) => Assert.That(
        () => network is null ? (object)SafeTensors.Read(path) : ModelFile.Load(path, network),
        Throws.InstanceOf<InvalidDataException>().With.Message.Contains(path).And.Message.Contains("expected").And.Message.Contains("found"),
        what);
}
