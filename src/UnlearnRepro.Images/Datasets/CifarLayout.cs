namespace UnlearnRepro.Images.Datasets;

/// <summary>
/// A record of CIFAR's binary files: label bytes, then 3,072 pixels (3, 32, 32): red, green, blue, each row by row.
/// Format: A. Krizhevsky, "The CIFAR-10 and CIFAR-100 datasets", www.cs.toronto.edu/~kriz/cifar.html.
/// </summary>
/// <param name="LabelClasses">For each label byte the number of classes it can name.</param>
/// <param name="Label">Which of the label bytes is the label wanted, from 0.</param>
/// <param name="FineLabel">Which of them is the fine label beside it; null where none is wanted.</param>
public sealed record CifarLayout(IReadOnlyList<int> LabelClasses, int Label, int? FineLabel = null)
{
    /// <summary>The shape of every image.</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>CIFAR-10: one label; 3,073 bytes a record.</summary>
    public static CifarLayout Cifar10 { get; } = new([10], 0);

    /// <summary>CIFAR-100 by its 100 fine labels; 3,074 bytes a record (coarse label, fine label, pixels).</summary>
    public static CifarLayout Cifar100 { get; } = new([20, 100], 1);

    /// <summary>CIFAR-20: the records of CIFAR-100 by their 20 coarse labels, the fine ones beside them.</summary>
    public static CifarLayout Cifar20 { get; } = new([20, 100], 0, FineLabel: 1);

    /// <summary>Bytes a record.</summary>
    public int RecordBytes => LabelClasses.Count + Shape.Size;
}
