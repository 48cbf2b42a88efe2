using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

public class AugmentationTests : TorchFixture
{
    private static readonly Augmentation Grey = new(Channels: 1, Height: 4, Width: 4);

    // Two channels of 4x4: 1..16 row by row, and the same plus 100.
    private static Tensor Image => tensor([.. Enumerable.Range(1, 16).Select(k => (double)k), .. Enumerable.Range(101, 16).Select(k => (double)k)]).unsqueeze(0);

    /// <summary>By hand: the crop one row down and one column to the left starts with a black column and ends with a black row.</summary>
    [Test]
    public void A_crop_moves_the_image_and_leaves_black()
    {
        double[] moved = [0, 5, 6, 7, 0, 9, 10, 11, 0, 13, 14, 15, 0, 0, 0, 0];
        double[] both = [.. moved, .. moved.Select(p => p == 0 ? 0 : p + 100)];
        Assert.That(Changed(row: 1, column: -1), Is.EqualTo(both));
    }

    [Test]
    public void A_flip_mirrors_every_row() =>
        Assert.That(Changed(flip: 1)[..16], Is.EqualTo(new[] { 4.0, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13 }));

    /// <summary>The crop comes first: mirrored after it, the black column that it left on the left is on the right.</summary>
    [Test]
    public void A_flip_mirrors_what_the_crop_left() =>
        Assert.That(Changed(column: -1, flip: 1)[..8], Is.EqualTo(new[] { 3.0, 2, 1, 0, 7, 6, 5, 0 }));

    [Test]
    public void Nothing_drawn_changes_nothing() => Assert.That(Changed(), Is.EqualTo(Image.Numbers()));

    /// <summary>Counter-clockwise: the right column becomes the top row; twice is the image upside down and mirrored.</summary>
    [Test]
    public void Quarter_turns_are_exact()
    {
        Assert.That(Changed(degrees: 90)[..16], Is.EqualTo(new[] { 4.0, 8, 12, 16, 3, 7, 11, 15, 2, 6, 10, 14, 1, 5, 9, 13 }));
        Assert.That(Changed(degrees: -90)[..16], Is.EqualTo(new[] { 13.0, 9, 5, 1, 14, 10, 6, 2, 15, 11, 7, 3, 16, 12, 8, 4 }));
        Assert.That(Changed(degrees: 180)[..16], Is.EqualTo(Enumerable.Range(1, 16).Reverse()));
    }

    /// <summary>
    /// By hand, 45 degrees: the four inner pixels are at (+-1/2, +-1/2) from the centre and come from (0, +-0.707) and
    /// (+-0.707, 0), the corners from (0, +-2.1) and (+-2.1, 0), which is outside.
    /// </summary>
    [Test]
    public void A_turn_takes_the_nearest_pixel_and_leaves_black_corners()
    {
        double[] turned = Changed(degrees: 45)[..16];
        Assert.That(new[] { turned[0], turned[3], turned[12], turned[15] }, Is.All.Zero);
        Assert.That(turned, Has.Exactly(4).Zero);

        // Pixel (row 1, column 2) is at u = 1/2, v = -1/2: from u cos - v sin = 0.707, u sin + v cos = 0 up to rounding; column 2.2.
        Assert.That(turned[6], Is.EqualTo(7).Or.EqualTo(11));
    }

    [Test]
    public void A_lane_is_changed_as_it_would_be_alone()
    {
        using var samples = Given.Samples(3, 21);
        var both = new Augmentation(1, 8, 8).Draw(Given.Streams(1, 2), 4, samples);
        var x = samples.Slice(5, 8, lanes: 2).X;
        double[] second = both.Apply(x, 5).narrow(0, 8, 8).Numbers();
        double[] alone = new Augmentation(1, 8, 8).Draw(Given.Streams(2), 4, samples).Apply(samples.X.narrow(0, 5, 8), 5).Numbers();

        Assert.That(second, Is.EqualTo(alone));
        Assert.That(both.Apply(x, 5).narrow(0, 0, 8).Numbers(), Is.Not.EqualTo(alone));
    }

    /// <summary>10,000 draws: each of 9 offsets 1,111 +- 31, a flip 5,000 +- 50, angles uniform on +-15 degrees with a deviation of 8.66 +- 0.04.</summary>
    [Test]
    public void Draws_have_the_distributions_of_the_source()
    {
        using var samples = new Samples(zeros(10_000, 16), zeros(10_000, int64));
        var draws = Grey.Draw(Given.Streams(1), 0, samples);
        foreach (int axis in new[] { 0, 1 })
        {
            var counts = draws.Crop.select(2, axis).Numbers().CountBy(o => (int)o).ToDictionary();
            Assert.That(counts.Keys, Is.EquivalentTo(Enumerable.Range(-4, 9)));
            Assert.That(counts.Values, Is.All.EqualTo(1111).Within(5 * 31));
        }

        double[] degrees = [.. draws.Angle.Numbers().Select(a => a * 180 / Math.PI)];
        Assert.That(draws.Flip.Numbers().Sum(), Is.EqualTo(5000).Within(250));
        Assert.That(degrees.Max(), Is.InRange(14.9, 15));
        Assert.That(degrees.Min(), Is.InRange(-15, -14.9));
        Assert.That(Math.Sqrt(degrees.Average(a => a * a)), Is.EqualTo(15 / Math.Sqrt(3)).Within(0.2));
    }

    /// <summary>What one kind of change draws does not depend on the others; another epoch draws other changes.</summary>
    [Test]
    public void Leaving_one_out_changes_no_other_draw()
    {
        using var samples = new Samples(zeros(30, 16), zeros(30, int64));
        var all = Drawn(Grey);

        Assert.That(Drawn(Grey with { Flip = false }), Is.EqualTo((all.Crop, new double[30], all.Angle)));
        Assert.That(Drawn(new(1, 4, 4, Padding: 0)), Is.EqualTo((new double[60], all.Flip, all.Angle)));
        Assert.That(Drawn(new(1, 4, 4, Rotation: 0)), Is.EqualTo((all.Crop, all.Flip, new double[30])));
        Assert.That(Drawn(Grey, epoch: 1), Is.Not.EqualTo(all));

        (double[] Crop, double[] Flip, double[] Angle) Drawn(Augmentation augmentation, int epoch = 0)
        {
            var draws = augmentation.Draw(Given.Streams(1), epoch, samples);
            return (draws.Crop.Numbers(), draws.Flip.Numbers(), draws.Angle.Numbers());
        }
    }

    [Test]
    public void Bad_arguments_are_said()
    {
        using var samples = Given.Samples(3, 21);
        Assert.That(() => new Augmentation(0, 4, 4), Throws.ArgumentException.With.Message.EqualTo("augmentation, channels: expected at least 1, found 0"));
        Assert.That(() => new Augmentation(1, 4, 4, Padding: -1), Throws.ArgumentException);
        Assert.That(() => new Augmentation(1, 4, 4, Rotation: double.NaN), Throws.ArgumentException);
        Assert.That(() => Grey.Draw(Given.Streams(1), 0, samples), Throws.ArgumentException.With.Message.EqualTo("augmentation: expected images of 1x4x4, 16 numbers, found 64"));
    }

    private static double[] Changed(int row = 0, int column = 0, int flip = 0, double degrees = 0) => new AugmentationDraws(
        new(Channels: 2, Height: 4, Width: 4),
        tensor(new long[] { row, column }).view(1, 1, 2),
        tensor(new long[] { flip }).view(1, 1),
        tensor(new[] { degrees * Math.PI / 180 }).view(1, 1)).Apply(Image, 0).Numbers();
}
