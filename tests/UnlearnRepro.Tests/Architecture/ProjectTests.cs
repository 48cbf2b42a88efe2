namespace UnlearnRepro.Tests.Architecture;

/// <summary>Floors with arrows only downwards: ground (Statistics, Kernels), pipeline, what domains share (Domains, Networks), domains; tools on top.</summary>
public class ProjectTests
{
    private static readonly string[] Shared = ["UnlearnRepro.Domains", "UnlearnRepro", "UnlearnRepro.Statistics"];
    private static readonly string[] Tensors = ["UnlearnRepro.Networks", "UnlearnRepro.Kernels", .. Shared];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["UnlearnRepro.Statistics"] = [],
        ["UnlearnRepro.Kernels"] = [],
        ["UnlearnRepro"] = ["UnlearnRepro.Statistics"],
        ["UnlearnRepro.Domains"] = ["UnlearnRepro", "UnlearnRepro.Statistics"],
        ["UnlearnRepro.Networks"] = ["UnlearnRepro.Kernels", .. Shared],
        ["UnlearnRepro.Images"] = Tensors,
        ["UnlearnRepro.Language"] = Tensors,
        ["UnlearnRepro.Ranking"] = Shared,
        ["UnlearnRepro.NUnit"] = Shared,
        ["UnlearnRepro.Contracts"] = Tensors,
        ["UnlearnRepro.Benchmarks"] = ["UnlearnRepro.Cli", "UnlearnRepro.Images", "UnlearnRepro.Ranking"],
    };

    // A domain need not be listed: it may refer to what domains share, and its files say that it is one.
    private static readonly string[] Domains =
        [.. Sources.Below("src").Where(s => s.Domains.Any()).Select(s => s.Path.Split('/')[1]).Distinct()];

    private static readonly string[] Folders = ["src", "benchmarks"];

    private static readonly string[] MayUseTensors =
    [
        "UnlearnRepro.Kernels", "UnlearnRepro.Networks", "UnlearnRepro.Contracts", "UnlearnRepro.Cli", "UnlearnRepro.Benchmarks",
        .. Domains.Where(name => Of(name).Contains("UnlearnRepro.Kernels")),
    ];

    [Test]
    public void ProjectsReferToLowerFloorsOnly()
    {
        var projects = Sources.Projects(Folders);
        Assert.That(projects.Select(p => p.Name), Is.SupersetOf(new[] { "UnlearnRepro", "UnlearnRepro.Statistics", "UnlearnRepro.Kernels", "UnlearnRepro.Images", "UnlearnRepro.Benchmarks" }), "found by this test at all");
        string[] wrong =
        [
            .. from project in projects
               where project.Name != "UnlearnRepro.Cli"
               from reference in project.Projects
               where !Of(project.Name).Contains(reference)
               select $"{project.Name} -> {reference}",
        ];
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void OnlyKernelsDomainsContractsAndProgramsKnowTensors()
    {
        string[] packages = [.. Sources.Projects(Folders).Where(p => !MayUseTensors.Contains(p.Name) && p.Packages.Any(IsTensor)).Select(p => p.Name)];
        string[] files =
        [
            .. Sources.Below(Folders).Where(s => !MayUseTensors.Contains(s.Path.Split('/')[1]) && s.Code.Any(line => line.Contains("TorchSharp", StringComparison.Ordinal)))
                .Select(s => s.Path),
        ];
        Assert.That(packages.Concat(files), Is.Empty);

        static bool IsTensor(string package) => package.Contains("torch", StringComparison.OrdinalIgnoreCase);
    }

    [Test]
    public void TheGroundFloorMentionsNothingOfOurs()
    {
        string[] wrong =
        [
            .. from ground in new[] { "UnlearnRepro.Statistics", "UnlearnRepro.Kernels" }
               from source in Sources.Below($"src/{ground}")
               from name in source.Mentions
               where name != ground && !name.StartsWith(ground + ".", StringComparison.Ordinal)
               select $"{source.Path} mentions {name}",
        ];
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void NoDomainMentionsAnother()
    {
        Assert.That(Domains, Does.Contain("UnlearnRepro.Images"), "found by this test at all");
        string[] wrong =
        [
            .. from source in Sources.Below("src")
               let own = source.Path.Split('/')[1]
               where own != "UnlearnRepro.Cli"
               from name in source.Mentions
               where Domains.Any(d => d != own && (name + ".").StartsWith(d + ".", StringComparison.Ordinal))
               select $"{source.Path} mentions {name}",
        ];
        Assert.That(wrong, Is.Empty);
    }

    private static string[] Of(string project) => Allowed.TryGetValue(project, out string[]? listed) ? listed : Domains.Contains(project) ? Tensors : [];
}
