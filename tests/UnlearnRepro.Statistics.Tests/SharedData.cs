using System.Reflection;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Data of others that are not ours to hand out: looked for in the folder that UNLEARN_SHARED_DATA names, else in ../shared/data beside the repository.
/// </summary>
internal static class SharedData
{
    /// <summary>The path of a file; the test is skipped with a message where there is none.</summary>
    public static string Path(string file)
    {
        string root = typeof(SharedData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        string? named = Environment.GetEnvironmentVariable("UNLEARN_SHARED_DATA");
        string folder = string.IsNullOrEmpty(named) ? System.IO.Path.Combine(root, "..", "shared", "data") : named;
        string path = System.IO.Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            Assert.Ignore($"{file}: not in the folder that UNLEARN_SHARED_DATA names, nor in ../shared/data beside the repository");
        }

        return path;
    }
}
