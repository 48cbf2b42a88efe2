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
}
