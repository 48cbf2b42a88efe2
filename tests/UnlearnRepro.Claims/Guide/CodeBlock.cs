using System.Text.RegularExpressions;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Claims.Guide;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Language">What the fence says it is.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed partial record CodeBlock(string Language, string Text)
{
    /// <summary>The blocks of a language, in the order of the page.</summary>
    public static CodeBlock[] Of(string page, string language) =>
    [
        .. Fenced().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, page)))
            .Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value)).Where(block => block.Language == language),
    ];

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();
}
