namespace UnlearnRepro.Cli.Terminal;

/// <summary>What was typed or found in a file can hold anything; a message that repeats it stays one line and moves no cursor.</summary>
internal static class OneLine
{
    /// <summary>The text with its control characters written out.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u2028' or '\u2029' => Code(c),
        _ when char.IsControl(c) => Code(c),
        _ => c.ToString(),
    }));

    private static string Code(char c) => $"\\u{(int)c:x4}";
}
