using System.Globalization;
using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Words;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>Readers of what is typed.</summary>
internal static class WordReaders
{
    private static readonly MethodResolver Methods = ImagesDomain.Methods("digits");

    public static IEnumerable<Reader> All =>
    [
        Words("method", Method, text => Methods.Resolve(text) is var m ? [$"{m.GetType().Name}:{m.Parameters()}"] : [], "method", typeof(StudyException)),
        Words("duration", Duration, text => [DurationText.Seconds("--budget", text).ToString("R", CultureInfo.InvariantCulture)], "--budget", typeof(StudyException)),
        Words("scenario", random => random.Pick(Scenario.Forms.Select(f => f.Example).ToArray()), text => [Scenario.Parse(text).Name], "scenario", typeof(DatasetException)),
    ];

    /// <summary>A method with its own hyper-parameters written out.</summary>
    public static string Method(Random random)
    {
        string name = random.Pick(ImagesDomain.Methods("digits").Names);
        return Methods.Resolve(name).Parameters() is { Length: > 0 } parameters ? $"{name}:{parameters}" : name;
    }

    private static string Duration(Random random) => FormattableString.Invariant($"{random.Next(1, 500)}{random.Pick(["", "s", "m", " h", "d", ".5h"])}");

    private static Reader Words(string name, Func<Random, string> valid, Func<string, IEnumerable<string>> read, string named, params Type[] documented) =>
        new(name, random => Encoding.UTF8.GetBytes(valid(random)), input => read(Encoding.UTF8.GetString(input)), named, documented);
}
