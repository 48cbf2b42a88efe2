using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>
/// The letters under which the results of the digits are stored, the machine's fingerprint and those of the code apart. A change here makes every store
/// invisible and every model untrained: it has to be meant.
/// </summary>
public sealed class StoredKeysTests
{
    private const string Machine = "the machine's fingerprint", Code = "that of the code";

    private const string Identity =
        "digits; data 02235e4fa8603d58cdb593e64cf88a0e97580ae3cde50cf75ea1ec0bf732a6b6; mlp-64-128-10; Recipe { Optimiser = Sgd { LearningRate = 0.1, "
        + $"Momentum = 0.9, WeightDecay = 0.0005 }}, Epochs = 30, BatchSize = 64, Warmup = 0.1 }}; 5 references; {Machine}";

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
        Assert.That(contents[0], Is.EqualTo($"{Identity}\ncode {Code}\n0\n7/digits/full-class-3/forget/0/retrain/0"));
        Assert.That(contents[^2], Is.EqualTo($"{Identity}\ncode {Code}\n0\n7/digits/train/6"));
        Assert.That(contents[^1], Is.EqualTo($"{Identity}\ncode {Code}\n0\n7/digits/full-class-3/forget/0/retrain/6"));
    }

    [TestCase("Original", 0, 0, "1045d5321a4e40630c1fa4f29550e95cd1beb21892978e63c45801332aa250f2")]
    [TestCase("SsdCorrected", 3, 0, "3450123ee6f4417e7f05f3ce9622f1bb6da4e639a805f89d41560a51026d83fe")]
    [TestCase("Finetune", 1, 2, "64db8b9fdc4f3615e1d479a0dbb92a997747c52427ec8684c23d8daf2b201815")]
    public void What_a_cell_is_found_by(string method, int train, int unlearn, string key)
    {
        using var digits = DigitsTask.Empty();
        Assert.That(digits.Cell(method, train, unlearn).Key(OnAnyMachine(digits, digits.Task.Identity), new("model", "run", "method")), Is.EqualTo(key));
    }

    private static string OnAnyMachine(DigitsTask digits, string text) => text
        .Replace(digits.Task.Fingerprint, Machine, StringComparison.Ordinal)
        .Replace(digits.Task.Code(digits.Cell("Original")).Model, Code, StringComparison.Ordinal);
}
