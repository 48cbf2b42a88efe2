using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>MNIST: handwritten digits (LeCun, Cortes and Burges, 1998), never part of this project.</summary>
public static class Mnist
{
    /// <summary>
    /// Folder <c>mnist</c> with the four official files. The checksums are those of the raw files, since archives
    /// compress them differently.
    /// </summary>
    public static IdxSource Source { get; } = new(
        "mnist",
        "60,000 + 10,000 handwritten digits, 28x28 grey, 10 classes (LeCun et al. 1998)",
        [
            new("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ],
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        "Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits (1998)",
        "not stated by its authors; often given as CC BY-SA 3.0",
        KnownShared: null, // not counted: the train images were not at hand when this was written
        [
            Remote("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            Remote("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            Remote("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            Remote("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ]);

    private static RemoteFile Remote(string name, long bytes, string sha256) =>
        new(new($"https://storage.googleapis.com/cvdf-datasets/mnist/{name}"), sha256, bytes);
}
