namespace UnlearnRepro.Domains.Models;

/// <summary>How models of one architecture are fingerprinted and kept.</summary>
/// <typeparam name="TModel">The models.</typeparam>
public interface IModelFormat<TModel>
{
    /// <summary>
    /// Fingerprint of all values that predictions depend on. A format may keep more beside them, such as a log of the training that some
    /// methods read: <see cref="Save"/> and <see cref="Load"/> carry it, the fingerprint leaves it out.
    /// </summary>
    string Sha256(TModel model);

    /// <summary>Whether every value is a finite number.</summary>
    bool IsFinite(TModel model);

    /// <summary>Writes a model as a safetensors file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="to">The file.</param>
    /// <param name="metadata">What is kept in the file's header.</param>
    void Save(TModel model, Stream to, IReadOnlyDictionary<string, string> metadata);

    /// <summary>Reads a model and the metadata it was saved with.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or holds another architecture; the message names it.</exception>
    (TModel Model, IReadOnlyDictionary<string, string> Metadata) Load(string path);
}
