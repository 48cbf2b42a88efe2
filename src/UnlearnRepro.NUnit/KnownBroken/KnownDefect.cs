using NUnit.Framework;

namespace UnlearnRepro.NUnit.KnownBroken;

/// <summary>A defect of published code, a variant that has it and its counterpart that has not, and the check of ours that tells them apart.</summary>
/// <param name="Name">The defect, as a phrase.</param>
/// <param name="Source">Whose code had it.</param>
/// <param name="Catcher">The check.</param>
/// <param name="Broken">What the check says of the variant.</param>
/// <param name="Honest">What it says of the counterpart.</param>
public sealed record KnownDefect(string Name, string Source, string Catcher, Func<string?> Broken, Func<string?> Honest)
{
    /// <summary>Of a variant and a counterpart of one kind.</summary>
    public static KnownDefect Of<T>(string name, string source, Check<T> check, T broken, T honest) =>
        new(name, source, check.Name, () => check.Complaint(broken), () => check.Complaint(honest));

    /// <summary>The check says something of the variant, and nothing of the counterpart.</summary>
    public void RequireCaught()
    {
        string? broken = Broken(), honest = Honest();
        TestContext.Out.WriteLine(broken);
        Assert.That(broken, Is.Not.Null.And.Not.Empty, "of the broken variant");
        Assert.That(honest, Is.Null, "of the honest counterpart");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}, {Catcher}";
}
