using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Training;

/// <summary>A data set under a scenario, as tensors: what training, methods and metrics work on. Nothing changes it.</summary>
public sealed class ForgettingData
{
    /// <summary>Copies the images to tensors.</summary>
    public ForgettingData(ImageDataset data, Split split)
    {
        Train = Tensors(data.Train);
        Test = Tensors(data.Test);
        Forget = Train.Rows(Indices(split.Forget));
        Retain = Train.Rows(Indices(split.Retain));
        TestForgetRows = Indices(split.TestForget).DetachFromDisposeScope();
        TestRetainRows = Indices(split.TestRetain).DetachFromDisposeScope();
        ForgetsWholeClasses = !split.Retain.Select(row => data.Train.Labels[row]).Intersect(split.Forget.Select(row => data.Train.Labels[row])).Any();
        ForgetSha256 = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<int>(split.Forget)));
    }

    /// <summary>D.</summary>
    public Samples Train { get; }

    /// <summary>D'.</summary>
    public Samples Test { get; }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>Rows of D' that make D'_f, int64.</summary>
    public Tensor TestForgetRows { get; }

    /// <summary>Rows of D' that make D'_r, int64.</summary>
    public Tensor TestRetainRows { get; }

    /// <summary>Whether D_r has no sample of any class of D_f.</summary>
    public bool ForgetsWholeClasses { get; }

    /// <summary>Fingerprint of the row numbers of D_f.</summary>
    public string ForgetSha256 { get; }

    private static Samples Tensors(ImageSet set) =>
        new(tensor(set.Pixels, [set.Count, set.Shape.Size]), tensor(set.Labels).to(int64));

    private static Tensor Indices(int[] rows) => tensor(rows).to(int64);
}
