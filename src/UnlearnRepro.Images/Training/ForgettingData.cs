using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Training;

/// <summary>A data set under a scenario, as tensors: what training, methods and metrics work on. Nothing changes it.</summary>
public sealed class ForgettingData
{
    /// <summary>Copies the images to tensors.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="split">What is to be forgotten.</param>
    /// <param name="device">Where the tensors are to be; by itself the CPU.</param>
    public ForgettingData(ImageDataset data, Split split, Device? device = null)
    {
        Images = data;
        using var scope = TensorScope.Begin();
        var forget = Indices(split.Forget);
        Train = Tensors(data.Train);
        if (split.CorruptedForget is { } corrupted)
        {
            using var samples = Tensors(corrupted);
            Train.X.index_copy_(0, forget, samples.X);
            Train.Y.index_copy_(0, forget, samples.Y);
        }

        Test = Tensors(data.Test);
        ForgetRows = forget.DetachFromDisposeScope();
        Forget = Train.Rows(forget);
        Retain = Train.Rows(Indices(split.Retain));
        TestForgetRows = Indices(split.TestForget).DetachFromDisposeScope();
        TestRetainRows = Indices(split.TestRetain).DetachFromDisposeScope();
        CorruptedTestForget = split.CorruptedTestForget is { } test ? Tensors(test) : null;
        Validation = CorruptedTestForget?.Rows(Half(arange(CorruptedTestForget.Count, device: device))) ?? Test.Rows(Half(TestForgetRows));
        CorruptsTrain = split.CorruptedForget is not null;
        ForgetsWholeClasses = !split.Retain.Select(row => data.Train.Labels[row]).Intersect(split.Forget.Select(row => data.Train.Labels[row])).Any();
        ForgetSha256 = Hash(split);

        Samples Tensors(ImageSet set) => new(tensor(set.Pixels, [set.Count, set.Shape.Size], device: device), tensor(set.Labels, int64, device));

        Tensor Indices(int[] rows) => tensor(rows, int64, device);

        Tensor Half(Tensor rows) => rows.narrow(0, 0, (rows.shape[0] + 1) / 2);
    }

    /// <summary>The data set.</summary>
    public ImageDataset Images { get; }

    /// <summary>D, as M_o is trained on it: with the corrupted samples where the scenario corrupts some.</summary>
    public Samples Train { get; }

    /// <summary>Whether the scenario corrupts samples of D, so that M_o depends on it.</summary>
    public bool CorruptsTrain { get; }

    /// <summary>D'.</summary>
    public Samples Test { get; }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>Rows of D that make D_f, int64.</summary>
    public Tensor ForgetRows { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>Rows of D' that make D'_f, int64; what they are made into is in <see cref="CorruptedTestForget"/>.</summary>
    public Tensor TestForgetRows { get; }

    /// <summary>D'_f where the scenario corrupts it; null where it is rows of D' as they are.</summary>
    public Samples? CorruptedTestForget { get; }

    /// <summary>
    /// The first half of D'_f, for methods that select a model by samples of D_f's distribution. Their metrics on D'_f are
    /// therefore a little optimistic: half of it was seen.
    /// </summary>
    public Samples Validation { get; }

    /// <summary>Rows of D' that make D'_r, int64.</summary>
    public Tensor TestRetainRows { get; }

    /// <summary>Whether D_r has no sample of any class of D_f.</summary>
    public bool ForgetsWholeClasses { get; }

    /// <summary>Fingerprint of the row numbers of D_f and, where the scenario corrupts it, of its labels and pixels.</summary>
    public string ForgetSha256 { get; }

    private static string Hash(Split split)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>(split.Forget));
        if (split.CorruptedForget is { } corrupted)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>(corrupted.Labels));
            hash.AppendData(MemoryMarshal.AsBytes<float>(corrupted.Pixels));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
