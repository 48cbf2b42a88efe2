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
        ForgetRows = Indices(split.Forget).DetachFromDisposeScope();
        Forget = Train.Rows(ForgetRows);
        Retain = Train.Rows(Indices(split.Retain));
        TestForgetRows = Indices(split.TestForget).DetachFromDisposeScope();
        TestRetainRows = Indices(split.TestRetain).DetachFromDisposeScope();
        Validation = Test.Rows(TestForgetRows.narrow(0, 0, (TestForgetRows.shape[0] + 1) / 2));
        ForgetSha256 = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<int>(split.Forget)));
    }

    /// <summary>D.</summary>
    public Samples Train { get; }

    /// <summary>D'.</summary>
    public Samples Test { get; }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>Rows of D that make D_f, int64.</summary>
    public Tensor ForgetRows { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>Rows of D' that make D'_f, int64.</summary>
    public Tensor TestForgetRows { get; }

    /// <summary>
    /// The first half of D'_f, for methods that select a model by samples of D_f's distribution. Their metrics on D'_f are
    /// therefore a little optimistic: half of it was seen.
    /// </summary>
    public Samples Validation { get; }

    /// <summary>Rows of D' that make D'_r, int64.</summary>
    public Tensor TestRetainRows { get; }

    /// <summary>Fingerprint of the row numbers of D_f.</summary>
    public string ForgetSha256 { get; }

    private static Samples Tensors(ImageSet set) =>
        new(tensor(set.Pixels, [set.Count, set.Shape.Size]), tensor(set.Labels).to(int64));

    private static Tensor Indices(int[] rows) => tensor(rows).to(int64);
}
