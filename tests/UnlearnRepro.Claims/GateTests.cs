using UnlearnRepro.Claims.Images;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims;

/// <summary>
/// What the claims amount to together: claim by claim an inconclusive verdict fails nothing, but not many of them may stay open.
/// </summary>
[TestFixture]
public sealed class GateTests
{
    [Test]
    public void The_gate_is_open() => GateAssert.IsOpen("Claims on the digits", RegisteredStudy.FullClass.Gate, RegisteredStudy.Summary);
}
