namespace UnlearnRepro.Cli.Tests;

/// <summary>Bad input gets one line that names the thing, what was expected and what was found, and a non-zero exit.</summary>
[TestFixture]
public sealed class BadInputTests
{
    [TestCase("--method", "Fintune", "method: expected one of", "found 'Fintune' (did you mean Finetune?)")]
    [TestCase("--method", "Finetune:Epoch=3", "LearningRate, Epochs, BatchSize", "found 'Epoch'")]
    [TestCase("--method", "Finetune:Epochs=many", "Finetune, Epochs: expected a value of type Int32", "found 'many'")]
    [TestCase("--method", "SsdCorrected:Alpha=NaN", "method SsdCorrected, Alpha: expected at least 0", "found NaN")]
    [TestCase("--task", "digit", "task: expected one of", "found 'digit' (did you mean digits")]
    [TestCase("--tier", "huge", "tier: expected one of smoke, quick, paper", "found 'huge'")]
    [TestCase("--train-seeds", "0", "training seeds I: expected at least 1", "found 0")]
    [TestCase("--unlearn-seeds", "0", "unlearning seeds J: expected at least 1", "found 0")]
    [TestCase("--workers", "0", "--workers: expected at least 1", "found 0")]
    [TestCase("--scenario", "full-class-11", "expected a class 0..9", "found 11")]
    [TestCase("--scenario", "random-0.01pct", "expected a part of the 1297 train images to forget", "found none")]
    [TestCase("--scenario", "everything", "scenario: expected", "found 'everything'")]
    [TestCase("--train-seeds", "many", "--train-seeds: expected a whole number, found 'many'.", "--help lists the options")]
    [TestCase("--method", "Finetune:LearningRate=-1", "method Finetune, LearningRate: expected at least 0", "found -1")]
    [TestCase("--train-seeds", "2147483647", "study: expected at most", "(I = 2147483647 training and J = 5 unlearning seeds; methods: ")]
    [TestCase("--workers", "2147483647", "--workers: expected at least 1 and at most 1024", "found 2147483647")]
    [TestCase("--method", "Finetune:LearningRate=1e39", "method Finetune, LearningRate: expected a number that float32 has, from -3.4E+38 to 3.4E+38", "found 1E+39")]
    [TestCase("--scenario", "full\nclass\u001b", "scenario: expected", "found 'full\\nclass\\u001b'")]
    [TestCase("--json", "", "--json: expected a path, found an empty text")]
    [TestCase("--trainseeds", "3", "Unrecognized command or argument '--trainseeds'", "--help lists the options")]
    public void Of_the_command_line(string option, string value, params string[] parts)
    {
        using var artifacts = new ArtifactsFolder();
        string[] task = option == "--task" ? [] : ["--task", "digits"];
        OneLine(Unlearn.Run(["reproduce", "--seed", "7", .. task, option, value, "--artifacts", artifacts.Path]), parts);
    }

    [TestCase("reproduce")]
    [TestCase("verdict", "t.csv")]
    public void Of_an_artifacts_folder_without_a_name(params string[] words) =>
        OneLine(Unlearn.Run([.. words, "--artifacts", ""]), "--artifacts: expected a path, found an empty text");

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes have names there")]
    public void Of_pipes_where_files_should_be()
    {
        using var artifacts = new ArtifactsFolder();
        string store = Path.Combine(artifacts.Path, "store"), pipe = Path.Combine(store, "x.jsonl");
        Directory.CreateDirectory(store);
        System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExit();
        OneLine(Unlearn.Run("reproduce", "--task", "digits", "--tier", "smoke", "--artifacts", artifacts.Path), $"{pipe}: expected a file of records, found a pipe");
        OneLine(Unlearn.Run("verdict", pipe, "--artifacts", artifacts.Path), $"{pipe}: expected a file, found a pipe");
        OneLine(Unlearn.Run("reproduce", "--json", pipe, "--artifacts", artifacts.Path + "/other"), $"--json: expected a file that can be written to, found {pipe}, a pipe");
    }

    [TestCase("Finetune:BatchSize=0", "method Finetune, BatchSize: expected at least 1", "found 0")]
    [TestCase("EUk:K=99", "method EUk, K: expected from 1 to the ", "found 99")]
    public void Of_a_hyper_parameter_out_of_range(string method, params string[] parts)
    {
        using var artifacts = ArtifactsFolder.WithModels();
        OneLine(Unlearn.Run("reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", method, "--artifacts", artifacts.Path), parts);
    }

