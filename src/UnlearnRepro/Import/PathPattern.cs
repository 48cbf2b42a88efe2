using System.Text.RegularExpressions;
using UnlearnRepro.Words;

namespace UnlearnRepro.Import;

/// <summary>
/// Where a folder's path names method and seeds: <c>{method}/train_{train_seed}/unlearn_{unlearn_seed}</c>. A part in braces
/// stands for any letters but a slash; <c>{_}</c> is not looked at. What stands in square brackets may be there or not.
/// </summary>
internal sealed class PathPattern
{
    private static readonly string[] Parts = ["method", "parameters", "train_seed", "unlearn_seed", "eval_seed", "task", "scenario", "_"];

    private readonly Regex regex;
    private readonly HashSet<string> named;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="inner">The folder that the program itself puts below a run's, which may be there or not; empty if none.</param>
    /// <exception cref="StudyException">It has an unknown part, one twice, or none for the method or the training seed.</exception>
    public PathPattern(string text, string inner)
    {
        string[] names = [.. Regex.Matches(text, @"\{([^{}]*)\}").Select(m => m.Groups[1].Value)];
        named = [.. names];
        if (names.FirstOrDefault(name => !Parts.Contains(name)) is { } unknown)
        {
            throw new StudyException(Names.Unknown("--path-pattern", unknown, Parts));
        }

        if (names.Where(name => name != "_").GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new StudyException($"--path-pattern: expected {{{twice.Key}}} once, found it {twice.Count()} times");
        }

        if (new[] { "method", "train_seed" }.FirstOrDefault(name => !named.Contains(name)) is { } missing)
        {
            throw new StudyException($"--path-pattern: expected {{{missing}}} in it, found '{text}'");
        }

        if (!IsBalanced(text))
        {
            throw new StudyException($"--path-pattern: expected a ] for every [, found '{text}'");
        }

        string runs = Regex.Escape(text.Trim('/')).Replace(@"\[", "(?:").Replace("]", ")?");
        runs = Regex.Replace(runs, @"\\\{(\w+)}", m => m.Groups[1].Value == "_" ? "[^/]*?" : $"(?<{m.Groups[1].Value}>[^/]+?)");
        regex = new($"^{runs}{(inner.Length > 0 ? $"(/{Regex.Escape(inner)})?" : "")}$", RegexOptions.CultureInvariant);
    }

    /// <summary>Whether the pattern names unlearning seeds.</summary>
    public bool NamesUnlearningSeeds => named.Contains("unlearn_seed");

    private static bool IsBalanced(string text)
    {
        int open = 0;
        return text.All(c => (open += c == '[' ? 1 : c == ']' ? -1 : 0) >= 0) && open == 0;
    }

    /// <summary>The parts of a path, an empty text for those that the pattern does not name; null if the path does not fit.</summary>
    public Func<string, string>? Match(string path) =>
        regex.Match(path) is { Success: true } match ? name => match.Groups[name].Value : null;
}
