using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class RandomLabelsTests : TorchFixture
{
    private const int Classes = 5;
    private const int N = 4000;

    [Test]
    public void The_true_label_is_never_drawn()
    {
        double[] truth = [.. Truth().Select(y => (double)y)];
        double[] labels = RandomLabels.WrongLabels(OfClasses(Classes), Given.Streams(1)).Numbers();

        Assert.That(labels.Zip(truth).Count(pair => pair.First == pair.Second), Is.Zero);
        Assert.That(labels, Is.All.InRange(0, Classes - 1));
    }

    [Test]
    public void The_wrong_labels_are_equally_likely()
    {
        double[] labels = RandomLabels.WrongLabels(OfClasses(Classes), Given.Streams(1)).Numbers();

        double statistic = 0;
        foreach (var group in Truth().Zip(labels).GroupBy(pair => pair.First))
        {
            double expected = group.Count() / (Classes - 1.0);
            statistic += Enumerable.Range(0, Classes).Where(c => c != group.Key)
                .Sum(c => Math.Pow(group.Count(pair => pair.Second == c) - expected, 2) / expected);
        }

        // 5 groups of 3 degrees of freedom: chi-square with 15 exceeds 44.3 with probability 1e-4.
        // It is above 2 except with probability 1e-5; less would mean labels dealt out instead of drawn.
        Assert.That(statistic, Is.InRange(2, 44.3));
    }

    [Test]
    public void Lanes_draw_labels_of_their_own_and_repeat_them()
    {
        double[] two = RandomLabels.WrongLabels(OfClasses(Classes), Given.Streams(1, 2)).Numbers();
        double[] second = RandomLabels.WrongLabels(OfClasses(Classes), Given.Streams(2)).Numbers();

        Assert.That(two, Has.Length.EqualTo(2 * N));
        Assert.That(two[N..], Is.EqualTo(second));
        Assert.That(two.Take(N), Is.Not.EqualTo(second));
    }

    [Test]
    public void With_two_classes_the_label_is_the_other_one()
    {
        using var forget = new Samples(zeros(3, 1), tensor(new long[] { 0, 1, 0 }));
        using var retain = new Samples(zeros(1, 1), tensor(new long[] { 0 }));

        Assert.That(
            RandomLabels.WrongLabels(new(forget, retain, 2, Given.Recipe()), Given.Streams(1)).Numbers(),
            Is.EqualTo(new double[] { 1, 0, 1 }));
    }

    [Test]
    public void Unlearning_teaches_the_wrong_labels_and_keeps_the_others()
    {
        // The classes of what stays are learnt anew from scratch values, so both parts must have been trained on. Five
        // hidden units do not fit all 20 labels from every start: from the values of seed 1 one label of D_r stays wrong.
        using var original = Given.Model(Given.Mlp(), [4]);
        var problem = Forgetting.Problem();
        using var result = new RandomLabels(LearningRate: 0.01, Epochs: 200, BatchSize: 20).Unlearn(original, problem, Given.Streams(1));

        double[] wrong = RandomLabels.WrongLabels(problem, Given.Streams(1)).Numbers();
        Assert.That(result.Forward(problem.Forget.X).argmax(1).Numbers(), Is.EqualTo(wrong));
        Assert.That(result.Forward(problem.Retain.X).argmax(1).Numbers(), Is.EqualTo(problem.Retain.Y.Numbers()));
    }

    private static long[] Truth() => [.. Enumerable.Range(0, N).Select(i => (long)(i % Classes))];

    private static ClassProblem OfClasses(int classes) => new(
        new(zeros(N, 1), tensor(Truth())), new(zeros(1, 1), tensor(new long[] { 0 })), classes, Given.Recipe());
}
