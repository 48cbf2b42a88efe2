using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Images;

/// <summary>
/// The main statements on photographs and a convolutional network. Forty minutes on two cores, so that they run only when asked for,
/// <c>dotnet test tests/UnlearnRepro.Claims --filter TestCategory=Long</c>.
/// </summary>
[TestFixture]
[Explicit("takes forty minutes")]
[Category("Long")]
public sealed class FashionClaims
{
    [OneTimeSetUp]
    public void NeedsTheData()
    {
        if (!FashionMnist.Source.IsAvailable(DataFolders.Default, out string where))
        {
            Assert.Ignore($"fashion-mnist: {where}");
        }
    }

    [Test, Claim("F-VAR-1")]
    public void How_much_corrected_SSD_forgets_depends_on_the_training_seed() => RegisteredStudy.Check();

    [Test, Claim("F-VAR-2.random-labels")]
    public void Most_of_the_variance_of_the_weight_distance_of_random_labels_comes_from_training_seeds() => RegisteredStudy.Check();

    [Test, Claim("F-VAR-2.ssd-published")]
    public void Most_of_the_variance_of_SSD_as_published_comes_from_training_seeds() => RegisteredStudy.Check();

    [Test, Claim("F-COMP-1")]
    public void Many_unlearning_seeds_of_one_trained_model_miss_the_mean_over_trained_models() => RegisteredStudy.Check();

    [Test, Claim("L-MSG-1")]
    public void No_other_method_is_better_than_MSG() => RegisteredStudy.Check();

    [Test, Claim("L-CT-1")]
    public void No_other_method_is_better_than_CT() => RegisteredStudy.Check();
}
