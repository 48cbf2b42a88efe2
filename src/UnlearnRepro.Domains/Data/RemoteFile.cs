namespace UnlearnRepro.Domains.Data;

/// <summary>A file to download.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Sha256">Its SHA-256 (hex), as downloaded.</param>
/// <param name="Bytes">Its size in bytes.</param>
public sealed record RemoteFile(Uri Address, string Sha256, long Bytes)
{
    /// <summary>The last part of the address.</summary>
    public string Name => Path.GetFileName(Address.LocalPath);
}
