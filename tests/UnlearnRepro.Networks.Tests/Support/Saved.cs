using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Tests.Support;

/// <summary>Files as the library writes them into streams.</summary>
internal static class Saved
{
    public static void SaveTo(this Model model, string path, IReadOnlyDictionary<string, string>? metadata = null, int lane = 0)
    {
        using var file = File.Create(path);
        model.Save(file, metadata ?? new Dictionary<string, string>(), lane);
    }

    public static void Write(string path, IReadOnlyList<StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var file = File.Create(path);
        SafeTensors.Write(file, tensors, metadata ?? new Dictionary<string, string>());
    }
}
