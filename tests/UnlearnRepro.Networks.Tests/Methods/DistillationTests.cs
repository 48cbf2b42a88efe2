using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>
/// Methods with a teacher, on a network of one layer against softmax regression in plain C#. The gradient of KL(q || p) with
/// respect to the student's logits is p - q; at temperature T, with T^2 before it, T (p - q).
/// </summary>
public class DistillationTests : TorchFixture
{
    private ClassProblem problem = null!;
    private Model original = null!;
    private SoftmaxRegression plain = null!;

    [SetUp]
    public void Make()
    {
        (problem, original) = (Forgetting.Problem(), Given.Model(SoftmaxRegression.Network(), [1]));
        plain = new(original.Theta.Numbers());
    }

    [TearDown]
    public void Free() => original.Dispose();

    [Test]
    public void Delete_teaches_what_the_original_would_say_without_the_true_label()
    {
        var teacher = new SoftmaxRegression(plain.Theta);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Forget), "shuffle", epoch, 4))
            {
                plain.Step(SoftmaxRegression.Gradient([.. batch.Select(s => (s.X, Difference(s.X, Without(teacher.Logits(s.X), s.Y))))]), 0.05, decay: 0);
            }
        }

        Check(new Delete(0.05, Epochs: 2, BatchSize: 4), 1e-13);

        static double[] Without(double[] logits, int label)
        {
            double rest = logits.Where((_, c) => c != label).Sum(Math.Exp);
            return [.. logits.Select((z, c) => c == label ? 0 : Math.Exp(z) / rest)];
        }
    }

    /// <summary>Of 13 samples to keep 30 % are 3. The untrained layer is uniform up to 1/sqrt(64).</summary>
    [Test]
    public void BadTeacher_teaches_ignorance_of_what_goes_and_the_original_on_a_part_of_the_rest()
    {
        var competent = new SoftmaxRegression(plain.Theta);
        var incompetent = new SoftmaxRegression(
            [.. Given.Streams(1).Uniform("init", 0, 192, 1 / 8.0).Numbers(), .. Given.Streams(1).Uniform("init", 1, 3, 1 / 8.0).Numbers()]);
        var retain = SoftmaxRegression.Read(problem.Retain);
        var subset = Given.Streams(1).Permutation("subset", 0, 13).Numbers().Take(3).Select(i => retain[(int)i].X);
        (double[] X, double[] Target)[] taught =
        [
            .. SoftmaxRegression.Read(problem.Forget).Select(s => (s.X, Plain.Softmax(incompetent.Logits(s.X)))),
            .. subset.Select(x => (x, Plain.Softmax(competent.Logits(x)))),
        ];
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(taught, "shuffle", epoch, 4))
            {
                plain.StepAdam(SoftmaxRegression.Gradient([.. batch.Select(s => (s.X, Difference(s.X, s.Target, 1 / 3.0)))]), 0.01);
            }
        }

        // Adam divides by roots of squares, which leaves fewer digits where gradients nearly vanish.
        Check(new BadTeacher(0.3, 0.01, Epochs: 2, BatchSize: 4), 1e-9);
    }

    /// <summary>
    /// Six epochs of which two ascend; the sixth is after the first milestone. With smoothing, the first step starts where
    /// the distance is 0 and has no gradient.
    /// </summary>
    [Test]
    public void Scrub_ascends_and_descends_in_turn([Values(0, 0.5)] double smoothing)
    {
        var teacher = new SoftmaxRegression(plain.Theta);
        for (int epoch = 0; epoch < 6; epoch++)
        {
            double rate = epoch < 5 ? 0.01 : 0.001;
            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Forget), "shuffle-forget", epoch, 4).Where(_ => epoch < 2))
            {
                Step(Distillation(batch).Select(g => -g), rate);
            }

            foreach (var batch in SoftmaxRegression.Batches(SoftmaxRegression.Read(problem.Retain), "shuffle", epoch, 4))
            {
                Step(plain.CrossEntropy(batch).Zip(Distillation(batch), (ce, kd) => (0.8 * ce) + (0.3 * kd)), rate);
            }
        }

        Check(new Scrub(Gamma: 0.8, Alpha: 0.3, smoothing, Temperature: 2, AscentEpochs: 2, LearningRate: 0.01, Epochs: 6, BatchSize: 4), 1e-9);

        double[] Distillation((double[] X, int Y)[] batch) => SoftmaxRegression.Gradient([.. batch.Select(s =>
            (s.X, Soft(plain, s.X).Zip(Soft(teacher, s.X), (p, q) => 2 * (p - q)).ToArray()))]);

        static double[] Soft(SoftmaxRegression model, double[] x) => Plain.Softmax([.. model.Logits(x).Select(z => z / 2)]);

        void Step(IEnumerable<double> gradient, double rate)
        {
            double[] moved = [.. plain.Theta.Zip(teacher.Theta, (w, w0) => w - w0)];
            double weights = Length(moved[..192]), biases = Length(moved[192..]);
            plain.StepAdam(
                [.. gradient.Select((g, i) => g + (smoothing == 0 || weights == 0 ? 0 : smoothing * moved[i] / (i < 192 ? weights : biases)))], rate, decay: 0.1);
        }

        static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));
    }

    /// <summary>One step on all samples: a teacher in training mode would normalise by the batch.</summary>
    [Test]
    public void BadTeachers_teachers_are_in_evaluation_mode_and_its_student_is_not()
    {
        using var cnn = Given.Model(Given.Cnn(), [1]);
        using var result = new BadTeacher(Share: 1, 0.01, BatchSize: 20).Unlearn(cnn, problem, Given.Streams(1));

        using var student = cnn.Clone();
        using var fresh = Model.Initialise(cnn.Network, Given.Streams(1), dtype: ScalarType.Float64);
        var target = cat([fresh.Forward(problem.Forget.X), cnn.Forward(problem.Retain.X)]).detach();
        student.Backward(Divergence.Kl(target, student.Forward(cat([problem.Forget.X, problem.Retain.X]), training: true)).mean() / 3);
        double[] expected = [.. cnn.Theta.Numbers().Zip(student.Gradient.Numbers(), (w, g) => w - (0.01 * g / (Math.Abs(g) + 1e-8)))];

        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(1e-9));
        Assert.That(result.State("bn1.running_mean"), Is.EqualTo(student.State("bn1.running_mean")).Within(1e-14));
    }

    /// <summary>A step on each set, all of it. The pass over D_f, too, normalises the student by its batch and moves batch norm's averages.</summary>
    [Test]
    public void Scrubs_student_is_in_training_mode_on_both_sets_and_its_teacher_is_not()
    {
        using var cnn = Given.Model(Given.Cnn(), [1]);
        using var result = new Scrub(AscentEpochs: 1, LearningRate: 0.01, Epochs: 1, BatchSize: 13).Unlearn(cnn, problem, Given.Streams(1));

        using var student = cnn.Clone();
        using var adam = new Adam(0.01, WeightDecay: 0.1).For(student);
        Step(problem.Forget, (_, distillation) => -distillation);
        Step(problem.Retain, (logits, distillation) => Loss.CrossEntropy(logits, problem.Retain.Y, 1) + (0.5 * distillation));

        Assert.That(result.Everything(), Is.EqualTo(student.Everything()).Within(1e-9));

        void Step(Samples samples, Func<Tensor, Tensor, Tensor> loss)
        {
            var logits = student.Forward(samples.X, training: true);
            student.Backward(loss(logits, 4 * Divergence.Kl(cnn.Forward(samples.X).detach() / 2, logits / 2).mean()));
            adam.Step(0.01);
        }
    }

    /// <summary>One step on all of D_f. Cross-entropy with the target has the gradient of KL, since the target's entropy is a constant.</summary>
    [Test]
    public void Deletes_student_is_in_training_mode_and_its_teacher_is_not()
    {
        using var cnn = Given.Model(Given.Cnn(), [1]);
        using var result = new Delete(0.05, Epochs: 1, BatchSize: 7).Unlearn(cnn, problem, Given.Streams(1));

        using var student = cnn.Clone();
        var label = nn.functional.one_hot(problem.Forget.Y, 3).to(@bool);
        var target = cnn.Forward(problem.Forget.X).detach().masked_fill(label, double.NegativeInfinity).softmax(1);
        student.Backward(-(target * student.Forward(problem.Forget.X, training: true).log_softmax(1)).sum() / 7);
        double[] expected = [.. cnn.Theta.Numbers().Zip(student.Gradient.Numbers(), (w, g) => w - (0.05 * g))];

        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(1e-13));
        Assert.That(result.State("bn1.running_mean"), Is.EqualTo(student.State("bn1.running_mean")).Within(1e-14).And.Not.EqualTo(cnn.State("bn1.running_mean")));
    }

    [Test]
    public void Scrub_without_ascent_distillation_and_smoothing_is_finetuning_with_Adam([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        int[] seeds = [.. Enumerable.Range(1, lanes)];
        using var start = Given.Model(Given.Named(name), seeds);
        using var scrubbed = new Scrub(Alpha: 0, AscentEpochs: 0, LearningRate: 0.01, Epochs: 3, BatchSize: 4).Unlearn(start, problem, Given.Streams(seeds));
        using var tuned = start.Clone();
        Descent.Minimise(
            tuned, problem.Retain, new Adam(0.01, WeightDecay: 0.1), 3, 4, Given.Streams(seeds),
            (batch, _) => Loss.CrossEntropy(tuned.Forward(batch.X, training: true), batch.Y, batch.Lanes));

        Assert.That(scrubbed.Everything(), Is.EqualTo(tuned.Everything()));
    }

    /// <summary>In each lane by itself, for whom the sum over layers is one of its own.</summary>
    [Test]
    public void Smoothing_keeps_Scrub_near_the_original_in_every_lane()
    {
        using var two = Given.Model(Given.Cnn(), [1, 2]);
        using var free = new Scrub(BatchSize: 4).Unlearn(two, problem, Given.Streams(1, 2));
        using var held = new Scrub(Smoothing: 10, BatchSize: 4).Unlearn(two, problem, Given.Streams(1, 2));
        using var first = two.Lane(0);
        using var alone = new Scrub(Smoothing: 10, BatchSize: 4).Unlearn(first, problem, Given.Streams(1));

        double[] near = (held.Theta - two.Theta).square().sum([1]).Numbers(), far = (free.Theta - two.Theta).square().sum([1]).Numbers();
        Assert.That(near.Zip(far).All(d => d.First < d.Second), Is.True, $"{string.Join(" ", near)} against {string.Join(" ", far)}");
        Assert.That(held.Lane(0).Theta.Numbers(), Is.EqualTo(alone.Theta.Numbers()).Within(1e-9));
    }

    [TestCase(-0.1, 2, "Smoothing: expected at least 0, found -0.1")]
    [TestCase(0, 0, "Temperature: expected above 0, found 0")]
    [TestCase(double.NaN, 2, "Smoothing: expected at least 0, found NaN")]
    public void Scrub_refuses_a_negative_smoothing_and_no_temperature(double smoothing, double temperature, string message) => Assert.That(
        () => new Scrub(Smoothing: smoothing, Temperature: temperature).Unlearn(original, problem, Given.Streams(1)),
        Throws.ArgumentException.With.Message.EqualTo($"method Scrub, {message}"));

    [TestCase(0)]
    [TestCase(1.5)]
    [TestCase(double.NaN)]
    public void BadTeacher_refuses_what_is_no_share(double share) => Assert.That(
        () => new BadTeacher(share).Unlearn(original, problem, Given.Streams(1)),
        Throws.ArgumentException.With.Message.StartsWith("method BadTeacher, Share: expected above 0 and at most 1, found"));

    private double[] Difference(double[] x, double[] target, double factor = 1) =>
        [.. Plain.Softmax(plain.Logits(x)).Zip(target, (p, q) => factor * (p - q))];

    private void Check(IUnlearningMethod<ClassProblem> method, double tolerance)
    {
        using var result = method.Unlearn(original, problem, Given.Streams(1));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(tolerance));
        Assert.That(plain.Theta, Is.Not.EqualTo(original.Theta.Numbers()).Within(1e-3), "a reference that stands still proves nothing");
    }
}
