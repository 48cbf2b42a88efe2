using UnlearnRepro.Store;

namespace UnlearnRepro.Tests.Store;

/// <summary>A file that may not grow is named, as the system names one on a full disk.</summary>
[TestFixture]
public sealed class FileLimitTests
{
    // A place beyond what the file system holds is refused as a limit of the user's is.
    [Test]
    public void A_file_that_may_not_grow_is_named_and_leaves_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("unlearn-limit-").FullName, path = Path.Combine(folder, "file");
        try
        {
            // Often: the runtime compiles what is called often anew, and its stack traces change with it.
            for (int k = 0; k < 200; k++)
            {
                Assert.That(
                    () => WholeFile.WriteBytes(path, stream =>
                    {
                        stream.Position = 1L << 60;
                        stream.WriteByte(1);
                    }),
                    Throws.InstanceOf<IOException>().With.Message.EqualTo($"{path}: expected room for the whole file, found a limit on the size of files (ulimit -f)"));
            }

            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Any_other_number_out_of_range_stays_what_it_is()
    {
        string path = Path.Combine(Path.GetTempPath(), $"unlearn-{Guid.NewGuid():N}");
        Assert.That(() => WholeFile.WriteBytes(path, _ => ArgumentOutOfRangeException.ThrowIfNegative(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
