using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

public class DescentTests : TorchFixture
{
    [FsProperty(MaxTest = 30)]
    public bool Every_lane_visits_every_sample_once_an_epoch(byte count, byte size, byte moreLanes)
    {
        using var scope = NewDisposeScope();
        int n = (count % 20) + 1, batchSize = (size % 25) + 1, lanes = (moreLanes % 3) + 1;
        var batches = Visit(n, batchSize, lanes, epochs: 2);
        int steps = (n + batchSize - 1) / batchSize;
        return batches.Count == 2 * steps && batches.Chunk(steps).All(epoch => Enumerable.Range(0, lanes).All(lane =>
            epoch.SelectMany(b => b.Chunk(b.Length / lanes).ElementAt(lane)).Order().SequenceEqual(Enumerable.Range(0, n).Select(i => (double)i))));
    }

    [Test]
    public void The_last_batch_is_short_and_is_not_dropped()
    {
        var batches = Visit(n: 10, batchSize: 4, lanes: 1, epochs: 1);

        Assert.That(batches.Select(b => b.Length), Is.EqualTo(new[] { 4, 4, 2 }));
        Assert.That(Descent.Steps(10, 4), Is.EqualTo(3));
        Assert.That(Descent.Steps(8, 4), Is.EqualTo(2));
    }

    [Test]
    public void Epochs_and_lanes_have_orders_of_their_own()
    {
        double[][] orders = [.. Visit(n: 20, batchSize: 20, lanes: 2, epochs: 2).SelectMany(epoch => epoch.Chunk(20))];

        Assert.That(orders.Select(o => string.Join(' ', o)).Distinct().Count(), Is.EqualTo(4));
    }

    [Test]
    public void Inputs_and_labels_stay_together()
    {
        using var model = Affine(lanes: 2);
        using var samples = new Samples(arange(9, dtype: float64).view(9, 1), arange(9));

        Run(model, samples, 4, 2, 1, (batch, _) => Assert.That(batch.X.Numbers(), Is.EqualTo(batch.Y.Numbers())));
    }

    [Test]
    public void Steps_are_counted_from_0_and_the_schedule_sets_the_rate()
    {
        using var model = Affine(lanes: 1);
        using var samples = new Samples(ones(4, 1, dtype: float64), zeros(4, dtype: int64));
        var seen = new List<int>();
        double start = model.Theta.Numbers()[0];

        // The loss is the weight itself, so that every step takes its rate off the weight: 1 + 2 + 3 + 4.
        Descent.Minimise(
            model, samples, new Sgd(100), 2, 2, Given.Streams(1),
            (_, step) =>
            {
                seen.Add(step);
                return model.Leaf(model.Network.Parameters[0]).sum();
            },
            step => step + 1);

        Assert.That(seen, Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(model.Theta.Numbers()[0], Is.EqualTo(start - 10).Within(1e-14));
    }

    [Test]
    public void Without_a_schedule_the_rate_is_the_optimisers()
    {
        using var model = Affine(lanes: 1);
        using var samples = new Samples(ones(4, 1, dtype: float64), zeros(4, dtype: int64));
        double start = model.Theta.Numbers()[0];

        Descent.Minimise(
            model, samples, new Sgd(0.5), 1, 4, Given.Streams(1), (_, _) => model.Leaf(model.Network.Parameters[0]).sum());

        Assert.That(model.Theta.Numbers()[0], Is.EqualTo(start - 0.5).Within(1e-15));
    }

    // Every sample's only feature is its own index.
    private static List<double[]> Visit(int n, int batchSize, int lanes, int epochs)
    {
        using var model = Affine(lanes);
        using var samples = new Samples(arange(n, dtype: float64).view(n, 1), zeros(n, dtype: int64));
        var batches = new List<double[]>();
        Run(model, samples, batchSize, lanes, epochs, (batch, _) => batches.Add(batch.X.Numbers()));
        return batches;
    }

    private static void Run(Model model, Samples samples, int batchSize, int lanes, int epochs, Action<Batch, int> see) =>
        Descent.Minimise(
            model, samples, new Sgd(0), epochs, batchSize, Given.Streams([.. Enumerable.Range(1, lanes)]),
            (batch, step) =>
            {
                see(batch, step);
                return model.Leaf(model.Network.Parameters[0]).sum();
            });

    private static Model Affine(int lanes) =>
        Given.Model(new Network("affine", [new Linear("fc", 1, 1)]), [.. Enumerable.Range(1, lanes)]);
}
