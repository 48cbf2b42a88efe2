using UnlearnRepro.Domains.Data;

namespace UnlearnRepro.Images.Datasets;

/// <summary>CIFAR-10 and CIFAR-100 (Krizhevsky, 2009), and CIFAR-100 by its 20 superclasses.</summary>
public static class Cifar
{
    private static readonly RemoteFile Archive10 = new(
        new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        170052171);

    private static readonly RemoteFile Archive100 = new(
        new("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"),
        "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
        168513733);

    /// <summary>CIFAR-10: folder <c>cifar-10-batches-bin</c>.</summary>
    public static CifarSource Cifar10 { get; } = new(
        "cifar-10",
        "50,000 + 10,000 photographs, 32x32 colour, 10 classes (Krizhevsky 2009)",
        "cifar-10-batches-bin",
        CifarLayout.Cifar10,
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"],
        "test_batch.bin",
        "batches.meta.txt",
        TrainRecords: 10_000,
        TestRecords: 10_000,
        [Archive10]);

    /// <summary>CIFAR-20: the images of CIFAR-100 under their 20 coarse labels, with the fine ones; folder <c>cifar-100-binary</c>.</summary>
    public static CifarSource Cifar20 { get; } =
        OfHundred("cifar-20", "20 superclasses", CifarLayout.Cifar20, "coarse_label_names.txt", "fine_label_names.txt");

    /// <summary>CIFAR-100: folder <c>cifar-100-binary</c>.</summary>
    public static CifarSource Cifar100 { get; } =
        OfHundred("cifar-100", "100 classes", CifarLayout.Cifar100, "fine_label_names.txt");

    private static CifarSource OfHundred(string name, string classes, CifarLayout layout, string names, string? fineNames = null) => new(
        name,
        $"50,000 + 10,000 photographs, 32x32 colour, {classes} (Krizhevsky 2009)",
        "cifar-100-binary",
        layout,
        ["train.bin"],
        "test.bin",
        names,
        TrainRecords: 50_000,
        TestRecords: 10_000,
        [Archive100],
        fineNames);
}
