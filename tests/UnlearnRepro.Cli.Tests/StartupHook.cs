/// <summary>What the runtime calls before a program's first line if DOTNET_STARTUP_HOOKS names this assembly: here a thread that fails, and an orderly exit that lets the first thread load libtorch meanwhile.</summary>
internal static class StartupHook
{
    public static void Initialize() => AppDomain.CurrentDomain.AssemblyLoad += (_, e) =>
    {
        if (e.LoadedAssembly.GetName().Name == "UnlearnRepro.Kernels")
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(100);
            new Thread(() => throw new InvalidOperationException("thrown by a thread\nof a test")).Start();
        }
    };
}
