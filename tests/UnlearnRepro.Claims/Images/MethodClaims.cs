using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>What papers say of methods, by the same sentences on our data.</summary>
[TestFixture]
public sealed class MethodClaims
{
    [Test, Claim("T-RL-1")]
    public void Random_labels_forget_a_class_completely() => RegisteredStudy.Check();

    [Test, Claim("T-UNSIR-1")]
    public void UNSIR_does_not_forget_the_class() => RegisteredStudy.Check();

    [Test, Claim("T-SSD-1")]
    public void The_cost_of_SSD_as_published_varies_more_than_that_of_random_labels() => RegisteredStudy.Check();

    [Test, Claim("T-SSD-2")]
    public void The_cost_of_SSD_as_published_varies_more_than_that_of_LFSSD() => RegisteredStudy.Check();

    [Test, Claim("T-LAYER-1")]
    public void The_weight_distance_cannot_tell_methods_apart() => RegisteredStudy.Check();

    [Test, Claim("L-NEG-1")]
    public void Gradient_ascent_is_no_baseline_beside_NegGradPlus() => RegisteredStudy.Check();

    [Test, Claim("L-FT-1")]
    public void Runs_of_fine_tuning_from_one_trained_model_differ_a_lot() => RegisteredStudy.Check();

    [Test, Claim("T-SSD-3")]
    public void SSD_as_published_destroys_the_model_on_random_samples() => RegisteredStudy.Check();

    [Test, Claim("T-LFSSD-1")]
    public void LFSSD_as_published_destroys_the_model_on_random_samples() => RegisteredStudy.Check();

    [Test, Claim("L-SSD-1")]
    public void SSD_as_published_does_not_forget_random_samples() => RegisteredStudy.Check();
}
