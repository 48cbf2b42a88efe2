using System.CommandLine;
using System.Text.Json;
using System.Xml.Linq;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Domains;
using UnlearnRepro.Images;
using UnlearnRepro.Words;

namespace UnlearnRepro.Claims.Guide;

/// <summary>The program with a second domain, that of docs/adding-a-domain.md, beside the images.</summary>
[TestFixture]
[NonParallelizable]
public sealed class SeveralDomainsTests
{
    private string artifacts = "";

    [OneTimeSetUp]
    public void Make() => artifacts = Directory.CreateTempSubdirectory("unlearn-domains-").FullName;

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(artifacts, recursive: true);

    [Test]
    public void Without_a_task_the_first_of_every_domain_is_run_and_one_page_leads_to_all_reports()
    {
        string json = Path.Combine(artifacts, "all.json"), gate = Path.Combine(artifacts, "gate.md");
        var (code, said) = Reproduce("--train-seeds", "1", "--unlearn-seeds", "1", "--json", json, "--summary", gate);
        Assert.That(code, Is.Zero, said);
        string[] studies = ["digits-full-class-3-1x1", "toy-ranker-client-2-1x1"];
        string reports = Path.Combine(artifacts, "reports");
        var page = XDocument.Load(Path.Combine(reports, "index.html"));
        string[] links = [.. page.Descendants("a").Select(a => a.Attribute("href")!.Value)];
        Assert.That(links, Is.EqualTo(studies.Select(study => $"{study}/index.html")));
        Assert.That(links.Select(link => Path.Combine(reports, link)), Has.All.Matches<string>(File.Exists));
        using var summary = JsonDocument.Parse(File.ReadAllText(json));
        Assert.That(summary.RootElement.EnumerateArray().Select(study => study.GetProperty("study").GetString()), Is.EqualTo(studies));
        string[] judged = [.. summary.RootElement.EnumerateArray().Select(study => study.GetProperty("verdicts")[0].GetProperty("id").GetString()!)];
        Assert.That(judged, Is.EqualTo(new[] { "C-DET-1", "Y-DET-1" }), "each by its own domain's claims");
        Assert.That(studies, Has.All.Matches<string>(study => File.ReadAllText(gate).Contains($" {study}", StringComparison.Ordinal)));
        Assert.That(said, Does.Contain($"\nall reports: {Path.Combine(reports, "index.html")}\n"));
    }

    [TestCase("--method", "Finetune")]
    [TestCase("--scenario", "full-class-3")]
    public void What_only_one_task_can_have_needs_its_name(string option, string value)
    {
        var refused = Assert.Throws<StudyException>(() => Reproduce(option, value))!;
        Assert.That(refused.Message, Does.StartWith($"{option}: expected --task beside it, one of digits, ").And.EndsWith(" toy-ranker, found none"));
        Assert.That(() => Reproduce(option, "no such thing", "--task", "toy-ranker"), Throws.InstanceOf<StudyException>().With.Message.Contain("found 'no such thing'"));
    }

    private (int Code, string Said) Reproduce(params string[] words)
    {
        var domains = new DomainCatalog(new ImagesDomain(), DomainGuide.DomainOf(DomainGuide.Whole));
        var (before, said) = (Console.Out, new StringWriter { NewLine = "\n" });
        Console.SetOut(said);
        try
        {
            return (CommandLine.Run(new RootCommand { ReproduceVerb.Command(domains) }, ["reproduce", .. words, "--artifacts", artifacts]), said.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
