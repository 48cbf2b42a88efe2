using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Storage;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tasks;

/// <summary>Trained models by content, one safetensors file each, under <c>models/</c> of the artifacts folder.</summary>
public sealed class ModelCache
{
    private const string Seconds = "seconds", Forward = "forward_passes", Backward = "backward_passes", Content = "content", Weights = "weights_sha256";
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
    /// <param name="train">Makes it.</param>
    public void Ensure(string name, string content, Func<Model> train)
    {
        string path = PathOf(name, content);
        if (File.Exists(path))
        {
            return;
        }

        var meter = Meter.Start();
        using var model = train();
        var cost = meter.Cost;
        model.Save(path, new Dictionary<string, string>
        {
            [Content] = content,
            [Weights] = model.Sha256(),
            [Seconds] = Text(cost.Seconds),
            [Forward] = Text(cost.Passes!.Value.Forward),
            [Backward] = Text(cost.Passes!.Value.Backward),
        });
    }

    /// <summary>Reads a model and what its training cost; files of older versions have no passes.</summary>
    /// <exception cref="StudyException">The file is damaged; the message names it.</exception>
    public (Model Model, Cost Cost) Load(string name, string content, Network network)
    {
        string path = PathOf(name, content);
        try
        {
            var (model, metadata) = ModelFile.Load(path, network);
            Require(path, metadata, Content, content);
            Require(path, metadata, Weights, model.Sha256());
            return (model, new(double.Parse(metadata.GetValueOrDefault(Seconds, "0"), CultureInfo.InvariantCulture), Passes(metadata)));
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            throw new StudyException(e.Message, e);
        }
    }

    private static PassCount? Passes(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(Forward, out string? forward) && metadata.TryGetValue(Backward, out string? backward)
            ? new(long.Parse(forward, CultureInfo.InvariantCulture), long.Parse(backward, CultureInfo.InvariantCulture))
            : null;

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static void Require(string path, IReadOnlyDictionary<string, string> metadata, string key, string expected)
    {
        if (metadata.GetValueOrDefault(key) is var found && found != expected)
        {
            throw new InvalidDataException(
                $"{path}: expected {key} {expected.ReplaceLineEndings(" ")}, found {found?.ReplaceLineEndings(" ") ?? "none"}; delete the file to have it made again");
        }
    }

    private string PathOf(string name, string content) =>
        Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]}.safetensors");
}
