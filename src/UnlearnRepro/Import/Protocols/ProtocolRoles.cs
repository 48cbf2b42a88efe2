using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import.Protocols;

/// <summary>
/// Which value of the protocol column is A1. It is told by the seeds and never by what a value is called: one training seed with several unlearning
/// seeds, where the other value has one run of each of several training seeds, in every leaf of every method that starts from a trained model.
/// </summary>
internal static class ProtocolRoles
{
    /// <summary>The value; the other one is A2.</summary>
    /// <exception cref="StudyException">It cannot be told.</exception>
    public static string One(TableRows table, string column, IReadOnlyList<ProtocolPair> pairs, Func<ProtocolPair, string> words)
    {
        ProtocolPair[] starting = [.. pairs.Where(pair => pair.Use != SeedUse.Retraining)];
        if (starting.Length == 0)
        {
            string names = Names.Few([.. pairs.Select(pair => table.Methods[pair.Method].Name).Distinct()]);
            throw new StudyException($"{column}: expected a method that starts from a trained model, whose seeds tell which value is A1, found only {names}");
        }

        // Of a method with many metrics the runs are the same: one line is enough.
        foreach (var pair in starting.Where(pair => pair.One is null).DistinctBy(pair => (pair.Study, pair.Method)))
        {
            table.Problems.Add($"{Place(pair)}: {words(pair)}: expected several unlearning seeds of one training seed under one value of {column} (A1) "
                + $"and one run each of several training seeds under the other (A2), found {pair.First}; {pair.Second}");
        }

        var told = starting.Where(pair => pair.One is not null).ToLookup(pair => pair.One!);
        if (told.Count > 1)
        {
            var examples = told.Select(pairs => $"{pairs.Key} for {words(pairs.First())} ({Place(pairs.First())})");
            table.Problems.Add($"{column}: expected one value to be A1 everywhere, found {string.Join(" and ", examples)}");
        }

        table.Problems.ThrowIfAny();
        return told.Single().Key;

        string Place(ProtocolPair pair) => table.Place(pair.First.Rows[0]);
    }
}
