using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Tests.Metrics;

public class PredictionsTests
{
    /// <summary>Of a chunk its logits stay and nothing else: what the layers gave would fill the memory before 60,000 images are through.</summary>
    [Test]
    public void AChunkLeavesItsLogitsAlone()
    {
        var witness = new Witness();
        using var model = Given.Model(new Network("watched", [new Linear("a", 2, 3), new Relu(), witness, new Linear("b", 3, 2)]), 1);
        using var samples = new Samples(zeros(5000, 2), zeros(5000, dtype: int64));
        using var predictions = Predictions.Of(model, samples);
        Assert.That(witness.Live, Has.Count.EqualTo(5), "chunks of 1024");
        Assert.That(witness.Live.Zip(witness.Live.Skip(1), (before, after) => after - before), Has.All.EqualTo(1));
    }

    /// <summary>Notes how many tensors of this thread are alive.</summary>
    private sealed class Witness : Layer
    {
        public List<long> Live { get; } = [];

        public override Tensor Forward(Tensor x, Pass pass)
        {
            Live.Add(DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
            return x;
        }
    }
}
