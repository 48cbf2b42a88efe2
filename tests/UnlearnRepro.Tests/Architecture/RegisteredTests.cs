namespace UnlearnRepro.Tests.Architecture;

/// <summary>A domain that the program does not list is one that nobody can run.</summary>
public class RegisteredTests
{
    private const string List = "src/UnlearnRepro.Cli/Registered.cs";

    [Test]
    public void EveryDomainUnderSrcIsListed() => Assert.That(Unlisted(Sources.Below("src")), Is.Empty);

    [Test]
    public void ADomainThatIsNotListedIsFound() => Assert.That(
        Unlisted(
        [
            new(List, ["Domains { get; } = new(new OneDomain());"]),
            new("src/One/OneDomain.cs", ["public sealed class OneDomain : IDomain"]),
            new("src/Two/TwoDomain.cs", ["public sealed class TwoDomain : IDomain"]),
        ]),
        Is.EqualTo(new[] { "TwoDomain" }));

    private static string[] Unlisted(IReadOnlyList<Source> sources)
    {
        string listed = string.Join('\n', sources.Single(s => s.Path == List).Code);
        string[] domains = [.. sources.SelectMany(s => s.Domains)];
        Assert.That(domains, Is.Not.Empty, "domains found at all");
        return [.. domains.Where(name => !listed.Contains($"new {name}()", StringComparison.Ordinal))];
    }
}
