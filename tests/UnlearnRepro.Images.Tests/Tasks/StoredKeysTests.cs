using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>
/// The letters under which the results of the digits are stored, the machine's fingerprint apart. A change here makes every store
/// invisible and every model untrained: it has to be meant.
/// </summary>
public sealed class StoredKeysTests
{
    private const string Machine = "the machine's fingerprint";

    private const string Identity =
        "digits; data 02235e4fa8603d58cdb593e64cf88a0e97580ae3cde50cf75ea1ec0bf732a6b6; mlp-64-128-10; Recipe { Optimiser = Sgd { LearningRate = 0.1, "
        + $"Momentum = 0.9, WeightDecay = 0.0005 }}, Epochs = 30, BatchSize = 64, Warmup = 0.1 }}; 5 references; code 5; {Machine}";

    [Test]
    public void The_identity_of_the_digits()
    {
        using var digits = DigitsTask.Empty();
        Assert.That(OnAnyMachine(digits, digits.Task.Identity), Is.EqualTo(Identity));
    }

    [Test]
    public void What_a_trained_model_is_found_by()
    {
        using var digits = DigitsTask.Empty();
        string[] contents = [.. digits.Task.Prerequisites(digits.Cell("Retrain", train: 6)).Select(p => OnAnyMachine(digits, p.Key))];
        Assert.That(contents[0], Is.EqualTo($"{Identity}\n0\n7/digits/full-class-3/forget/0/retrain/0"));
        Assert.That(contents[^2], Is.EqualTo($"{Identity}\n0\n7/digits/train/6"));
        Assert.That(contents[^1], Is.EqualTo($"{Identity}\n0\n7/digits/full-class-3/forget/0/retrain/6"));
    }

    [TestCase("Original", 0, 0, "58addb0f1d42572171d65093bf4ce724331faf9aed78b368f647bcb0dbb64a6e")]
    [TestCase("SsdCorrected", 3, 0, "f9926d5de2de6e84bdfe15ff77b38e7c25b787d18fd7df0805f10edbd2e46cad")]
    [TestCase("Finetune", 1, 2, "794a9f565a2afe90126bd731c34dfd0028c6b465d0ec03e37dc493ce23194362")]
    public void What_a_cell_is_found_by(string method, int train, int unlearn, string key)
    {
        using var digits = DigitsTask.Empty();
        Assert.That(digits.Cell(method, train, unlearn).Key(OnAnyMachine(digits, digits.Task.Identity)), Is.EqualTo(key));
    }

    private static string OnAnyMachine(DigitsTask digits, string text) => text.Replace(digits.Task.Fingerprint, Machine, StringComparison.Ordinal);
}
