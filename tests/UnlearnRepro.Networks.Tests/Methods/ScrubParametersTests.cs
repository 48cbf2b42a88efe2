using System.Reflection;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>SCRUB+R is SCRUB, rewound: a hyper-parameter of one that the other has otherwise would make them two methods.</summary>
public class ScrubParametersTests
{
    [Test]
    public void Both_have_the_same_with_the_same_defaults_and_limits() =>
        Assert.That(Of(typeof(ScrubRewind)), Is.EqualTo(Of(typeof(Scrub))).And.Length.EqualTo(8));

    private static string[] Of(Type method) => [.. method.GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters().Select(p =>
        $"{p.ParameterType.Name} {p.Name} = {p.DefaultValue} {string.Join(' ', p.GetCustomAttributesData().Where(a => a.AttributeType.Namespace == "UnlearnRepro.Domains.Methods"))}")];
}
