using System.Text;
using NUnit.Framework;
using UnlearnRepro.Words;
#if USE_VERIFY
using VerifyNUnit;
using VerifyTests;
#endif

namespace UnlearnRepro.NUnit.Snapshots;

/// <summary>
/// Compares a text with snapshots/NAME.verified.md by Verify's conventions: a difference leaves NAME.received.md beside it,
/// attached to the test; a missing snapshot fails; UPDATE_SNAPSHOTS=1 accepts, except on CI. With -p:UseVerify=true
/// Verify.NUnit compares the same files.
/// </summary>
public static class Snapshot
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder of all snapshots.</summary>
    public static string Folder => Path.Combine(RepositoryRoot.Path, "snapshots");

    private static bool Accepts =>
        Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Fails the test unless the text is the snapshot.</summary>
    /// <param name="name">Suite.Test[.case]; no two tests may share one.</param>
    /// <param name="text">Markdown without host, path, time or duration.</param>
    /// <param name="comparer">How to compare; <see cref="SnapshotComparer.Exact"/> by default.</param>
    public static Task Match(string name, string text, SnapshotComparer? comparer = null)
    {
        string test = TestContext.CurrentContext.Test.FullName;
        Assert.That(Owners.GetOrAdd(name, test), Is.EqualTo(test), $"snapshot {name} belongs to another test");
        comparer ??= SnapshotComparer.Exact;
        text = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
#if USE_VERIFY
        var settings = new VerifySettings();
        settings.UseDirectory(Folder);
        settings.UseFileName(name);
        settings.UseStringComparer((received, verified, _) => Task.FromResult(
            comparer.Difference(verified + "\n", received + "\n") is { } difference ? CompareResult.NotEqual(difference) : CompareResult.Equal));
        if (Accepts)
        {
            settings.AutoVerify(includeBuildServer: false);
        }

        return Verifier.Verify(text, "md", settings);
#else
        Directory.CreateDirectory(Folder);
        string verified = Path.Combine(Folder, $"{name}.verified.md"), received = Path.Combine(Folder, $"{name}.received.md");
        File.Delete(received);
        string? difference = File.Exists(verified)
            ? comparer.Difference(File.ReadAllText(verified).ReplaceLineEndings("\n"), text)
            : $"there is no {verified}";
        if (difference is null)
        {
            return Task.CompletedTask;
        }

        if (Accepts)
        {
            File.WriteAllText(verified, text, Utf8);
            return Task.CompletedTask;
        }

        File.WriteAllText(received, text, Utf8);
        TestContext.AddTestAttachment(received, "received snapshot");
        Assert.Fail(
            $"snapshot {name}: {difference}\n  compare  diff {verified} {received}\n"
            + $"  accept   UPDATE_SNAPSHOTS=1 dotnet test --filter FullyQualifiedName={test}");
        return Task.CompletedTask;
#endif
    }
}
