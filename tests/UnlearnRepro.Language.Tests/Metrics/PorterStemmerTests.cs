using System.Diagnostics;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class PorterStemmerTests
{
    // The examples of Porter's paper, carried through all steps, and what NLTK 3.8 does otherwise.
    [TestCase("caresses caress ponies poni ties tie caress caress cats cat feed feed agreed agre plastered plaster bled bled motoring motor")]
    [TestCase("conflated conflat troubled troubl sized size hopping hop tanned tan falling fall hissing hiss fizzed fizz failing fail filing file happy happi")]
    [TestCase("relational relat conditional condit rational ration digitizer digit radically radic differently differ vietnamization vietnam operator oper")]
    [TestCase("feudalism feudal decisiveness decis hopefulness hope callousness callous formality formal sensitivity sensit sensibility sensibl vilely vile")]
    [TestCase("triplicate triplic formative form formalize formal electricity electr electrical electr hopeful hope goodness good revival reviv")]
    [TestCase("inference infer airliner airlin gyroscopic gyroscop adjustable adjust defensible defens irritant irrit replacement replac adjustment adjust")]
    [TestCase("dependent depend adoption adopt communism commun activate activ effective effect bowdlerize bowdler probate probat rate rate cease ceas")]
    [TestCase("allowance allow sing sing control control roll roll conformably conform predication predic")]
    [TestCase("sky sky skies sky dying die news news innings inning howe howe dies die flies fli died die spied spi enjoy enjoy spy spi geology geolog")]
    [TestCase("archaeology archaeolog beautifully beauti writing write 1960s 1960 mp3s mp3 yoyo yoyo as as a a")]
    public void OfKnownWords(string pairs)
    {
        string[] words = pairs.Split(' ');
        string[] stems = [.. words.Where((_, k) => k % 2 == 0).Select(PorterStemmer.Stem)];
        Assert.That(stems, Is.EqualTo(words.Where((_, k) => k % 2 == 1)));
    }

    [Test]
    public void AsNltk()
    {
        string[] words = [.. Made(10_000)];
        string[] theirs = Nltk(words);
        var differ = words.Zip(theirs).Where(pair => PorterStemmer.Stem(pair.First) != pair.Second).Take(5)
            .Select(pair => $"{pair.First}: {PorterStemmer.Stem(pair.First)}, NLTK {pair.Second}");
        Assert.That(differ, Is.Empty);
        Assert.That(theirs, Has.Length.EqualTo(words.Length));
    }

    // Beginnings of all shapes before one suffix or two that some rule knows, or none.
    private static IEnumerable<string> Made(int count)
    {
        string[] suffixes =
        [
            "", "s", "ss", "ies", "ied", "eed", "ed", "ing", "y", "e", "ll", "ational", "tional", "enci", "anci", "izer", "bli", "abli", "alli", "entli", "eli",
            "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "fulli", "logi", "icate",
            "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "sion",
            "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "at", "bl", "iz", "zz", "tt", "logy", "ally", "fully",
        ];
        const string Letters = "aeiouyaeiouybcdfglmnprstvwxz1";
        var random = new SplitMix64(11);
        for (int k = 0; k < count; k++)
        {
            string start = string.Concat(Enumerable.Range(0, random.Below(6)).Select(_ => Letters[random.Below(Letters.Length)]));
            string word = start + suffixes[random.Below(suffixes.Length)];
            word += random.Below(3) == 0 ? suffixes[random.Below(suffixes.Length)] : "";
            if (word.Length > 0)
            {
                yield return word;
            }
        }
    }

    private static string[] Nltk(string[] words)
    {
        const string Program = """
            import sys
            from nltk.stem.porter import PorterStemmer
            stemmer = PorterStemmer()
            print('\n'.join(stemmer.stem(word) for word in sys.stdin.read().split()))
            """;
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                var start = new ProcessStartInfo(python, ["-c", Program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
                start.RedirectStandardError = true;
                using var process = Process.Start(start)!;
                var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                try
                {
                    process.StandardInput.Write(string.Join('\n', words));
                    process.StandardInput.Close();
                }
                catch (IOException)
                {
                    // It ended before it read: there is no NLTK, as its exit code says.
                }

                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                }

                Assume.That(error.Result, Does.Contain("No module named 'nltk'"));
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such Python.
            }
        }

        Assert.Ignore("NLTK is not installed (python3-nltk): the stemmer was compared with the table of known words alone");
        return [];
    }
}
