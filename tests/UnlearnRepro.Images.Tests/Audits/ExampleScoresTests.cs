using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Audits;

/// <summary>Which samples an audit is about: an attack on samples of another set would find as much and mean nothing.</summary>
public class ExampleScoresTests
{
    /// <summary>
    /// Image v has one pixel of v/1000 and the network the logits v - 300.5 and 0: phi is v - 300.5 in class 0 and its negative in class 1, which
    /// is forgotten. 600 test images are more than 256: every third stands for all.
    /// </summary>
    [Test]
    public void ForgetIsDfAndPopulationIsEveryKthOfTheTestImages()
    {
        var images = new ImageDataset("made", Set(from: 1, count: 100), Set(from: 101, count: 600), ["a", "b"], "made up", "none");
        var data = new ForgettingData(images, new FullClass(1).Split(images, Seed.Root(7)));
        using var model = Given.Model(Mlp.Of(1, [], 2), 7);
        model.Theta.copy_(tensor(new float[] { 1000, 0, -300.5f, 0 }).unsqueeze(0));
        using var evaluation = new Evaluation(model, data);

        var scores = LogitConfidences.Scores(evaluation);

        Assert.That(scores.Forget, Is.EqualTo(Enumerable.Range(0, 50).Select(k => 300.5 - (2 + (2 * k)))).Within(1e-3), "the odd rows of D");
        Assert.That(scores.Population, Is.EqualTo(Enumerable.Range(0, 200).Select(k => (k % 2 == 0 ? 1 : -1) * (101 + (3 * k) - 300.5))).Within(1e-3));

        // Class 0 is named from 301 on: nowhere in D, whose D_r is all of class 0, and by 301, 303, ..., 699 of 101, 103, ..., 699 in D'_r.
        Assert.That((scores.RetainAccuracy, scores.TestAccuracy), Is.EqualTo((0.0, 100 * 200 / 300.0)));

        static ImageSet Set(int from, int count) =>
            new([.. Enumerable.Range(from, count).Select(v => v / 1000f)], [.. Enumerable.Range(0, count).Select(i => i % 2)], new(1, 1, 1));
    }
}
