namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Porter's stemmer (1980, "An algorithm for suffix stripping") with what NLTK adds to it by default, on which rouge_score rests: a table of irregular
/// words, dies to die and flies to fli, y to i after a consonant whatever stands before, fulli and logi, and words of two letters as they are.
/// </summary>
public static class PorterStemmer
{
    private static readonly Dictionary<string, string> Irregular = new (string Word, string Stem)[]
    {
        ("sky", "sky"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("news", "news"), ("innings", "inning"), ("inning", "inning"),
        ("outings", "outing"), ("outing", "outing"), ("cannings", "canning"), ("canning", "canning"), ("howe", "howe"), ("proceed", "proceed"),
        ("exceed", "exceed"), ("succeed", "succeed"),
    }.ToDictionary(pair => pair.Word, pair => pair.Stem);

    // Step 2; every suffix needs a vowel and a consonant before it.
    private static readonly (string Suffix, string With)[] Doubled =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string With)[] Further =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    // These take an e back after -ed and -ing.
    private static readonly string[] Enough = ["at", "bl", "iz"];

    private static readonly string[] Last =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word.</summary>
    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Irregular.TryGetValue(word, out string? known) ? known
            : word.Length <= 2 ? word
            : Tidy(Fourth(Replace(Second(Final(Past(Plural(word)))), Further)));
    }

    private static string Plural(string w) =>
        w.EndsWith("ies", StringComparison.Ordinal) ? w[..^(w.Length == 4 ? 1 : 2)]
        : w.EndsWith("sses", StringComparison.Ordinal) ? w[..^2]
        : w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) ? w[..^1] : w;

    private static string Past(string w)
    {
        if (w.EndsWith("ied", StringComparison.Ordinal))
        {
            return w[..^(w.Length == 4 ? 1 : 2)];
        }

        if (w.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(w[..^3]) > 0 ? w[..^1] : w;
        }

        int cut = w.EndsWith("ed", StringComparison.Ordinal) ? 2 : w.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        return cut > 0 && HasVowel(w[..^cut]) ? Restored(w[..^cut]) : w;
    }

    // What -ed and -ing have cut off of the stem itself is put back: hop(p)ing, fil(e)ing.
    private static string Restored(string stem) =>
        Enough.Any(end => stem.EndsWith(end, StringComparison.Ordinal)) ? stem + "e"
        : stem.Length > 1 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1) ? (stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1])
        : Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;

    private static string Final(string w) => w.EndsWith('y') && w.Length > 2 && IsConsonant(w, w.Length - 2) ? w[..^1] + "i" : w;

    private static string Second(string w) =>
        w.EndsWith("alli", StringComparison.Ordinal) && Measure(w[..^4]) > 0 ? Second(w[..^2])
        : w.EndsWith("logi", StringComparison.Ordinal) ? (Measure(w[..^3]) > 0 ? w[..^1] : w)
        : Replace(w, Doubled);

    // The first suffix that fits decides, whether it may be replaced or not.
    private static string Replace(string w, (string Suffix, string With)[] rules)
    {
        var (suffix, with) = rules.FirstOrDefault(rule => w.EndsWith(rule.Suffix, StringComparison.Ordinal));
        return suffix is not null && Measure(w[..^suffix.Length]) > 0 ? w[..^suffix.Length] + with : w;
    }

    private static string Fourth(string w)
    {
        string? suffix = Last.FirstOrDefault(s => w.EndsWith(s, StringComparison.Ordinal));
        string stem = suffix is null ? w : w[..^suffix.Length];
        return suffix is null || Measure(stem) <= 1 || (suffix == "ion" && stem[^1] is not ('s' or 't')) ? w : stem;
    }

    private static string Tidy(string w)
    {
        if (w.EndsWith('e') && Measure(w[..^1]) is var m && (m > 1 || (m == 1 && !EndsShort(w[..^1]))))
        {
            w = w[..^1];
        }

        return w.EndsWith("ll", StringComparison.Ordinal) && Measure(w[..^1]) > 1 ? w[..^1] : w;
    }

    // How often a consonant follows a vowel.
    private static int Measure(string stem) =>
        Enumerable.Range(1, Math.Max(0, stem.Length - 1)).Count(i => IsConsonant(stem, i) && !IsConsonant(stem, i - 1));

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(i => !IsConsonant(stem, i));

    // Consonant, vowel, consonant other than w, x and y; or vowel and consonant alone.
    private static bool EndsShort(string w) => w.Length switch
    {
        < 2 => false,
        2 => !IsConsonant(w, 0) && IsConsonant(w, 1),
        _ => IsConsonant(w, w.Length - 3) && !IsConsonant(w, w.Length - 2) && IsConsonant(w, w.Length - 1) && w[^1] is not ('w' or 'x' or 'y'),
    };

    // A y is a vowel after a consonant. Digits are consonants.
    private static bool IsConsonant(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };
}
