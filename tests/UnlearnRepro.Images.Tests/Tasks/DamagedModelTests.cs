using System.Text;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>Nothing in a model's file is believed once it is damaged, what training cost included; without the file it is made again.</summary>
public class DamagedModelTests
{
    private static readonly Network Tiny = Mlp.Of(2, [], 2);

    private readonly TemporaryFolder folder = new();
    private ModelCache cache = null!;
    private string file = "";

    [SetUp]
    public void Train()
    {
        cache = new(folder.Path);
        Ensure();
        file = Directory.GetFiles(folder.At("models")).Single();
    }

    [TearDown]
    public void Forget() => File.Delete(file);

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    /// <summary>Each is one digit or letter of a valid header.</summary>
    [TestCase("\"seconds\":\"")]
    [TestCase("\"forward_passes\":\"")]
    [TestCase("\"backward_passes\":\"")]
    [TestCase("\"content\":\"")]
    [TestCase("\"sha256\":\"")]
    public void AnotherDigitOfTheHeaderIsNotBelieved(string before)
    {
        byte[] bytes = File.ReadAllBytes(file);
        int place = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(before)) + before.Length;
        bytes[place] = (byte)(bytes[place] == '1' ? '2' : '1');
        Assert.That(Refused(bytes), Does.Contain("SHA-256"));
    }

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes have names there")]
    public void APipeIsNamedAndNotWaitedFor()
    {
        File.Delete(file);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [file]))
        {
            make.WaitForExit();
        }

        // Behind a pipe that nobody writes to opening waits for ever.
        var read = Task.Factory.StartNew(() => Assert.Throws<StudyException>(() => Load())!.Message, TaskCreationOptions.LongRunning);
        Assert.That(read.Wait(TimeSpan.FromMinutes(1)), "it is waited for");
        Assert.That(read.Result, Does.StartWith($"{file}: expected a model, found a pipe"));
    }

    /// <summary>As a power cut leaves a file that was renamed before it was on the disk.</summary>
    [TestCase(0)]
    [TestCase(100)]
    public void AnEmptyFileAndOneOfZerosAreRefusedAndMadeAgain(int percent)
    {
        byte[] whole = File.ReadAllBytes(file);
        string sum = Load().Sha256;
        Refused(new byte[whole.Length * percent / 100]);
        File.Delete(file);
        Ensure();
        Assert.That(Load().Sha256, Is.EqualTo(sum));
    }

    [Test]
    public void AFileOfOtherContentIsNotBelieved()
    {
        cache.Ensure("m", "other", Make);
        string other = Directory.GetFiles(folder.At("models")).Single(f => f != file);
        string message = Refused(File.ReadAllBytes(other));
        File.Delete(other);
        Assert.That(message, Does.Contain("expected content all, found other"));
    }

    [Test]
    public void WhatTrainingCostComesBack()
    {
        var (_, cost) = Load();
        Assert.That((cost.Passes.Forward, cost.Passes.Backward), Is.EqualTo((6, 3)));
        Assert.That(cost.Seconds, Is.Positive);
    }

    [Test]
    public void WhatKilledRunsHaveLeftGoesWithTheNext()
    {
        string left = folder.Write("models/m.safetensors.0123456789abcdef0123456789abcdef.tmp", [1]);
        string scores = folder.Write("examples/c.safetensors.0123456789abcdef0123456789abcdef.tmp", [1]);
        Array.ForEach([left, scores], path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)));
        _ = new ImageTask(ImageTaskCatalog.Get("digits"), folder.Path);
        Assert.That((File.Exists(left), File.Exists(scores), File.Exists(file)), Is.EqualTo((false, false, true)));
    }

    private static Model Make()
    {
        var model = Model.Initialise(Tiny, Given.Streams(1));
        using var x = zeros(3, 2);
        using var y = model.Forward(x);
        using var off = no_grad();
        using var alone = model.Forward(x);
        return model;
    }

    private void Ensure() => cache.Ensure("m", "all", Make);

    private (string Sha256, Cost Cost) Load()
    {
        var (model, cost) = cache.Load("m", "all", Tiny);
        using (model)
        {
            return (model.Sha256(), cost);
        }
    }

    private string Refused(byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        string message = Assert.Throws<StudyException>(() => Load())!.Message;
        Assert.That(message, Does.StartWith($"{file}: expected ").And.EndWith("; delete the file to have it made again").And.Not.Contains("\n"));
        return message;
    }
}
