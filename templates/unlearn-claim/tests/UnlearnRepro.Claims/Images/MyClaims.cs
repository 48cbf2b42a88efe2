using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>What these claims are about.</summary>
[TestFixture]
public sealed class MyClaims
{
    [Test, Claim("CLAIM-ID")]
    public void How_much_the_method_forgets_depends_on_the_training_seed() => RegisteredStudy.Check();
}
