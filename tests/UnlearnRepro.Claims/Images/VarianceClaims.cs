using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>Where the spread of results comes from.</summary>
[TestFixture]
public sealed class VarianceClaims
{
    [Test, Claim("C-VAR-1.ssd-corrected")]
    public void How_much_corrected_SSD_forgets_depends_on_the_training_seed() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-1.lfssd-corrected")]
    public void How_well_membership_can_be_told_after_corrected_LFSSD_depends_on_the_training_seed() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-1.finetune")]
    public void How_much_fine_tuning_forgets_depends_on_the_training_seed() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-2.ssd-corrected")]
    public void Most_of_the_variance_of_corrected_SSD_comes_from_training_seeds() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-2.random-labels")]
    public void Most_of_the_variance_of_the_weight_distance_of_random_labels_comes_from_training_seeds() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-2.ssd-published")]
    public void Most_of_the_variance_of_SSD_as_published_comes_from_training_seeds() => RegisteredStudy.Check();

    [Test, Claim("C-VAR-3")]
    public void The_variance_of_the_mean_is_the_sum_that_equation_4_says() => RegisteredStudy.Check();
}
