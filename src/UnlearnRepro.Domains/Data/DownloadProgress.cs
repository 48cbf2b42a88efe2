namespace UnlearnRepro.Domains.Data;

/// <summary>How far a download is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Received">Bytes received.</param>
/// <param name="Total">Bytes in all.</param>
public readonly record struct DownloadProgress(string File, long Received, long Total);
