using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>What must hold exactly before any statistic is worth computing.</summary>
[TestFixture]
public sealed class DeterminismClaims
{
    [Test, Claim("C-DET-1")]
    public void A_deterministic_method_gives_the_same_model_for_every_unlearning_seed() => RegisteredStudy.Check();

    [Test, Claim("C-DET-2")]
    public void Equal_seeds_give_equal_results_whatever_was_run_before() => RegisteredStudy.Check();

    [Test, Claim("C-DET-3")]
    public void SSD_as_published_is_not_deterministic() => RegisteredStudy.Check();

    [Test, Claim("C-DET-4")]
    public void The_unlearning_seed_moves_neither_model_nor_forget_set_nor_references() => RegisteredStudy.Check();

    [Test, Claim("C-DET-5")]
    public void Doing_nothing_gives_the_original_and_retraining_gives_another_model() => RegisteredStudy.Check();

    [Test, Claim("C-EVAL-1")]
    public void Evaluation_seeds_add_nothing_to_the_variance_of_deterministic_metrics() => RegisteredStudy.Check();

    [Test, Claim("C-SEED-1")]
    public void Adding_seeds_changes_no_result_that_was_there_before() => RegisteredStudy.Check();
}
