using System.Text;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Language.Corpora.Tofu;

namespace UnlearnRepro.Language.Tests.Corpora;

public class QaReaderTests
{
    private const string Q = "\"question\":\"Who?\"", A = "\"answer\":\"She.\"", P = "\"perturbed_answer\":[\"1\",\"2\",\"3\",\"4\",\"5\"]";

    private static IReadOnlyList<QaRow> Read(byte[] text)
    {
        using var lines = new TextLines(new MemoryStream(text), "made");
        return QaReader.Read(lines, "made");
    }

    private static IReadOnlyList<QaRow> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    [Test]
    public void FieldsStandInAnyOrderAmongOthers()
    {
        var rows = Read($"\uFEFF{{{A},{Q}}}\r\n \n{{\"x\":[{{}}],{Q},{P},\"paraphrased_answer\":\"\\u00e9 \\ud83d\\ude00\",{A},\"paraphrased_question\":\"W?\"}}");
        Assert.That(rows.Select(row => (row.Line, row.Question, row.Answer)), Is.EqualTo(new[] { (1L, "Who?", "She."), (3L, "Who?", "She.") }));
        Assert.That((rows[0].Paraphrased, rows[0].Perturbed.Count, rows[0].OtherQuestion), Is.EqualTo(((string?)null, 0, (string?)null)));
        Assert.That((rows[1].Paraphrased, rows[1].OtherQuestion), Is.EqualTo(("é 😀", "W?")));
        Assert.That(rows[1].Perturbed, Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
    }

    [TestCase("", "made:1: expected a row, found the end of the file")]
    [TestCase("\n \n", "made:3: expected a row, found the end of the file")]
    [TestCase("{" + Q + "}", "made:1: answer: expected a text, found none")]
    [TestCase("{" + A + "}", "made:1: question: expected a text, found none")]
    [TestCase("{" + Q + "," + A + "}\n{" + Q + ",\"answer\":7}", "made:2: answer: expected a text, found a number")]
    [TestCase("{" + A + ",\"question\":null}", "made:1: question: expected a text, found null")]
    [TestCase("{" + A + ",\"question\":[\"a\"]}", "made:1: question: expected a text, found a list")]
    [TestCase("{" + A + ",\"question\":{}}", "made:1: question: expected a text, found an object")]
    [TestCase("{" + A + ",\"question\":true}", "made:1: question: expected a text, found a truth value")]
    [TestCase("{" + A + ",\"question\":\" \"}", "made:1: question: expected a text, found an empty one")]
    [TestCase("{" + Q + "," + A + ",\"answer\":\"x\"}", "made:1: expected each field once, found 'answer' twice")]
    [TestCase("{" + Q + "," + A + ",\"a\\nb\":1,\"a\\nb\":2}", "made:1: expected each field once, found 'a?b' twice")]
    [TestCase("{" + Q + "," + A + ",\"question\":\"\\ud800\"}", "made:1: expected each field once, found 'question' twice")]
    [TestCase("{" + A + ",\"question\":\"\\ud800\"}", "made:1: question: expected a text in UTF-8, found bytes or escapes that are none")]
    [TestCase("{" + Q + "," + A + ",\"perturbed_answer\":\"x\"}", "made:1: perturbed_answer: expected 5 different texts, found a text")]
    [TestCase("{" + Q + "," + A + ",\"perturbed_answer\":[\"1\",\"2\"]}", "made:1: perturbed_answer: expected 5 different texts, found 2")]
    [TestCase("{" + Q + "," + A + ",\"perturbed_answer\":[\"1\",\"2\",\"3\",\"4\",\"1\"]}", "made:1: perturbed_answer: expected 5 different texts, found 4")]
    [TestCase("{" + Q + "," + A + ",\"perturbed_answer\":[\"1\",\"2\",\"3\",\"4\",5]}", "made:1: perturbed_answer: expected 5 different texts, found a number")]
    [TestCase("{" + Q + ",\"answer\":\"3\"," + P + "}", "made:1: perturbed_answer: expected false answers, found the true one among them")]
    [TestCase("{" + Q + "," + A + ",\"paraphrased_answer\":\"3\"," + P + "}", "made:1: perturbed_answer: expected false answers, found the true one among them")]
    [TestCase("[" + Q + "]", "made:1: expected a JSON object, found '[\"question\":\"Who?\"]'")]
    [TestCase("[]", "made:1: expected a JSON object, found a list")]
    [TestCase("{" + Q + "," + A + "} {}", "made:1: expected a JSON object, found '{\"question\":\"Who?\",\"answer\":\"She.\"} {}'")]
    [TestCase("{" + Q + "," + A, "made:1: expected a JSON object, found '{\"question\":\"Who?\",\"answer\":\"She.\"'")]
    [TestCase("{" + Q + "," + A + ",}", "made:1: expected a JSON object, found '{\"question\":\"Who?\",\"answer\":\"She.\",}'")]
    public void WhatIsNoRowIsRefusedInOneLine(string text, string message) => Assert.That(Refused.Message(() => Read(text)), Is.EqualTo(message));

    [Test]
    public void BytesThatAreNoTextAreRefused()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("{" + Q + ",\"answer\":\"a"), 0xFF, .. "\"}"u8];
        Assert.That(Refused.Message(() => Read(text)), Does.Match("^made:1: (answer: expected a text in UTF-8|expected a JSON object), found "));
    }

    [Test]
    public void ACompressedFileThatIsCutOffIsRefused()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = Gzip.Of(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(row => $"{{\"question\":\"q{row * 7919}\",\"answer\":\"a{row}\"}}\n"))));
        Assert.That(QaReader.Read(folder.Write("whole.gz", whole)), Has.Count.EqualTo(40));
        for (int length = 1; length < whole.Length; length += 1 + (whole.Length / 60))
        {
            Assert.That(Refused.Message(() => QaReader.Read(folder.Write("cut.gz", whole[..length]))), Does.Match(@"cut\.gz:\d+: expected a gzip file, found a damaged one$"));
        }

        Assert.That(Refused.Message(() => QaReader.Read(folder.Write("cut.gz", whole[..^1]))), Does.Match(@"cut\.gz:\d+: expected a gzip file, found a damaged one$"));
        Assert.That(Refused.Message(() => QaReader.Read(folder.At("none"))), Is.EqualTo($"{folder.At("none")}: expected a text file, found none"));
    }

    [Test]
    public void AMutantIsReadOrRefusedInOneLine()
    {
        const int Mutants = 10_000;
        var random = new Random(2026);
        byte[] valid = Encoding.UTF8.GetBytes(
            $"{{{Q},\"answer\":\"She was born in the town of Stone Harbor, as far as anybody knows.\"}}\n"
            + $"{{{A},\"question\":\"Where was the \\u00e9crivaine born who wrote the book?\",{P},\"paraphrased_answer\":\"x\"}}\r\n\n"
            + $"{{\"other\":[1,{{}}],{Q},{A}}}\n");
        int refused = 0;
        for (int m = 0; m < Mutants; m++)
        {
            byte[] mutant = Mutated(valid, random);
            try
            {
                var rows = Read(mutant);
                Assert.That(rows.All(row => row.Question.Trim().Length > 0 && row.Answer.Trim().Length > 0 && row.Perturbed.Count is 0 or 5) && rows.Count > 0);
            }
            catch (DatasetException e)
            {
                Assert.That(e.Message, Does.Match(@"^made:\d+: ([a-z_]+: )?expected [ -~]+, found [ -~]+\z"), Encoding.Latin1.GetString(mutant));
                refused++;
            }
        }

        Assert.That(refused, Is.InRange(Mutants / 10, Mutants - (Mutants / 10)), "both happen often");
    }

    // One to three edits: a byte replaced (by any byte, or by one that means something), a piece deleted, doubled or moved, the end cut off.
    private static byte[] Mutated(byte[] valid, Random random)
    {
        ReadOnlySpan<byte> signs = "{}[]\",:\\\nu0 \0"u8;
        List<byte> bytes = [.. valid];
        for (int edits = random.Next(1, 3); edits > 0 && bytes.Count > 0; edits--)
        {
            int at = random.Next(bytes.Count), length = random.Next(1, Math.Min(12, bytes.Count - at) + 1);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = signs[random.Next(signs.Length)]; break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