    [TestCase("reproduc", "Unrecognized command or argument 'reproduc'")]
    [TestCase("plan --target wide", "--target: expected a number, found 'wide'")]
    [TestCase("reproduce --seed -1", "--seed: expected a whole number of at least 0", "found '-1'")]
    [TestCase("reproduce --gate --known-gaps no-such-file", "no-such-file: expected a file of known gaps", "found none")]
    [TestCase("tune --method Fintune", "method: expected one of")]
    [TestCase("reproduce --task cifar-10", "data set 'cifar-10': expected a folder", "fetch it with: data get cifar-10")]
    public void Of_a_verb(string words, params string[] parts) => OneLine(Unlearn.Run(words.Split(' ')), parts);

    [Test]
    public void Of_a_program_without_its_native_library()
    {
        using var copy = new ArtifactsFolder();
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => Path.GetExtension(f) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        var result = Unlearn.RunFrom(copy.Path, "reproduce", "--task", "digits", "--tier", "smoke", "--artifacts", Path.Combine(copy.Path, "artifacts"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error.TrimEnd().Split('\n')[^1], Does.StartWith("error: libtorch: expected the native library"));
        Assert.That(result.Error, Does.Not.Contain("Unhandled exception"));
    }

    [Test]
    public void Of_an_unknown_data_set() => OneLine(Unlearn.Run("data", "get", "mnits"), "data set: expected one of", "found 'mnits' (did you mean mnist");

    [TestCase("expected --target or --budget", "found neither")]
    [TestCase("--budget: expected a time above 0", "found '2 weeks'", "--budget", "2 weeks")]
    [TestCase("--budget: expected a time above 0", "found '\u0663'", "--budget", "\u0663")]
    [TestCase("--budget: expected a time above 0", "found '1\\n2'", "--budget", "1\n2")]
    [TestCase("--target: expected a number", "found '1\\n2'", "--target", "1\n2")]
    [TestCase("--target: expected a half-width above 0", "found Infinity", "--target", "1e999")]
    [TestCase("--pilot: expected", "found '5'", "--target", "1", "--pilot", "5")]
    public void Of_a_plan(string expected, string found, params string[] words) => OneLine(Unlearn.Run(["plan", .. words]), expected, found);

    [Test]
    public void Of_a_folder_that_cannot_be_written()
    {
        // A file where the folder should be stops root as well.
        using var artifacts = new ArtifactsFolder();
        string file = Path.Combine(artifacts.Path, "file");
        File.WriteAllText(file, "");
        OneLine(Unlearn.Run("reproduce", "--task", "digits", "--tier", "smoke", "--artifacts", file), "expected a folder that can be written to", file);
    }

    [Test]
    public void Of_a_damaged_store_line_and_nothing_is_lost()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        string store = Directory.EnumerateFiles(Path.Combine(artifacts.Path, "store")).Single();
        string[] lines = File.ReadAllLines(store);
        string damaged = "{\"key\":" + lines[1];
        File.WriteAllLines(store, [lines[0], damaged, .. lines[2..]]);
        OneLine(Unlearn.Run(study), $"{store}, line 2: expected a record", "found '{\"key\":");
        Assert.That(File.ReadAllLines(store), Is.EqualTo((string[])[lines[0], damaged, .. lines[2..]]), "the store is left as it is");
    }

    [Test]
    public void Of_a_store_value_that_was_edited()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        string store = Directory.EnumerateFiles(Path.Combine(artifacts.Path, "store")).Single();
        int edited = Array.FindIndex(File.ReadAllLines(store), line => line.Contains("\"accuracy-retain\":9", StringComparison.Ordinal));
        File.WriteAllText(store, File.ReadAllText(store).Replace("\"accuracy-retain\":9", "\"accuracy-retain\":8", StringComparison.Ordinal));
        OneLine(Unlearn.Run(study), $"{store}, line {edited + 1}: expected a record and its checksum");
    }

    [Test]
    public void Of_a_truncated_model_file()
    {
        using var artifacts = ArtifactsFolder.WithCells();
        string[] study = ["reproduce", "--task", "digits", "--tier", "smoke", "--seed", "7", "--method", "SsdCorrected", "--artifacts", artifacts.Path];
        string model = Directory.EnumerateFiles(Path.Combine(artifacts.Path, "models"), "digits-original-0-*").Single();
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..1000]);
        OneLine(Unlearn.Run([.. study, "--method", "Finetune:Epochs=1"]), Path.GetFileName(model), "delete the file to have it made again");
        Assert.That(artifacts.StoreLines.Count(), Is.GreaterThanOrEqualTo(3), "what was computed stays");
    }

    internal static void OneLine(Result result, params string[] parts)
    {
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Output + result.Error);
        Assert.That(result.Error.TrimEnd('\n'), Does.StartWith("error: ").And.Not.Contains('\n'));
        foreach (string part in parts)
        {
            Assert.That(result.Error, Does.Contain(part));
        }
    }
}
