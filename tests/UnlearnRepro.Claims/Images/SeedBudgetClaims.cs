using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>What more seeds of either kind can buy, and what a single training seed does to a conclusion.</summary>
[TestFixture]
public sealed class SeedBudgetClaims
{
    [Test, Claim("C-COMP-1.ssd-corrected")]
    public void Intervals_from_one_trained_model_miss_the_mean_of_corrected_SSD() => RegisteredStudy.Check();

    [Test, Claim("C-COMP-1.random-labels")]
    public void Intervals_from_one_trained_model_miss_the_mean_of_random_labels() => RegisteredStudy.Check();

    [Test, Claim("C-COMP-2.ssd-corrected")]
    public void No_number_of_unlearning_seeds_removes_the_variance_of_corrected_SSD() => RegisteredStudy.Check();

    [Test, Claim("C-COMP-2.random-labels")]
    public void No_number_of_unlearning_seeds_removes_the_variance_of_random_labels() => RegisteredStudy.Check();

    [Test, Claim("C-RANK-1")]
    public void A_single_training_seed_turns_the_order_of_two_methods() => RegisteredStudy.Check();

    [Test, Claim("C-ALLOC-1.random-labels")]
    public void The_allocation_rule_is_near_the_best_for_random_labels() => RegisteredStudy.Check();

    [Test, Claim("C-ALLOC-1.finetune")]
    public void The_allocation_rule_is_near_the_best_for_fine_tuning() => RegisteredStudy.Check();

    [Test, Claim("C-ALLOC-2")]
    public void More_than_one_unlearning_seed_is_useless_for_a_deterministic_method() => RegisteredStudy.Check();
}
