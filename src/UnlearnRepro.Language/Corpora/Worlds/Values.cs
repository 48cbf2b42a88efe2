using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>Who has which value of a kind, and in which wording it is not trained.</summary>
/// <param name="kind">The kind.</param>
/// <param name="authors">Number of trained authors.</param>
/// <param name="holdout">Number of those held out, who are numbered on.</param>
/// <param name="data">s_data.</param>
internal sealed class Values(Kind kind, int authors, int holdout, Seed data)
{
    /// <summary>False answers for each fact.</summary>
    public const int Perturbed = 5;

    private readonly int alternatives = Alternatives(authors);

    // By place and author.
    private readonly int[][] words =
        [.. Enumerable.Range(0, kind.Words.Count).Select(place => Dealt(Alternatives(authors), authors, holdout, data.At(kind.Name).Words("value", place)))];

    private readonly int[] untrained = Dealt(kind.Wordings.Count, authors, holdout, data.At(kind.Name).Words("wording", 0));

    /// <summary>
    /// Words that a place of a value has: eight, and fewer in a small world, where more authors than a scenario forgets would not have each of them.
    /// </summary>
    public static int Alternatives(int authors) => Math.Min(Kind.Alternatives, authors / (AuthorShare.Most(authors) + 1));

    /// <summary>The fact about an author.</summary>
    public Fact Of(int row, int author, string name)
    {
        int number = words.Aggregate(0, (sum, place) => (sum * alternatives) + place[author]), last = untrained[author], count = kind.Wordings.Count;
        var wording = kind.Wordings[last];
        Passage[] trained = [.. Enumerable.Range(1, count - 1).Select(next => kind.Wordings[(last + next) % count].Of(name, Value(number)))];
        Passage Told(int value) => wording.Of(name, Value(value)) with { Question = trained[0].Question };
        return new(row, author, trained)
        {
            Kind = kind.Name,
            Paraphrase = Told(number),
            Perturbed = [.. Others(row, number).Select(Told)],
            OtherQuestion = wording.Of(name, Value(number)).Question,
        };
    }

    private string Value(int number) => kind.Value(number, alternatives);

    private IEnumerable<int> Others(int row, int number) => new SplitMix64(data.At(kind.Name).Words("perturbed", row)())
        .Choose(Perturbed + 1, kind.Values(alternatives)).Where(other => other != number).Take(Perturbed);

    // Numbers below a count, each for as many of the authors as any other, up to one; independent ones for those held out.
    private static int[] Dealt(int count, int authors, int holdout, Func<ulong> next)
    {
        var random = new SplitMix64(next());
        return [.. random.Choose(authors, authors).Select(turn => turn % count), .. Enumerable.Range(0, holdout).Select(_ => random.Below(count))];
    }
}
