using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using UnlearnRepro.Kernels.Runtime;

namespace UnlearnRepro.Kernels.Tests.Runtime;

/// <summary>The probe tells apart what trains different weights, and nothing else.</summary>
public class ArithmeticProbeTests
{
    [Test]
    public void Other_instruction_sets_train_other_weights_and_have_other_bits()
    {
        Assume.That(Avx2.IsSupported, "libtorch has several instruction sets on x64 alone");
        string[] sets = Avx512F.IsSupported ? ["default", "avx2", "avx512"] : ["default", "avx2"];

        var found = sets.Select(Start).ToList().ConvertAll(Finish);

        Assert.That(found.Select(f => f.Weights), Is.Unique, "why it matters");
        Assert.That(found.Select(f => f.Bits), Is.Unique.And.All.Match("^[0-9a-f]{8}$"));
    }

    [Test]
    public void The_same_settings_have_the_same_bits_in_every_process()
    {
        var (first, second) = (Start("avx2"), Start("avx2"));

        Assert.That(Finish(first), Is.EqualTo(Finish(second)));
    }

    [Test]
    public void Neither_a_second_run_nor_another_thread_beside_it_changes_a_bit()
    {
        string[] found = new string[4];
        Thread[] threads = [.. found.Select((_, i) => new Thread(() => found[i] = ArithmeticProbe.Measure()))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.That(found, Is.All.EqualTo(ArithmeticProbe.Bits));
    }

    private static Process Start(string instructionSet)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ArithmeticProbeTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment["ATEN_CPU_CAPABILITY"] = instructionSet;
        return Process.Start(start)!;
    }

    private static (string Bits, string Weights) Finish(Process started)
    {
        using var process = started;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.That((process.ExitCode, lines.Length), Is.EqualTo((0, 2)));
        return (lines[0], lines[1]);
    }
}
