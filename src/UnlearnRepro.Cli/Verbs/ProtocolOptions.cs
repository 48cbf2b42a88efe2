using System.CommandLine;
using UnlearnRepro.Import;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>The options that say where a table names its two protocols.</summary>
internal sealed class ProtocolOptions
{
    private readonly Option<string?> protocol = new("--protocol")
    {
        Description = "column that tells two protocols apart, one training seed with several unlearning seeds and several training seeds with one each",
    };
    private readonly Option<string[]> by = new("--by")
    {
        Description = "beside --protocol: a further column whose values are leaves of their own; their mean is tested too; may be repeated",
    };

    /// <summary>Gives them to a verb, in the order of the help text.</summary>
    public IEnumerable<Option> All => [protocol, by];

    /// <summary>Whether the table holds two protocols.</summary>
    /// <exception cref="StudyException">Leaves are named and no protocols.</exception>
    public bool AreGiven(ParseResult given)
    {
        bool are = given.GetValue(protocol) is not null;
        return are || given.GetValue(by) is not { Length: > 0 }
            ? are
            : throw new StudyException($"{by.Name}: expected {protocol.Name} COLUMN beside it, found none");
    }

    /// <summary>Throws where an option is given that means a study: such a table is none.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="ofStudies">The options that would change nothing.</param>
    /// <exception cref="StudyException">One of them is given.</exception>
    public void RequireAlone(ParseResult given, IEnumerable<Option> ofStudies)
    {
        if (ofStudies.FirstOrDefault(option => given.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new StudyException($"{other.Name}: expected a study, found {protocol.Name}; a table of two protocols has neither grids nor claims nor plans");
        }
    }

    /// <summary>How such a table is to be read.</summary>
    public TableOptions Of(ParseResult given, TableOptions options) => options with { Protocol = given.GetValue(protocol), By = given.GetValue(by) ?? [] };
}
