using System.Security.Cryptography;
using UnlearnRepro.Store;

namespace UnlearnRepro.Domains.Data;

/// <summary>Downloads a file whole and checked, or not at all.</summary>
public static class Download
{
    private static readonly HttpClient Client = new();

    /// <summary>How long a server may send nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Downloads to a temporary file beside <paramref name="target"/>, checks length and SHA-256, then renames. Whatever
    /// goes wrong, the target is as it was and the temporary file is gone.
    /// </summary>
    /// <param name="file">What to download.</param>
    /// <param name="target">The file to write; its folder is made, an old file is replaced.</param>
    /// <param name="progress">Told after every part received.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <exception cref="DatasetException">No answer, another answer than 200, a cut connection, a wrong length or checksum.</exception>
    /// <exception cref="OperationCanceledException">The download was stopped.</exception>
    public static async Task ToFile(
        RemoteFile file, string target, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var part = new WholeFile(target);
        string sum = await Receive(file, part.Stream, progress, cancellation);
        if (sum != file.Sha256)
        {
            throw new DatasetException($"{file.Address}", $"SHA-256 {file.Sha256}", sum);
        }

        part.Commit();
    }

    /// <summary>Copies the body and returns its SHA-256; says what happened in one line if it does not arrive.</summary>
    private static async Task<string> Receive(
        RemoteFile file, Stream to, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        long received = 0;
        try
        {
            patience.CancelAfter(Patience);
            using HttpResponseMessage answer =
                await Client.GetAsync(file.Address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode != System.Net.HttpStatusCode.OK)
            {
                throw new DatasetException($"{file.Address}", "status 200", $"{(int)answer.StatusCode} ({answer.StatusCode})");
            }

            await using Stream body = await answer.Content.ReadAsStreamAsync(patience.Token);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            int read;
            // One byte too many is enough to know: an endless answer must not fill the disk.
            while (received <= file.Bytes && (read = await body.ReadAsync(buffer, patience.Token)) > 0)
            {
                patience.CancelAfter(Patience);
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
                received += read;
                progress?.Report(new(file.Name, received, file.Bytes));
            }

            string found = received > file.Bytes ? "more" : $"{received}";
            return received == file.Bytes
                ? Convert.ToHexStringLower(hash.GetHashAndReset())
                : throw new DatasetException($"{file.Address}", $"{file.Bytes} bytes", found);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            string found = $"{received}, then: {e.Message.ReplaceLineEndings(" ")}";
            throw new DatasetException($"{file.Address}", $"{file.Bytes} bytes", found, e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            string found = $"{received}, then none for {Patience.TotalSeconds} s";
            throw new DatasetException($"{file.Address}", $"{file.Bytes} bytes", found, e);
        }
    }
}
