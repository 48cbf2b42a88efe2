using System.Text.Json.Nodes;

namespace UnlearnRepro.Cli.Tests;

/// <summary><c>clean --stale</c> takes what other code has made and nothing else.</summary>
[TestFixture]
public sealed class CleanTests
{
    [Test]
    public void Of_a_store_of_the_present_code_no_cell_and_no_model_goes()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] lines = [.. artifacts.StoreLines], models = Directory.GetFiles(Path.Combine(artifacts.Path, "models"));
        Assert.That(Clean(artifacts).Output, Does.StartWith("removed 0 cells, and "), "numbers of cells that were run to be compared, and never stored");
        Assert.That(artifacts.StoreLines, Is.EqualTo(lines));
        Assert.That(Directory.GetFiles(Path.Combine(artifacts.Path, "models")), Is.EquivalentTo(models));
        Assert.That(Clean(artifacts).Output, Is.EqualTo("removed 0 cells, and 0 files of models and of numbers of samples (0.0 MB)\n"));
    }

    [Test]
    public void What_other_code_made_goes_with_its_models_and_numbers_and_the_rest_is_found()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] lines = [.. artifacts.StoreLines];
        string file = Directory.EnumerateFiles(Path.Combine(artifacts.Path, "store")).Single();

        // As an earlier program would have left them: without the number of the format, under its own sum.
        string[] old = [.. lines.Take(3).Select(line => Sealed(line.Replace("{\"format\":2,", "{", StringComparison.Ordinal)))];
        File.WriteAllLines(file, [.. old, .. lines.Skip(3)]);
        string model = Directory.EnumerateFiles(Path.Combine(artifacts.Path, "models"), "digits-original-0-*").Single();
        string ofOther = model.Replace(Path.GetFileName(model).Split('-')[3], "0123456789abcdef", StringComparison.Ordinal), ofEarlier = Path.Combine(artifacts.Path, "models", "digits-retrain-0-0123456789abcdef.safetensors");
        File.Copy(model, ofOther);
        File.Copy(model, ofEarlier);
        string note = "3 stored cells were made by other code and are not used; clean --stale removes them";
        string[] study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        Assert.That(Unlearn.Succeed(study).Error, Does.Contain(note));

        Assert.That(Clean(artifacts).Output, Does.StartWith("removed 3 cells, and "));
        Assert.That((File.Exists(model), File.Exists(ofOther), File.Exists(ofEarlier)), Is.EqualTo((true, false, false)));
        Assert.That(artifacts.StoreLines, Is.SupersetOf(lines.Skip(3)).And.Not.SupersetOf(old));
        string[] numbers = [.. Directory.EnumerateFiles(Path.Combine(artifacts.Path, "examples")).Select(path => Path.GetFileNameWithoutExtension(path))];
        Assert.That(numbers, Is.SubsetOf(artifacts.StoreLines.Select(line => (string)JsonNode.Parse(line)!["key"]!)));
        Assert.That(Unlearn.Succeed(study).Error, Does.Not.Contain("other code"));
    }

    [Test]
    public void It_wants_to_be_told_what()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        var result = Unlearn.Run("clean", "--artifacts", artifacts.Path);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "error: clean: expected --stale, found nothing that says what to remove\n")));
    }

    [Test]
    public void Where_there_is_no_store_it_makes_none()
    {
        using var artifacts = new ArtifactsFolder();
        var result = Unlearn.Run("clean", "--stale", "--artifacts", artifacts.Path);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"error: {artifacts.Path}: expected an artifacts folder with a store, found none\n")));
        Assert.That(Files(artifacts), Is.Empty);
    }

    private static Result Clean(ArtifactsFolder artifacts) => Unlearn.Succeed("clean", "--stale", "--artifacts", artifacts.Path);

    private static string[] Files(ArtifactsFolder artifacts) => [.. Directory.EnumerateFiles(artifacts.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Sealed(string line)
    {
        const string Sum = ",\"sha256\":\"";
        string body = line[..line.LastIndexOf(Sum, StringComparison.Ordinal)];
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body));
        return $"{body}{Sum}{Convert.ToHexStringLower(hash)[..16]}\"}}";
    }
}
