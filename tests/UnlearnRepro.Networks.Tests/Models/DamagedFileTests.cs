using System.Text;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Models;

/// <summary>Whatever a cache folder may hold ends in one exception that says which file, what was expected and what found.</summary>
public class DamagedFileTests : TemporaryFolder
{
    private static readonly byte[] Eight = new byte[8];

    /// <summary>A header that has its checksum, so that nothing but what is wrong with it can be why it is refused.</summary>
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":null}""", "dtype", TestName = "A_tensor_that_is_null")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"shape":[2],"data_offsets":[0,8]}}""", "dtype", TestName = "A_tensor_without_a_type")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","data_offsets":[0,8]}}""", "shape", TestName = "A_tensor_without_a_shape")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2]}}""", "data_offsets", TestName = "A_tensor_without_offsets")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "data_offsets", TestName = "A_tensor_with_one_offset")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}""", "data_offsets", TestName = "A_tensor_with_three_offsets")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "offsets [-8, 0]", TestName = "A_tensor_that_begins_inside_the_header")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "offsets [4, 12]", TestName = "A_tensor_that_ends_behind_the_file")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "12 bytes of 'a' of shape [3]", TestName = "A_tensor_whose_shape_and_offsets_differ")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "12 bytes of 'a' of shape [3]", TestName = "A_tensor_that_is_longer_than_the_file")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "offsets [8, 0]", TestName = "A_tensor_that_ends_before_it_begins")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", "shape [-1, -2]", TestName = "A_tensor_with_negative_sizes")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "overflow", TestName = "A_tensor_whose_size_overflows_to_0")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2305843009213693951],"data_offsets":[0,9223372036854775804]}}""", "9223372036854775804 bytes", TestName = "A_tensor_whose_end_overflows")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}""", "Int64", TestName = "A_size_that_is_no_long")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "Int64", TestName = "A_size_that_is_no_whole_number")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}""", "neither F32 nor F64", TestName = "A_tensor_of_integers")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", "JSON", TestName = "A_type_that_is_a_number")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "uplicate property 'a'", TestName = "Two_tensors_of_one_name")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[1],"shape":[2],"data_offsets":[0,8]}}""", "uplicate property 'shape'", TestName = "Two_shapes_of_one_tensor")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"__metadata__":{},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "uplicate property '__metadata__'", TestName = "Metadata_twice")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "expected 4 bytes of values, found 8", TestName = "Bytes_behind_the_last_tensor")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' of shape [1] from 0 on", TestName = "Bytes_before_the_first_tensor")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' of shape [1] from 8 on", TestName = "Bytes_of_two_tensors")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' of shape [1] from 0 on", TestName = "Bytes_between_tensors")]
    [TestCase("""{"__metadata__":{"sha256":"SUM","k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "JSON", TestName = "Metadata_that_are_no_text")]
    [TestCase("""{"__metadata__":{"sha256":"SUM","k":null},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "no text of 'k'", TestName = "Metadata_that_are_null")]
    [TestCase("""{"__metadata__":{"sha256":"SUM","k":["v"]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "JSON", TestName = "Metadata_that_are_an_array")]
    [TestCase("""{"__metadata__":{"sha256":"SUM","k":"v","k":"w"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "uplicate property 'k'", TestName = "Two_metadata_of_one_name")]
    [TestCase("""{"__metadata__":{"sha256":"SUM","sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "SHA-256", TestName = "Two_checksums")]
    [TestCase("""{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "a checksum, found none", TestName = "Metadata_without_a_checksum")]
    [TestCase("""{"__metadata__":{"k":"v","sha256":"SUM"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "a checksum, found none", TestName = "A_checksum_that_is_not_the_first_entry")]
    public void Header(string header, string found)
    {
        File.WriteAllBytes(At("bad"), SafeTensorsTests.Bytes(header, Eight));
        AssertRefused(At("bad"), found);
    }

    [TestCase("not json", TestName = "A_header_that_is_no_json")]
    [TestCase("[1, 2]", TestName = "A_header_that_is_an_array")]
    [TestCase("null", TestName = "A_header_that_is_null")]
    [TestCase("""{"__metadata__":[]}""", TestName = "Metadata_that_are_no_object")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", TestName = "A_file_of_another_program_or_version")]
    public void Without_a_checksum(string header)
    {
        File.WriteAllBytes(At("bad"), SafeTensorsTests.Bytes(header, Eight));
        AssertRefused(At("bad"), "expected a checksum, found none");
    }

    [TestCase("""{"__metadata__":{"sha256":"SUM"}""", TestName = "A_header_that_ends_too_early")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"}}}""", TestName = "A_header_that_goes_on")]
    [TestCase("""{"__metadata__":{"sha256":"SUM"}},{}""", TestName = "Two_headers")]
    public void Not_a_header(string header)
    {
        File.WriteAllBytes(At("bad"), SafeTensorsTests.Bytes(header, []));
        AssertRefused(At("bad"), "expected a JSON header");
    }

    [Test]
    public void The_same_header_without_a_fault_is_read()
    {
        File.WriteAllBytes(At("good"), SafeTensorsTests.Bytes("""{"__metadata__":{"sha256":"SUM","k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", Eight));
        Assert.That(SafeTensors.Read(At("good")).Tensors.Single().Bytes, Is.EqualTo(Eight));
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
            AssertRefused(At("bad"), "");
        }
    }

    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(3)]
    public void A_wrong_header_length_is_refused_without_being_allocated(long length)
    {
        File.WriteAllBytes(At("bad"), [.. BitConverter.GetBytes(length), .. "{}"u8]);
        AssertRefused(At("bad"), $"found one of {length} in 10 bytes in all");
    }

    /// <summary>As the reference implementation has it.</summary>
    [Test]
    public void A_header_of_more_than_100_MB_is_refused()
    {
        using (var file = File.Create(At("bad")))
        {
            file.Write(BitConverter.GetBytes(100_000_001L));
            file.SetLength(100_000_009);
        }

        AssertRefused(At("bad"), "found one of 100000001 in 100000009 bytes in all");
    }

    [Test]
    public void A_model_of_another_network_is_refused_and_both_shapes_named()
    {
        using var model = Given.Model(new Network("narrow", [new Linear("fc", 2, 3)]), [1], ScalarType.Float32);
        model.SaveTo(At("m"));

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
        model.SaveTo(At("m"));

        Assert.That(
            () => ModelFile.Load(At("m"), new Network("shallow", [new Linear("fc", 2, 2)])),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(At("m")).And.Message.Contains("head.weight"));
    }

    private static void AssertRefused(string path, string part) => Assert.That(
        () => SafeTensors.Read(path),
        Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"{path}: expected ").And.Message.Contains("found").And.Message.Contains(part)
            .And.Message.Not.Contains("\n"));
}
