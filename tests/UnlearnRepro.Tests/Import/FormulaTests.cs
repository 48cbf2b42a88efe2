using UnlearnRepro.Import;

namespace UnlearnRepro.Tests.Import;

/// <summary>Labels that a spreadsheet would run are written as texts and come back as they were.</summary>
public class FormulaTests
{
    [Test]
    public void ATableOfFormulasIsWrittenAsTextAndReadAgain()
    {
        string[] lines = ["=cmd|'/C calc'!A0,=t0,-1,@SUM(1),1", "''=x,+2,-a,=1+1,-2", "=x,+2,-a,=1+1,3", "'adam','1,0,acc,4"];
        var first = Table.One(lines);
        var stream = new MemoryStream();
        TableCsv.Write(stream, first);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.That(text, Does.Contain("'=cmd|'/C calc'!A0,,'=t0,-1,,'@SUM(1),1,").And.Not.Match("(^|,)[=@]").And.Not.Contain("\n="));
        using var folder = new Folder();
        Assert.That(TableStudies.ReadCsv([folder.File("records.csv", text)], new()).Single().All(), Is.EqualTo(first.All()));
    }

    [Test]
    public void AnApostropheBeforeAFormulaIsTheSpreadsheetsAndNoOther() =>
        Assert.That(Table.One("'=x,1,0,acc,1", "'adam',1,0,acc,1").Study.Methods.Select(m => m.Name), Is.EqualTo(new[] { "=x", "'adam'" }));
}
