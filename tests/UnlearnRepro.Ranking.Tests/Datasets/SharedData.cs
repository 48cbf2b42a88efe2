using UnlearnRepro.Domains.Data;
using UnlearnRepro.NUnit;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>
/// Data of others that are not ours to hand out: looked for in the folders that UNLEARN_DATA and UNLEARN_SHARED_DATA name, else in ../shared/data beside
/// the repository.
/// </summary>
internal static class SharedData
{
    private static readonly string?[] Named =
    [
        Environment.GetEnvironmentVariable(DataFolders.Variable),
        Environment.GetEnvironmentVariable("UNLEARN_SHARED_DATA"),
        Path.Combine(RepositoryRoot.Path, "..", "shared", "data"),
    ];

    /// <summary>The folders in which the data are; the test is skipped with a message where they are not.</summary>
    public static DataFolders Of(ISource source)
    {
        var folders = new DataFolders([.. Named.OfType<string>().Where(folder => folder.Length > 0)]);
        if (!source.IsAvailable(folders, out string where))
        {
            Assert.Ignore($"{source.Name}: {where}");
        }

        return folders;
    }
}
