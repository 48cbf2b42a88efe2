namespace UnlearnRepro.Faults.Names;

/// <summary>Names as strangers give them. All are different, and no two may meet in one file.</summary>
internal static class Hostile
{
    /// <summary>Names that a table may hold.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "../../outside", "..\\outside", "/etc/passwd", "C:\\outside", ".", "..", "...", ".hidden", "a/b", "a-b", "a b", "a:b", "a*b", "CON", "nul.txt", "ends.", "ends",
        "准确率", "召回率", "точность", "точность?", "دقة", "é", "e\u0301", "Acc", "acc", "ACC", "İ", "ı", "ß", "SS", "%2e%2e%2f", "😀", "a\u200bb", "\u202eevil",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>bold</b>", "&lt;b&gt;", "&amp;", "[click](http://evil.example)", "![see](http://evil.example/p.png)",
        "`code`", "a|b", "*bold*", "~~no~~", "# title", "- item", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'quoted'", "$(touch outside)", "`touch outside`", "a;b", "a\\|b", "{0}", "%s",
        new('x', 4000), new('x', 3999), new('é', 2000),
    ];

    /// <summary>Those of them that are most easily taken for one another.</summary>
    public static IReadOnlyList<string> Few { get; } = ["..", "...", "a/b", "a-b", "准确率", "召回率", "Acc", "acc", "CON", "ends.", "ends", All[^1], All[^2], All[^3]];

    /// <summary>What no report may hold: a name must be refused by one line.</summary>
    public static IReadOnlyList<string> Refused { get; } = [new('y', 5000), "a\tb\u0001", "a\u0007b", "a\u001b[31mb", "a\0b"];
}
