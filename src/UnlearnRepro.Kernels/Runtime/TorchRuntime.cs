using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace UnlearnRepro.Kernels.Runtime;

/// <summary>
/// The settings that make libtorch's results the same on as many machines as they can: one thread per worker and one
/// instruction set. They are read when libtorch loads, from the C library's environment, which
/// <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach on Unix.
/// </summary>
public static partial class TorchRuntime
{
    /// <summary>Name and value of each setting; the same as in .runsettings.</summary>
    public static IReadOnlyList<(string Name, string Value)> Settings { get; } = Avx2.IsSupported
        ? [("OMP_NUM_THREADS", "1"), ("ATEN_CPU_CAPABILITY", "avx2"), ("MKL_CBWR", "AVX2"), ("ONEDNN_MAX_CPU_ISA", "AVX2")]
        : [("OMP_NUM_THREADS", "1")];

    private static readonly string[] InstructionSets = ["ATEN_CPU_CAPABILITY", "MKL_CBWR", "ONEDNN_MAX_CPU_ISA"];

    /// <summary>
    /// Versions, CPU capability, threads, device, dtype and the bits of a few steps of training: records with equal fingerprints can be compared to the bit.
    /// </summary>
    /// <param name="device">Where models and their samples are.</param>
    public static string Fingerprint(Device device) => string.Join("; ",
        $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}",
        $"libtorch {__version__}",
        RuntimeInformation.RuntimeIdentifier,
        string.Join(", ", InstructionSets.Select(name => $"{name} {Environment.GetEnvironmentVariable(name) ?? "unset"}")),
        $"{get_num_threads()} thread",
        $"{device.type}".ToLowerInvariant(),
        "float32",
        $"bits {ArithmeticProbe.Bits}");

    /// <summary>
    /// Applies the settings. Call it before anything touches a tensor; a value that the user has set stays. libtorch itself
    /// is not loaded yet, so that a program can still say what is wrong when it cannot be.
    /// </summary>
    public static void Configure()
    {
        foreach (var (name, value) in Settings.Where(s => Environment.GetEnvironmentVariable(s.Name) is null))
        {
            Environment.SetEnvironmentVariable(name, value);
            if (!OperatingSystem.IsWindows())
            {
                _ = SetNative(name, value, overwrite: 1);
            }
        }
    }

    /// <summary>
    /// One thread for each worker, whatever the environment says; and memory that a step frees is kept for the next one, where the C library is glibc.
    /// </summary>
    public static void UseOneThread()
    {
        set_num_threads(1);
        _ = KeepsMemory.Value;
    }

    // Handing it back to the system and taking it again was a fifth of the time of training a small decoder. As large as glibc allows, and 1 GB.
    private static readonly Lazy<bool> KeepsMemory = new(() =>
    {
        const int trimThreshold = -1, mapThreshold = -3;
        try
        {
            return OperatingSystem.IsLinux() && SetAllocator(mapThreshold, 1 << 25) + SetAllocator(trimThreshold, 1 << 30) == 2;
        }
        catch (EntryPointNotFoundException)
        {
            // musl and others decide for themselves.
            return false;
        }
    });

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
