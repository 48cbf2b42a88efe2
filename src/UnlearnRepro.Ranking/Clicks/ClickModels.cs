using UnlearnRepro.Domains.Data;
using UnlearnRepro.Words;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>
/// The users there are, each for data of three grades and of five. Tables of perfect, navigational, informational and poison: Tao et al. 2025 (SIGIR), after
/// Hofmann, Schuth, Whiteson, de Rijke 2013.
/// </summary>
public static class ClickModels
{
    // epsilon + (1 - epsilon) (2^grade - 1) / (2^highest - 1) with epsilon = 0.1: the users of ULTRA (Ai et al. 2018, pbm_0.1_1.0_4_1.0.json), after ERR.
    private static readonly double[] Three = [.1, .4, 1], Five = [.1, .16, .28, .52, 1];

    // Guo et al.'s own estimates were not to be had. These are what Zhang et al. (NeurIPS 2023, dcm_0.1_1.0_4_1.json) take, who ask again at each rank below
    // a first click; they are the shares of users who look at each rank in Joachims et al. 2005, as ULTRA has them.
    private static readonly double[] ReadOn = [.68, .61, .48, .34, .28, .20, .11, .10, .08, .06];

    private static readonly IReadOnlyList<IClickModel> OfThree =
    [
        new CascadeClicks("perfect", [0, .5, 1], [0, 0, 0]),
        new CascadeClicks("navigational", [.05, .5, .95], [.2, .5, .9]),
        new CascadeClicks("informational", [.4, .7, .9], [.1, .3, .5]),
        new PositionBasedClicks("position-based", Three),
        new DependentClicks("dependent", Three, ReadOn),
        new CascadeClicks("poison", [1, .5, 0], [0, 0, 0]),
    ];

    private static readonly IReadOnlyList<IClickModel> OfFive =
    [
        new CascadeClicks("perfect", [0, .2, .4, .8, 1], [0, 0, 0, 0, 0]),
        new CascadeClicks("navigational", [.05, .3, .5, .7, .95], [.2, .3, .5, .7, .9]),
        new CascadeClicks("informational", [.4, .6, .7, .8, .9], [.1, .2, .3, .4, .5]),
        new PositionBasedClicks("position-based", Five),
        new DependentClicks("dependent", Five, ReadOn),
        new CascadeClicks("poison", [1, .8, .6, .2, 0], [0, 0, 0, 0, 0]),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfThree.Select(model => model.Name)];

    /// <summary>The user of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="maxGrade">The highest grade of the data: 2 or 4.</param>
    /// <exception cref="StudyException">There is no such user, or no table for so many grades.</exception>
    public static IClickModel Get(string name, int maxGrade)
    {
        var models = maxGrade switch
        {
            2 => OfThree,
            4 => OfFive,
            _ => throw new DatasetException($"clicks {name}", "data whose highest grade is 2 or 4", $"{maxGrade}"),
        };
        return models.FirstOrDefault(model => model.Name == name) ?? throw new StudyException(Words.Names.Unknown("clicks", name, Names));
    }
}
