using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>Fashion-MNIST: pictures of clothes (Xiao, Rasul and Vollgraf, 2017, arXiv 1708.07747).</summary>
public static class FashionMnist
{
    /// <summary>
    /// Folder <c>fashion-mnist</c> with the four official files; Debian's package dataset-fashion-mnist puts it where it is
    /// found. The checksums are those of the raw files, since Debian compresses them anew.
    /// </summary>
    public static IdxSource Source { get; } = new(
        "fashion-mnist",
        "60,000 + 10,000 pictures of clothes, 28x28 grey, 10 classes (Zalando 2017, MIT); Debian: apt install dataset-fashion-mnist",
        [
            new("train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            new("train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            new("t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            new("t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        ],
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST (2017), arXiv 1708.07747",
        "MIT, (c) 2017 Zalando SE",
        // Counted: all 70,000 images differ. (The first release, of August 2017, shared 10 and was replaced:
        // github.com/zalandoresearch/fashion-mnist issue 44.)
        KnownShared: 0,
        [
            Remote("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            Remote("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            Remote("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            Remote("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ]);

    private static RemoteFile Remote(string name, long bytes, string sha256) =>
        new(new($"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{name}"), sha256, bytes);
}
