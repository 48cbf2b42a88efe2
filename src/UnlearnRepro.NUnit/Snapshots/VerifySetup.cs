#if USE_VERIFY
using System.Runtime.CompilerServices;
using VerifyTests;

namespace UnlearnRepro.NUnit.Snapshots;

internal static class VerifySetup
{
    [ModuleInitializer]
    internal static void Run()
    {
        VerifierSettings.UseUtf8NoBom();
        DiffEngine.DiffRunner.Disabled = true;
    }
}
#endif
