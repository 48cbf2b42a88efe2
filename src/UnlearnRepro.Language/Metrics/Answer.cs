namespace UnlearnRepro.Language.Metrics;

/// <summary>What a model says of one answer, token by token, each after the right ones before it; the end counts as a token.</summary>
/// <param name="LogProbabilities">ln p of each token.</param>
/// <param name="Standardised">The same less its mean under p, in standard deviations under p: <see cref="MembershipScores.Standardised"/>.</param>
/// <param name="Right">Whether the token is the likeliest.</param>
/// <param name="Value">The tokens of the fact itself; null where nobody has marked it.</param>
public sealed record Answer(double[] LogProbabilities, double[] Standardised, bool[] Right, Range? Value)
{
    /// <summary>Number of tokens.</summary>
    public int Length => LogProbabilities.Length;

    /// <summary>-ln p(answer).</summary>
    public double Nll { get; } = -LogProbabilities.Sum();

    /// <summary>-ln p(answer) a token.</summary>
    public double Loss => Nll / Length;

    /// <summary>exp(-loss), p of a token in the geometric mean.</summary>
    public double Probability => AnswerProbability.Of(Nll, Length);

    /// <summary>-ln p of the fact itself, all of its tokens.</summary>
    /// <exception cref="InvalidOperationException">It is not marked.</exception>
    public double ValueNll => Value is { } value
        ? -LogProbabilities[value].Sum()
        : throw new InvalidOperationException("value: expected one that is marked, found none");

    /// <summary>Whether it is, word for word, what the model answers when it always takes the likeliest token.</summary>
    public bool IsExact => Array.TrueForAll(Right, right => right);
}
