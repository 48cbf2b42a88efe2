using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>
/// Measuring is looking: a model against itself is exactly ideal by every metric, and neither it nor its reference is changed. A model here
/// has batch norm, whose training mode makes a sample's prediction depend on its company.
/// </summary>
/// <param name="loaded">How a reference model comes to be measured, given its trained values; the contract disposes of it.</param>
public abstract class MeasurementContract(Func<Model, Model> loaded)
{
    private static readonly Network Network = SmallCnn.Of(new(1, 4, 4), 2, 3, 3);

    /// <summary>A metric against M_r, or a distance, has its ideal value; any other is on M_r what it is on M_u, since they are one.</summary>
    [Test]
    public void AModelAgainstItselfIsExactlyIdeal()
    {
        using var model = Given.Model(Network, 7);
        using var reference = loaded(model);
        var ours = Measure(model, reference);
        var its = Measure(reference, reference);
        using var every = Assert.EnterMultipleScope();
        foreach (var info in ImageMetrics.All.Select(m => m.Info))
        {
            double ideal = info.Name.StartsWith("distance", StringComparison.Ordinal) ? 0
                : info.AgainstRetrain ? double.Parse(info.Ideal, System.Globalization.CultureInfo.InvariantCulture)
                : its[info.Name];
            Assert.That(ours[info.Name], Is.EqualTo(ideal), info.Name);
        }
    }

    [Test]
    public void MeasuringChangesNoModel()
    {
        using var model = Given.Model(Network, 7);
        using var other = Given.Model(Network, 8);
        using var reference = loaded(other);
        string[] before = [model.Sha256(), reference.Sha256()];
        var first = Measure(model, reference);
        Assert.That(new[] { model.Sha256(), reference.Sha256() }, Is.EqualTo(before), "weights and buffers of both");
        Assert.That(Measure(model, reference), Is.EqualTo(first), "and so a second look sees the same to the bit");
    }

    private static Dictionary<string, double> Measure(Model model, Model reference)
    {
        var data = Given.Data();
        using var own = new Evaluation(model, data);
        using var its = new Evaluation(reference, data);
        var measured = Given.Measured(model, own, reference, its, data);
        return ImageMetrics.All.ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }
}

/// <summary>The contract of models as they are: nothing to be switched, since the mode belongs to a pass and not to a model.</summary>
public class MeasurementContractTests() : MeasurementContract(model => model.Clone());
