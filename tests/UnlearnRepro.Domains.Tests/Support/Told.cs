using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Domains.Tests.Support;

/// <summary>What a download reported, at once and in order (System.Progress reports later, on another thread).</summary>
internal sealed class Told(Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
{
    public List<DownloadProgress> Parts { get; } = [];

    public void Report(DownloadProgress value)
    {
        Parts.Add(value);
        then?.Invoke(value);
    }
}
