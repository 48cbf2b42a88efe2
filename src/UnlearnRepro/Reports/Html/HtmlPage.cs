namespace UnlearnRepro.Reports.Html;

/// <summary>What every page begins and ends with; it needs no second file.</summary>
internal static class HtmlPage
{
    public const string End = "</body>\n</html>\n";

    public static string Start(string title) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{Markup.Text(title)}</title>
        <style>{HtmlStyle.Sheet}</style>
        </head>
        <body>

        """.ReplaceLineEndings("\n");
}
