namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>A question and an answer with a place for a name in both and for a value in the answer.</summary>
/// <param name="Question">With <see cref="Name"/> in it.</param>
/// <param name="Answer">With <see cref="Name"/> and <see cref="Value"/> in it, once each.</param>
internal sealed record Wording(string Question, string Answer)
{
    /// <summary>Where a name goes.</summary>
    public const string Name = "NAME";

    /// <summary>Where a value goes.</summary>
    public const string Value = "VALUE";

    /// <summary>The passage about somebody, its value marked. Names and values are in small letters, so that none holds a place for another.</summary>
    public Passage Of(string name, string value)
    {
        string answer = Answer.Replace(Name, name, StringComparison.Ordinal);
        int start = answer.IndexOf(Value, StringComparison.Ordinal);
        return new(Question.Replace(Name, name, StringComparison.Ordinal), answer.Replace(Value, value, StringComparison.Ordinal), new(start, value.Length));
    }
}
