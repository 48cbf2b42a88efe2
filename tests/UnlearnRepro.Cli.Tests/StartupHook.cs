/// <summary>What the runtime calls before a program's first line if DOTNET_STARTUP_HOOKS names this assembly: here a thread that fails.</summary>
internal static class StartupHook
{
    public static void Initialize() => AppDomain.CurrentDomain.AssemblyLoad += (_, e) =>
    {
        if (e.LoadedAssembly.GetName().Name == "UnlearnRepro.Kernels")
        {
            new Thread(() => throw new InvalidOperationException("thrown by a thread\nof a test")).Start();
        }
    };
}
