using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Images.Tests.Code;

/// <summary>
/// The suite's assemblies loaded once more beside themselves, so that all their methods have yet to be compiled: the runtime compiles each
/// when it is first called, and says so.
/// </summary>
internal sealed class FreshCopy() : AssemblyLoadContext("fresh copy")
{
    /// <summary>Calls a static method of this assembly's copy.</summary>
    public object? Call(Type type, string method, params object[] arguments) =>
        LoadFromAssemblyName(type.Assembly.GetName()).GetType(type.FullName!, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.Invoke(null, arguments);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName name) =>
        name.Name!.StartsWith("UnlearnRepro", StringComparison.Ordinal) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll")) : null;
}

/// <summary>Which methods of the suite the runtime compiles, as <c>Namespace.Type.Method</c>.</summary>
internal sealed partial class CompiledMethods : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;

    // Of the runtime's tiers the last in which a method can be compiled for the first time.
    private const uint QuickJitted = 3;
    private readonly HashSet<string> names = [];
    private long last = Environment.TickCount64;

    /// <summary>Those that were compiled since; waits until the runtime has told all.</summary>
    public IReadOnlyCollection<string> Names()
    {
        while (Environment.TickCount64 - Volatile.Read(ref last) < 1000)
        {
            Thread.Sleep(100);
        }

        lock (names)
        {
            return [.. names];
        }
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(source, EventLevel.Verbose, Jit);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs told)
    {
        if (told.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || Tier(told) > QuickJitted)
        {
            return;
        }

        Volatile.Write(ref last, Environment.TickCount64);
        string type = (string)told.Payload![told.PayloadNames!.IndexOf("MethodNamespace")]!, method = (string)told.Payload[told.PayloadNames.IndexOf("MethodName")]!;
        if (type.StartsWith("UnlearnRepro.", StringComparison.Ordinal))
        {
            lock (names)
            {
                names.Add($"{Arguments().Replace(type, "")}.{method}");
            }
        }
    }

    // A method that runs often is compiled again, better, a while later: that says nothing of who runs now.
    private static uint Tier(EventWrittenEventArgs told) => ((uint)told.Payload![told.PayloadNames!.IndexOf("MethodFlags")]! >> 7) & 7;

    // What a generic type is of.
    [GeneratedRegex(@"\[.*\]$")]
    private static partial Regex Arguments();
}
