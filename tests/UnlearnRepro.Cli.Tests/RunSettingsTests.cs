using System.Xml.Linq;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Tests and program compute with the same settings of libtorch, or their records could not be compared.</summary>
[TestFixture]
public sealed class RunSettingsTests
{
    [Test]
    public void The_run_settings_are_the_programs_own()
    {
        var settings = XDocument.Load(Path.Combine(RepositoryRoot.Path, ".runsettings"))
            .Descendants("EnvironmentVariables").Elements().Select(e => (e.Name.LocalName, e.Value));
        Assert.That(settings, Is.SupersetOf(TorchRuntime.Settings));
    }

    [Test]
    public void The_run_settings_reach_the_tests() =>
        Assert.That(TorchRuntime.Settings.Select(s => Environment.GetEnvironmentVariable(s.Name)), Is.EqualTo(TorchRuntime.Settings.Select(s => s.Value)));

    [Test]
    public void Tests_and_program_have_one_fingerprint() => Assert.That(Fingerprint(Unlearn.Run("doctor")), Is.EqualTo(TorchRuntime.Fingerprint(TorchSharp.torch.CPU)));

    // As another make of processor does: the settings are the same text there, and MKL's results are not.
    [Test]
    [Platform("Linux", Reason = "the variable is set by GNU env")]
    public void Other_arithmetic_has_another_fingerprint()
    {
        Assume.That(System.Runtime.Intrinsics.X86.Avx2.IsSupported, "MKL has several instruction sets on x64 alone");
        Assert.That(Bits(Fingerprint(Unlearn.RunWith("MKL_CBWR=COMPATIBLE", "doctor"))), Does.Match("^[0-9a-f]{8}$").And.Not.EqualTo(Bits(TorchRuntime.Fingerprint(TorchSharp.torch.CPU))));

        static string Bits(string fingerprint) => fingerprint.Split("; bits ")[^1];
    }

    private static string Fingerprint(Result doctor) =>
        doctor.Output.Split('\n').Single(line => line.StartsWith("ok       fingerprint", StringComparison.Ordinal))["ok       fingerprint  ".Length..];
}
