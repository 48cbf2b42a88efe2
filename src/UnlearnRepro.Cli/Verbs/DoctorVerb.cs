using System.CommandLine;
using System.Runtime.InteropServices;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>doctor</c>: what this machine has; non-zero with a remedy when something needed is missing.</summary>
internal static class DoctorVerb
{
    public static Command Command(DomainCatalog domains)
    {
        var artifacts = PathOptions.OfArtifacts();
        var command = new Command("doctor", "Print versions, native library, threads, device and data sets found") { artifacts };
        command.SetAction(given => Run(domains, given.GetValue(artifacts)!));
        return command;
    }

    private static int Run(DomainCatalog domains, string artifacts)
    {
        var checks = new List<(string Name, Func<string> Look)>
        {
            ("unlearn", () => typeof(DoctorVerb).Assembly.GetName().Version!.ToString(3)),
            (".NET", () => RuntimeInformation.FrameworkDescription),
            ("system", () => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores"),
            ("libtorch", () => torch.__version__),
            ("tensors", () => SumOfSquares() is 14 ? "a small product is right" : throw new InvalidOperationException("1 + 4 + 9 is not 14")),
            ("fingerprint", () => TorchRuntime.Fingerprint(TorchSharp.torch.CPU)),
            ("settings", () => string.Join(", ", TorchRuntime.Settings.Select(s => $"{s.Name}={Environment.GetEnvironmentVariable(s.Name)}"))),
            ("device", () => torch.cuda.is_available() ? $"cpu; {torch.cuda.device_count()} CUDA device(s) seen, not used by reproduce" : "cpu"),
            ("artifacts", () =>
            {
                Writable.Require(artifacts);
                return $"{Path.GetFullPath(artifacts)}, writable";
            }),
        };
        bool sound = true;
        foreach (var (name, look) in checks)
        {
            try
            {
                Output.Line($"ok       {name,-12} {look()}");
            }
            catch (Exception e)
            {
                sound = false;
                Output.Line($"MISSING  {name,-12} {Root(e).Message.ReplaceLineEndings(" ")}");
                Output.Line($"         {"remedy",-12} {Remedy(e)}");
            }
        }

        foreach (var source in domains.Data)
        {
            // Only the built-in data are needed; the others are there for those who want them.
            bool found = source.IsAvailable(DataFolders.Default, out string where);
            Output.Line($"{(found ? "ok      " : "absent  ")} data {source.Name,-14} {where}{(found ? "" : $"; fetch it with: data get {source.Name}")}");
        }

        return sound ? ExitCode.Done : ExitCode.BadInput;
    }

    private static float SumOfSquares()
    {
        using var x = torch.tensor([1f, 2f, 3f]);
        using var product = x.dot(x);
        return product.item<float>();
    }

    private static Exception Root(Exception e) => e is TypeInitializationException { InnerException: { } inner } ? Root(inner) : e;

    private static string Remedy(Exception e) => Root(e) switch
    {
        StudyException => "give a folder you can write to with --artifacts",
        DllNotFoundException or NotSupportedException => "the native libtorch package of this system was not restored: "
            + "dotnet clean, then dotnet build again (linux-x64, win-x64 and osx-arm64 are supported)",
        _ => "rebuild with: dotnet build -c Release --no-incremental; if it stays, open an issue with this output",
    };
}
