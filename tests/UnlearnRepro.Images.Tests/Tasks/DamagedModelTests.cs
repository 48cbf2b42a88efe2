using System.Text;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Words;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>Nothing in a model's file is believed once it is damaged, what training cost included; without the file it is made again.</summary>
public class DamagedModelTests
{
    private static readonly Network Tiny = Mlp.Of(2, [], 2);
    private static readonly NetworkFormat Format = new(Tiny);

    private readonly TemporaryFolder folder = new();
    private ModelCache<Model> cache = null!;
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
        cache.Ensure("m", "other", Format, Make);
        string other = Directory.GetFiles(folder.At("models")).Single(f => f != file);
        string message = Refused(File.ReadAllBytes(other));
        File.Delete(other);
        Assert.That(message, Does.Contain("expected content all, found other"));
    }

    [Test]
    public void WhatTrainingCostComesBack()
    {
        Assert.That(Load().Cost, Is.EqualTo(new Cost(0.1 + 0.2, new(6, 3))));
    }

    [Test]
    public void WhatKilledRunsHaveLeftGoesWithTheNext()
    {
        string left = folder.Write("models/m.safetensors.0123456789abcdef0123456789abcdef.tmp", [1]);
        string scores = folder.Write("examples/c.safetensors.0123456789abcdef0123456789abcdef.tmp", [1]);
        Array.ForEach([left, scores], path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)));
        _ = ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new TaskFolders(folder.Path, DataFolders.Default));
        Assert.That((File.Exists(left), File.Exists(scores), File.Exists(file)), Is.EqualTo((false, false, true)));
    }

    [Test]
    public void WhereNobodyCountedNothingIsCounted()
    {
        cache.Ensure("m", "uncounted", Format, () => (Model.Initialise(Tiny, Given.Streams(1)), new(2)));
        var (model, cost) = cache.Load("m", "uncounted", Format);
        model.Dispose();
        File.Delete(Directory.GetFiles(folder.At("models")).Single(f => f != file));
        Assert.That(cost, Is.EqualTo(new Cost(2)));
    }

    private static (Model Model, Cost Cost) Make() => (Model.Initialise(Tiny, Given.Streams(1)), new(0.1 + 0.2, new(6, 3)));

    private void Ensure() => cache.Ensure("m", "all", Format, Make);

    private (string Sha256, Cost Cost) Load()
    {
        var (model, cost) = cache.Load("m", "all", Format);
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
