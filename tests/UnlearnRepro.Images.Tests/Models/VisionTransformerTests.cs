using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Models;

public class VisionTransformerTests
{
    private static readonly ImageShape Colour = new(3, 32, 32);

    [Test]
    public void ViTTinyHasTheNumberOfParametersCountedByHand()
    {
        var network = VisionTransformer.Of(Colour, patch: 4, width: 192, depth: 12, heads: 3, classes: 10);

        // Patches of 3 * 4 * 4 = 48 numbers, 64 of them and the class token; a block has two norms, queries, keys and values, the
        // projection, and a perceptron of 768 hidden units.
        int patches = (48 * 192) + 192, tokens = 192 + (65 * 192);
        int block = (4 * 192) + (192 * 576) + 576 + (192 * 192) + 192 + (192 * 768) + 768 + (768 * 192) + 192;
        Assert.That(network.Size, Is.EqualTo(patches + tokens + (12 * block) + (2 * 192) + 1930).And.EqualTo(5_362_762));
        Assert.That(network.Depth, Is.EqualTo(1 + (12 * 4) + 1));
        Assert.That(network.Name, Is.EqualTo("vit-3x32x32-p4-192x12x3-10"));
    }

    /// <summary>Against torch's linear layers and norms, patches by a strided convolution, attention head by head.</summary>
    [TestCase(1)]
    [TestCase(3)]
    public void ItIsTheNetworkOfTorchsModules(int lanes)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = Scrambled.Model(VisionTransformer.Of(new(2, 6, 4), patch: 2, width: 6, depth: 2, heads: 3, classes: 4), lanes);
        var x = Scrambled.Images(lanes * 4, 48);

        var logits = model.Forward(x);

        for (int lane = 0; lane < lanes; lane++)
        {
            var expected = new Reference(model, lane).Logits(x.narrow(0, 4 * lane, 4).view(4, 2, 6, 4), depth: 2, heads: 3);
            Assert.That(Scrambled.Distance(logits.narrow(0, 4 * lane, 4), expected), Is.LessThan(1e-12));
        }
    }

    [Test]
    public void AFileKeepsAllOfIt()
    {
        var network = VisionTransformer.Of(new(1, 8, 8), 4, 4, 1, 2, 3);
        using var model = Scrambled.Model(network, 2);
        string path = Path.GetTempFileName();
        using (var file = File.Create(path))
        {
            model.Save(file, new Dictionary<string, string>(), lane: 1);
        }

        using var loaded = ModelFile.Load(path, network).Model;
        File.Delete(path);
        Assert.That(loaded.Sha256(), Is.EqualTo(model.Sha256(1)));
    }

    /// <summary>A smaller one, by the optimiser of the task <c>cifar-10-vit</c>: 10 classes guessed are right in one of ten.</summary>
    [Test]
    [Explicit("takes half a minute")]
    [Category("Long")]
    public void ItLearnsTheDigits()
    {
        using var scope = NewDisposeScope();
        var digits = DatasetCatalog.Get("digits").Load(DataFolders.Default, Seed.Root(1));
        using var train = Samples(digits.Train);
        using var test = Samples(digits.Test);
        var recipe = ImageTaskCatalog.Get("cifar-10-vit").Recipe with { Epochs = 30, BatchSize = 32 };
        using var model = Trainer.Train(VisionTransformer.Of(digits.Train.Shape, 2, 48, 4, 3, 10), train, recipe, new Classification(10), Given.Streams(1));
        double accuracy = model.Forward(test.X).argmax(1).eq(test.Y).to(float64).mean().item<double>();
        TestContext.Out.WriteLine($"accuracy on test digits: {accuracy:p1}");
        Assert.That(accuracy, Is.GreaterThan(0.9));

        static Samples Samples(ImageSet set) => new(tensor(set.Pixels, [set.Count, set.Shape.Size]), tensor(set.Labels).to(int64));
    }

    [TestCase(5, 6, 3, "vision transformer: expected a patch that divides 32x32, found 5")]
    [TestCase(4, 64, 3, "vision transformer: expected a width that is a multiple of its 3 heads, found 64")]
    public void SizesThatDoNotFitAreRefused(int patch, int width, int heads, string message) => Assert.That(
        () => VisionTransformer.Of(Colour, patch, width, 1, heads, 10), Throws.ArgumentException.With.Message.StartsWith(message));

    // One lane of a model as torch's modules with its weights.
    private sealed class Reference(Model model, int lane)
    {
        public Tensor Logits(Tensor x, int depth, int heads)
        {
            var kernel = Value("patch_embed.proj.weight");
            var patches = nn.functional.conv2d(x, kernel.view(kernel.shape[0], x.shape[1], 2, 2), Value("patch_embed.proj.bias"), strides: [2, 2]);
            var token = Value("cls_token.weight").view(1, 1, -1).expand(x.shape[0], 1, -1);
            x = cat([token, patches.flatten(2).transpose(1, 2)], 1) + Value("pos_embed.weight");
            for (int k = 0; k < depth; k++)
            {
                x += Linear($"blocks.{k}.attn.proj", Attention(Linear($"blocks.{k}.attn.qkv", Norm($"blocks.{k}.norm1", x)), heads));
                var hidden = nn.GELU().call(Linear($"blocks.{k}.mlp.fc1", Norm($"blocks.{k}.norm2", x)));
                x += Linear($"blocks.{k}.mlp.fc2", hidden);
            }

            return Linear("head", Norm("norm", x).select(1, 0));
        }

        private static Tensor Attention(Tensor x, int heads)
        {
            long width = x.shape[2] / 3, d = width / heads;
            return cat([.. Enumerable.Range(0, heads).Select(head =>
            {
                var (q, k, v) = (x.narrow(2, head * d, d), x.narrow(2, width + (head * d), d), x.narrow(2, (2 * width) + (head * d), d));
                var weights = einsum("nif,njf->nij", q, k).div(Math.Sqrt(d)).exp();
                return (weights / weights.sum(-1, keepdim: true)).bmm(v);
            })], 2);
        }

        private Tensor Linear(string name, Tensor x)
        {
            var weight = Value($"{name}.weight");
            using var module = nn.Linear(weight.shape[1], weight.shape[0], dtype: float64);
            module.weight.copy_(weight);
            module.bias!.copy_(Value($"{name}.bias"));
            return module.call(x);
        }

        private Tensor Norm(string name, Tensor x)
        {
            using var module = nn.LayerNorm(x.shape[^1], eps: 1e-6, dtype: float64);
            module.weight!.copy_(Value($"{name}.weight"));
            module.bias!.copy_(Value($"{name}.bias"));
            return module.call(x);
        }

        private Tensor Value(string name) => model.Value(name, lane);
    }
}
