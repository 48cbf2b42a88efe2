using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>Training and every method on a GPU give what they give on the CPU: all draws are made by the streams, none by a device.</summary>
[Category("Device")]
public class DeviceTests
{
    /// <summary>In float64, where convolutions have no shorter format to fall back to and a threshold is not crossed by rounding.</summary>
    [Test]
    public void EveryMethodGivesOnAGpuWhatItGivesOnTheCpu()
    {
        if (!cuda.is_available())
        {
            Assert.Ignore("no CUDA device, or a libtorch without CUDA");
        }

        using var every = Assert.EnterMultipleScope();
        foreach (var type in MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>), typeof(ImagesDomain).Assembly).Values)
        {
            var method = (IUnlearningMethod<ClassProblem>)MethodCatalog.Create(type, SmallSettings.Of(type));
            using var scope = TensorScope.Begin();
            var onCpu = Theta(method, CPU);
            var onGpu = Theta(method, CUDA);
            Assert.That(onGpu.device_type, Is.EqualTo(DeviceType.CUDA), type.Name);

            // As a lane against a solo run: sums in another order.
            Assert.That((onGpu.cpu() - onCpu).abs().max().item<double>(), Is.LessThan(1e-9), type.Name);
        }
    }

    // M_o is trained on the device as well. Three lanes, and a network with all kinds of layers that images go through.
    private static Tensor Theta(IUnlearningMethod<ClassProblem> method, Device device)
    {
        using var problem = new SmallProblem(SmallCnn.Of(new(1, 4, 4), 2, 3, 3), [1, 2, 3], dtype: float64, device: device);
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, SeededStreams.Of(20, 21, 22));
        return unlearned.Theta.clone();
    }
}
