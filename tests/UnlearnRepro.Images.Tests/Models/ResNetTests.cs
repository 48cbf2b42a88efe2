using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Models;

public class ResNetTests
{
    private static readonly ImageShape Colour = new(3, 32, 32);

    /// <summary>The published count for 10 classes; 90 more rows of 512 weights and a bias for 100; a grey stem has 2 * 9 * 64 fewer.</summary>
    [TestCase(3, 10, 11_173_962)]
    [TestCase(3, 100, 11_173_962 + (90 * 513))]
    [TestCase(1, 10, 11_173_962 - 1152)]
    public void ResNet18HasThePublishedNumberOfParameters(int channels, int classes, int parameters)
    {
        var network = ResNet.Of(Colour with { Channels = channels }, ResNet.Eighteen, 64, classes);
        Assert.That(network.Size, Is.EqualTo(parameters));
        Assert.That(network.Depth, Is.EqualTo(21), "stem, 16 in blocks, 3 shortcuts, head");
        Assert.That(network.Name, Is.EqualTo($"resnet-{channels}x32x32-2x2x2x2-64-{classes}"));
    }

    /// <summary>
    /// Logits and running statistics against torch's modules put together here by the paper's figure. An odd side, 9, goes to 5 and
    /// 3: what a stride of 2 does at a border.
    /// </summary>
    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(1, true)]
    [TestCase(3, true)]
    public void ItIsTheNetworkOfTorchsModules(int lanes, bool training)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        int[] blocks = [1, 2, 1];
        using var model = Scrambled.Model(ResNet.Of(new(2, 9, 9), blocks, 3, 4), lanes);
        using var before = model.Clone();
        var x = Scrambled.Images(lanes * 4, 2 * 81);

        var logits = model.Forward(x, training);

        for (int lane = 0; lane < lanes; lane++)
        {
            var reference = new Reference(before, lane, training);
            var expected = reference.Logits(x.narrow(0, 4 * lane, 4).view(4, 2, 9, 9), blocks);
            Assert.That(Scrambled.Distance(logits.narrow(0, 4 * lane, 4), expected), Is.LessThan(1e-12));
            foreach (var (name, value) in reference.Buffers)
            {
                Assert.That(Scrambled.Distance(model.State(name, lane), value), Is.LessThan(1e-12), name);
            }

            Assert.That(reference.Buffers, Has.Count.EqualTo(model.Network.Buffers.Count));
        }
    }

    [Test]
    public void AFileKeepsAllOfIt()
    {
        var network = ResNet.Of(new(1, 8, 8), ResNet.Eighteen, 2, 3);
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

    // One lane of a model as torch's modules with its weights.
    private sealed class Reference(Model model, int lane, bool training)
    {
        public Dictionary<string, Tensor> Buffers { get; } = [];

        public Tensor Logits(Tensor x, int[] blocks)
        {
            x = Norm("bn1", Conv("conv1", x, 1, 1)).relu();
            for (int stage = 0; stage < blocks.Length; stage++)
            {
                for (int block = 0; block < blocks[stage]; block++)
                {
                    string name = $"layer{stage + 1}.{block}";
                    bool halves = stage > 0 && block == 0;
                    var inner = Norm($"{name}.bn1", Conv($"{name}.conv1", x, halves ? 2 : 1, 1)).relu();
                    var shortcut = halves ? Norm($"{name}.downsample.1", Conv($"{name}.downsample.0", x, 2, 0)) : x;
                    x = (Norm($"{name}.bn2", Conv($"{name}.conv2", inner, 1, 1)) + shortcut).relu();
                }
            }

            return nn.functional.linear(nn.functional.adaptive_avg_pool2d(x, [1, 1]).flatten(1), model.Value("fc.weight", lane), model.Value("fc.bias", lane));
        }

        private Tensor Conv(string name, Tensor x, int stride, int padding)
        {
            var weight = model.Value($"{name}.weight", lane);
            using var module = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2], stride, padding, bias: false, dtype: float64);
            module.weight.copy_(weight);
            return module.call(x);
        }

        private Tensor Norm(string name, Tensor x)
        {
            // A module that nobody holds takes its buffers with it when it is collected.
            using var module = nn.BatchNorm2d(x.shape[1], dtype: float64);
            module.weight!.copy_(model.Value($"{name}.weight", lane));
            module.bias!.copy_(model.Value($"{name}.bias", lane));
            module.running_mean!.copy_(model.State($"{name}.running_mean", lane));
            module.running_var!.copy_(model.State($"{name}.running_var", lane));
            module.train(training);
            var y = module.call(x);
            (Buffers[$"{name}.running_mean"], Buffers[$"{name}.running_var"]) = (module.running_mean!.clone(), module.running_var!.clone());
            return y;
        }
    }
}
