using System.CommandLine;
using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that name further columns along which results of others vary.</summary>
internal sealed class FactorOptions
{
    private readonly Option<string[]> factors = new("--factor")
    {
        Description = "column with a further seed or choice, such as a class, fold or partition, whose part in the spread is told too; may be repeated",
    };
    private readonly Option<string[]> within = new("--within")
    {
        Description = "INNER=OUTER: labels of INNER (train_seed or a factor) are counted anew under each of OUTER, a factor; read from the labels if left out; "
            + "may be repeated",
    };

    /// <summary>Gives them to a verb, in the order of the help text.</summary>
    public IEnumerable<Option> All => [factors, within];

    /// <summary>Whether there are any.</summary>
    public bool AreGiven(ParseResult given) => given.GetValue(factors) is { Length: > 0 };

    /// <summary>How such a table is to be read.</summary>
    /// <exception cref="StudyException">No two columns are named, or none that is a factor.</exception>
    public TableOptions Of(ParseResult given, TableOptions options)
    {
        string[] pairs = given.GetValue(within) ?? [];
        return pairs.Length > 0 && !AreGiven(given)
            ? throw new StudyException($"{within.Name}: expected {factors.Name} COLUMN beside it, found none")
            : options with { Factors = given.GetValue(factors) ?? [], Within = [.. pairs.Select(Pair)] };
    }

    /// <summary>Throws where a plan is asked for: its seeds would be those of one level of every factor.</summary>
    /// <exception cref="StudyException">Factors are named beside it.</exception>
    public void RequireNoPlan(ParseResult given)
    {
        if (given.GetValue(factors) is [var first, ..])
        {
            throw new StudyException($"{factors.Name}: expected none beside a plan, which is for training and unlearning seeds alone, found {first}");
        }
    }

    private (string Inner, string Outer) Pair(string text) => text.Split('=', 2) is [{ Length: > 0 } inner, { Length: > 0 } outer]
        ? (inner, outer)
        : throw new StudyException($"{within.Name}: expected INNER=OUTER, such as train_seed=fold, found '{text}'");
}
