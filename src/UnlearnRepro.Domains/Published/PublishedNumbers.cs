using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Published;

/// <summary>Numbers of papers beside those of a study.</summary>
public static class PublishedNumbers
{
    /// <summary>The numbers of a kind of scenario, counterparts where data set, network and scenario are the study's.</summary>
    /// <param name="tables">The tables of the domain.</param>
    /// <param name="kind">The kind of a scenario's name: names of one kind forget alike.</param>
    /// <param name="scenario">The study's scenario.</param>
    /// <param name="dataset">Its data set.</param>
    /// <param name="network">Its model.</param>
    public static IReadOnlyList<PublishedNumber> For(
        IReadOnlyList<PublishedTable> tables, Func<string, string> kind, string scenario, string dataset, string network) =>
    [
        .. from table in tables
           where kind(table.Scenario) == kind(scenario)
           let same = table.Scenario == scenario && Word(table.Dataset) == Word(dataset) && Word(table.Network) == Word(network)
           from number in table.Numbers
           select new PublishedNumber(table.Source, $"{table.Dataset}, {table.Network}, {table.Scenario}", number.Method, number.Metric, number.Mean)
           {
               Called = number.Called ?? number.Method,
               ToRetrain = number.ToRetrain,
               BetweenProtocols = number.BetweenProtocols,
               Sd = number.Sd,
               Seeds = table.Seeds,
               IsCounterpart = same,
               Notes = table.Notes,
           },
    ];

    private static string Word(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
