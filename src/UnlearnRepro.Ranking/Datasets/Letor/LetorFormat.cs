namespace UnlearnRepro.Ranking.Datasets.Letor;

/// <summary>What the rows of a data set may hold.</summary>
/// <param name="Features">Number of features; a row names them 1 to this.</param>
/// <param name="MaxGrade">The highest grade of relevance, 1 to 30: gains are 2^grade - 1.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no feature, or the grade is not from 1 to 30.</exception>
public sealed record LetorFormat(int Features, int MaxGrade)
{
    private const int Highest = 30;

    /// <summary>Number of features; a row names them 1 to this.</summary>
    public int Features { get; } = Features > 0 ? Features : throw new ArgumentOutOfRangeException(nameof(Features), Features, "expected at least 1 feature");

    /// <summary>The highest grade of relevance.</summary>
    public int MaxGrade { get; } = MaxGrade is > 0 and <= Highest
        ? MaxGrade
        : throw new ArgumentOutOfRangeException(nameof(MaxGrade), MaxGrade, $"expected a grade 1..{Highest}");
}
