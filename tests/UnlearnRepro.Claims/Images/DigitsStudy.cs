using UnlearnRepro.Claims;
using UnlearnRepro.Images.Claims;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>The quick study of the digits, asked from the store once; what is missing there is computed.</summary>
internal static class DigitsStudy
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
    private static readonly Lazy<ClaimContext> Context = new(() =>
    {
        var task = new ImageTask(ImageTaskCatalog.Get("digits"), Artifacts);
        var cells = new StoredCells(task, new RecordStore(Artifacts), TestContext.Progress.WriteLine);
        return new(cells, cells.Complete(Tiers.Study(task, "full-class-3", "quick"), Environment.ProcessorCount));
    });

    private static readonly IReadOnlyDictionary<string, string> Gaps = KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"));

    /// <summary>Checks the claim that the running test names.</summary>
    public static void Check()
    {
        string id = (string)TestContext.CurrentContext.Test.Properties.Get("Claim")!;
        VerdictAssert.IsReproduced(Context.Value.Judge(ImageClaims.All.Single(claim => claim.Id == id)), Gaps);
    }
}
