using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Models;

/// <summary>Trained models by content, one safetensors file each, under <c>models/</c> of the artifacts folder.</summary>
/// <typeparam name="TModel">The models.</typeparam>
public sealed class ModelCache<TModel>
    where TModel : class
{
    private const string Seconds = "seconds", Forward = "forward_passes", Backward = "backward_passes", Content = "content";
    private readonly string folder;

    /// <summary>Opens a cache.</summary>
    /// <exception cref="StudyException">The folder cannot be written to.</exception>
    public ModelCache(string artifacts)
    {
        folder = Path.Combine(artifacts, "models");
        Writable.Require(folder);
    }

    /// <summary>Trains the model unless it is there.</summary>
    /// <param name="name">A readable name, part of the file's.</param>
    /// <param name="content">Everything the model depends on.</param>
    /// <param name="format">Its format.</param>
    /// <param name="train">Makes it, and says what that took.</param>
    public void Ensure(string name, string content, IModelFormat<TModel> format, Func<(TModel Model, Cost Cost)> train)
    {
        string path = PathOf(name, content);
        if (File.Exists(path))
        {
            return;
        }

        var (made, cost) = train();
        using var owned = made as IDisposable;
        var metadata = new Dictionary<string, string> { [Content] = content, [Seconds] = Text(cost.Seconds) };
        if (cost.Passes is { } passes)
        {
            metadata[Forward] = Text(passes.Forward);
            metadata[Backward] = Text(passes.Backward);
        }

        WholeFile.WriteBytes(path, file => format.Save(made, file, metadata));
    }

    /// <summary>Reads a model and what its training cost.</summary>
    /// <exception cref="StudyException">There is no file, or it is damaged; the message names it.</exception>
    public (TModel Model, Cost Cost) Load(string name, string content, IModelFormat<TModel> format)
    {
        string path = PathOf(name, content);
        try
        {
            RegularFile.Require(path, "a model");
            var (model, metadata) = format.Load(path);
            Require(path, metadata, Content, content);
            return (model, new(Number<double>(Seconds), metadata.ContainsKey(Forward) ? new(Number<long>(Forward), Number<long>(Backward)) : null));

            T Number<T>(string key)
                where T : IParsable<T> =>
                T.TryParse(metadata.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Other(path, metadata, key, "a number");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StudyException(e.Message.ReplaceLineEndings(" "), e);
        }
    }

    /// <summary>All files of models.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(folder, "*.safetensors");

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static void Require(string path, IReadOnlyDictionary<string, string> metadata, string key, string expected)
    {
        if (metadata.GetValueOrDefault(key) != expected)
        {
            throw Other(path, metadata, key, expected);
        }
    }

    private static InvalidDataException Other(string path, IReadOnlyDictionary<string, string> metadata, string key, string expected)
    {
        string found = metadata.GetValueOrDefault(key, "none").ReplaceLineEndings(" ");
        return new($"{path}: expected {key} {expected.ReplaceLineEndings(" ")}, found {found}; delete the file to have it made again");
    }

    private string PathOf(string name, string content) =>
        Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]}.safetensors");
}
