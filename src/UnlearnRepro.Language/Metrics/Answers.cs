using UnlearnRepro.Language.Training;

namespace UnlearnRepro.Language.Metrics;

/// <summary>What a model says of the answers to a set of questions.</summary>
public sealed class Answers
{
    private readonly Questions questions;
    private readonly IReadOnlyList<Answer> all;
    private readonly Lazy<IReadOnlyList<double>> geometric, arithmetic;

    /// <summary>Takes what was said of each of <see cref="Questions.Answers"/>.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="all">What was said.</param>
    /// <param name="generated">What the model answers to each of them, by always taking the likeliest token; null where nobody asked.</param>
    public Answers(Questions questions, IReadOnlyList<Answer> all, IReadOnlyList<string>? generated = null)
    {
        (this.questions, this.all, Generated) = (questions, all, generated);
        Asked = [.. questions.Starts.Select(start => all[start])];
        geometric = new(() => Ratios(TruthRatio.Geometric));
        arithmetic = new(() => Ratios(TruthRatio.Arithmetic));
    }

    /// <summary>The trained answer of each fact.</summary>
    public IReadOnlyList<Answer> Asked { get; }

    /// <summary>What the model answers; null where nobody asked.</summary>
    public IReadOnlyList<string>? Generated { get; }

    /// <summary>R of each fact that has a paraphrase and false answers, by losses.</summary>
    public IReadOnlyList<double> GeometricRatios => geometric.Value;

    /// <summary>The same by probabilities.</summary>
    public IReadOnlyList<double> ArithmeticRatios => arithmetic.Value;

    /// <summary>The mean of a number of each trained answer.</summary>
    public double Mean(Func<Answer, double> of) => Asked.Average(of);

    /// <summary>Mean ROUGE-L recall of what the model answers, words as they are.</summary>
    /// <exception cref="InvalidOperationException">Nobody asked it.</exception>
    public double Rouge => Generated is { } said
        ? questions.Facts.Zip(said, (fact, text) => RougeL.Unstemmed(fact.Asked.Answer, text).Recall).Average()
        : throw new InvalidOperationException("answers: expected some that were generated, found none");

    private double[] Ratios(Func<double, IReadOnlyList<double>, double> of) =>
    [
        .. questions.Facts.Zip(questions.Starts).Where(fact => fact.First.HasAlternatives)
            .Select(fact => of(
                all[fact.Second + 1].Loss, [.. Enumerable.Range(fact.Second + 2, fact.First.Perturbed.Count).Select(place => all[place].Loss)])),
    ];
}
